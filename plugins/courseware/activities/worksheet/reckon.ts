/** Works out the formulas of a table: after a keystroke only what depends on the cell that was changed. */

import { evaluate, type Fault, type Result } from '../../formulas/evaluate'
import type { Column, Value } from './columns'

/** The values of a row by column; for a formula also why there is none. */
export type Values = Record<string, Value | Fault>

export const isFault = (value: Result | undefined): value is Fault => typeof value === 'object'

const plain = (value: Value | Fault): Value => (isFault(value) ? undefined : value)

/** The numbers of a column; ticks count as one. */
export const numbersOf = (rows: Iterable<Values>, name: string): number[] =>
  [...rows].flatMap((values) => {
    const value = plain(values[name])
    return value === undefined ? [] : +value
  })

export const sumOf = (rows: Iterable<Values>, name: string): number => numbersOf(rows, name).reduce((a, b) => a + b, 0)

/**
 * Brings the formulas up to date; `order` are their columns, each behind those that it needs. `name` is what was changed
 * in `row`, or an input when there is no row; without both, everything is worked out.
 */
export function reckon(
  columns: Map<string, Column>,
  order: string[],
  rows: Values[],
  input: (name: string) => Value,
  name?: string,
  row?: Values
): void {
  /** Columns that changed in one row, and in several. */
  const near = new Set(row && name ? [name] : [])
  const far = new Set(!row && name ? [name] : [])
  const whole = new Map<string, number[]>()
  const all = (of: string): number[] => {
    const found = whole.get(of) ?? numbersOf(rows, of)
    whole.set(of, found)
    return found
  }
  for (const each of order) {
    const tokens = columns.get(each)?.formula ?? []
    const changed = (token: string): boolean => near.has(token) || far.has(token)
    const isFar =
      !name || tokens.some((token) => far.has(token) || (token.startsWith('all:') && changed(token.slice(4))))
    if (!isFar && !tokens.some(changed)) continue
    for (const values of isFar ? rows : row ? [row] : []) {
      values[each] = evaluate(tokens.join(' '), {
        value: (of) => (of.startsWith('all:') ? all(of.slice(4)) : columns.has(of) ? plain(values[of]) : input(of)),
        seen: () => false,
        found: () => false
      })
    }
    ;(isFar ? far : near).add(each)
  }
}
