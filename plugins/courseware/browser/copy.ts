/** A copy of all records as a file: the reader's own, readable, and taken in again on any device. */

import { download } from './download'
import type { Rec } from './merge'
import { outline } from './outline'
import * as store from './store'
import { unreadable } from './whole'

/** What the file holds. */
export interface Copy {
  format: 'courseware-records'
  course: string
  version: string
  made: string
  /** Every record by its name. */
  records: Record<string, Rec>
  /** What could not be read, as it was found. */
  unreadable: Record<string, string | undefined>
}

/** The key that says when the last copy was made here. */
export const copiedKey = (): string => store.own + 'seed/copied'

/** Everything that is kept, in memory or written. */
export function makeCopy(): Copy {
  return {
    format: 'courseware-records',
    course: outline.course,
    version: outline.version,
    made: new Date().toISOString(),
    records: Object.fromEntries(store.list()),
    unreadable: unreadable()
  }
}

/** Hands the copy to the browser as a download; where several people have one each, with a name. */
export function saveCopy(name = ''): void {
  const copy = makeCopy()
  // Not a record: it says something of this device and does not travel.
  store.keep(copiedKey(), String(Date.now()))
  const whose = name.replace(/[^\p{L}\p{N}]+/gu, '-')
  download(
    `${[outline.course, whose, copy.made.slice(0, 10)].filter(Boolean).join('-')}.json`,
    JSON.stringify(copy, null, 1),
    'application/json'
  )
}
