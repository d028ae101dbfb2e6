/** The order of rows by a column. */

import { isWorded, type Column } from './columns'
import { isFault, type Values } from './reckon'

/** Numbers with the largest first, choices as they are offered, words by the alphabet; what is empty comes last. */
export function sorted(
  ids: string[],
  column: Column,
  of: (id: string) => [text: string, value: Values[string]]
): string[] {
  const { type, offer } = column
  const rank = (id: string): number | string => {
    const [text, value] = of(id)
    if (type === 'choice') return offer.indexOf(text) + 1 || Infinity
    if (isWorded(column) || type === 'date') return text || '\uffff'
    return value === undefined || isFault(value) ? Infinity : -value
  }
  return [...ids].sort((a, b) => {
    const [one, two] = [rank(a), rank(b)]
    return typeof one === 'string' ? one.localeCompare(String(two)) : one - Number(two) || 0
  })
}
