/** Brings in a copy: merges, never overwrites, and trusts nothing in the file. */

import { asRecord, type Rec } from './merge'
import { outline } from './outline'
import * as store from './store'
import { absorb } from './whole'

/** What came of it. */
export interface Brought {
  added: number
  updated: number
  /** Records of which this device already has the same or a newer one. */
  older: number
  refused: number
  /** Why nothing at all came in. */
  reason?: 'large' | 'unreadable' | 'foreign' | 'course'
}

/** Characters in a file, and in one record of it, that are still taken for a copy of ours. */
export const LARGEST = 2e7
const LARGEST_RECORD = 1e5
const MOST = 20000
/** The last moment there is, in ms. An answer has to be later than what it follows, so nothing may come close to the largest number. */
const LAST = 8.64e15

/** Type and id. A seed is a device's own and never travels. */
const NAME = /^(?!seed\/)[a-z][a-z-]{0,30}\/[^\p{Cc}\\]{1,300}$/u

const nothing: Brought = { added: 0, updated: 0, older: 0, refused: 0 }

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return
  }
}

/** Takes in the records of a file's text. */
export function bring(text: string): Brought {
  if (text.length > LARGEST) return { ...nothing, reason: 'large' }
  const file = parse(text) as Record<string, unknown> | null | undefined
  if (!file) return { ...nothing, reason: 'unreadable' }
  if (file.format !== 'courseware-records' || Object(file.records) !== file.records)
    return { ...nothing, reason: 'foreign' }
  if (file.course !== outline.course) return { ...nothing, reason: 'course' }
  const all = Object.entries(file.records as object)
  const sum = { ...nothing, refused: Math.max(0, all.length - MOST) }
  for (const [name, value] of all.slice(0, MOST) as [string, unknown][]) {
    const came = bringOne(name, value)
    if (came === 'new') sum.added++
    else if (came === 'newer') sum.updated++
    else if (came === 'older') sum.older++
    else sum.refused++
  }
  store.changed()
  return sum
}

/** Whether nothing in a record is later than any clock can say. */
const isInTime = (found: Rec): boolean =>
  [found, ...found.old].every(({ t, data }) =>
    [t, ...Object.values(data.cells ?? {}).map(([, at]) => at)].every((at) => at < LAST)
  )

function bringOne(name: string, value: unknown): ReturnType<typeof absorb> | undefined {
  const found = NAME.test(name) ? asRecord(value as Parameters<typeof asRecord>[0]) : undefined
  if (!found || !isInTime(found) || JSON.stringify(found).length > LARGEST_RECORD) return
  return absorb(name, found)
}
