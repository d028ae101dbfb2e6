/** Records that come from elsewhere, a file or another system: nothing about them is certain. */

import { asRecord, type Rec } from './merge'

/** Characters in one record that are still taken for ours. */
const LARGEST = 1e5
/** The last moment there is, in ms. An answer has to be later than what it follows, so nothing may come close to the largest number. */
const LAST = 8.64e15

/** Type and id. A seed is a device's own and never travels. */
export const NAME = /^(?!seed\/)[a-z][a-z-]{0,30}\/[^\p{Cc}\\]{1,300}$/u

/** Whether nothing in a record is later than any clock can say. */
const isInTime = (found: Rec): boolean =>
  [found, ...found.old].every(({ t, data }) =>
    [t, ...Object.values(data.cells ?? {}).map(([, at]) => at)].every((at) => at < LAST)
  )

/** A value under a name as a record, if both can be ours. */
export function foreign(name: string, value: unknown): Rec | undefined {
  const found = NAME.test(name) ? asRecord(value as Partial<Rec> | null) : undefined
  return found && isInTime(found) && JSON.stringify(found).length <= LARGEST ? found : undefined
}
