/** Amounts in fields: a text that is a number, in the way of the course's language. */

import { read } from './numbers'
import { addWords, number } from './words'

addWords({ writeNumber: 'Write a number, such as {n}.' })

/** The number that a field holds; of two readings of "1,234" the one of the course's language. Nothing if it is none. */
export function asNumber(text: string): number | undefined {
  const found = read(text)
  // In English 1.5 is written with a point, so the comma groups.
  const grouped = number(1.5).includes('.') === /,\d{3}$/.test(text.trim())
  return found[found.length > 1 && grouped ? 1 : 0]
}
