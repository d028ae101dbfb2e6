/** Brings in a copy: merges, never overwrites, and trusts nothing in the file. */

import { foreign } from './foreign'
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

/** Characters in a file that is still taken for a copy of ours, and records of it. */
export const LARGEST = 2e7
const MOST = 20000

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

function bringOne(name: string, value: unknown): ReturnType<typeof absorb> | undefined {
  const found = foreign(name, value)
  return found && absorb(name, found)
}
