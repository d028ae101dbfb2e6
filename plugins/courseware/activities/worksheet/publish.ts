/** What a worksheet publishes, by the phrases that its author wrote. */

import type { Phrase } from '../../browser/results'
import { amount, type Column } from './columns'
import type { Grid } from './grid'
import { numbersOf, sumOf } from './reckon'

/** The lines of one result; `titles` are those of the tabs. */
export function linesOf(
  { verb, count, what, by }: Phrase,
  columns: Column[],
  grids: Grid[],
  titles: string[]
): string[] {
  const unit = columns.find(({ name }) => name === what)?.unit
  const rows = grids.flatMap((grid, i) => {
    const filled = grid.own()
    return grid.rows().map(([id, values]) => {
      const own = values[what]
      const text = grid.text(id, what) || (typeof own === 'number' ? amount(own, unit) : '')
      const line = what === 'rows' ? grid.label(id) : text.replace(/\s+/g, ' ').trim()
      return {
        values,
        by: grid.text(id, by),
        line: line && titles[i] ? `${line} (${titles[i]})` : line,
        isOwn: filled.has(id)
      }
    })
  })
  if (verb === 'sum') {
    const all = rows.map(({ values }) => values)
    // Where nobody has written a number, 0 would claim that somebody had counted.
    return numbersOf(all, what).length ? [amount(sumOf(all, what), unit)] : []
  }
  // What an author put there as an example, and the reader left alone, is no finding of the reader's.
  const named = rows.filter(({ line, isOwn }) => line && isOwn)
  if (!verb) return named.map(({ line }) => line)
  if (verb === 'without') return named.filter((row) => !row.by.trim()).map(({ line }) => line)
  return named
    .flatMap(({ line, values }): [string, number][] => {
      const value = values[by]
      return typeof value === 'number' ? [[line, value]] : []
    })
    .sort(([, a], [, b]) => b - a)
    .slice(0, count)
    .map(([line]) => line)
}
