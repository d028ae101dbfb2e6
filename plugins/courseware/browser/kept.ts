/** What a learner has in this browser, in numbers; and whether it is time to take a copy of it. */

import type { Cells, Rec } from './merge'

export interface Kept {
  /** Questions that were answered. */
  answers: number
  /** Exercises, notes and texts about the own case in which something stands. */
  texts: number
  /** Pages that are done. */
  pages: number
  /** What else there is: sets of questions, exams, stories, cards. */
  more: number
  /** When the oldest of it was written, in ms; 0 where there is nothing. */
  since: number
}

/** Where one is and which way one goes, what one has seen, and what exercises pass on: nothing of it was done by itself. */
const ASIDE = ['last', 'me', 'seen', 'begun', 'completed', 'result']

const DAY = 864e5
/** Days without a copy that nobody has to think of. */
const DAYS = 14

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '' && value !== '\0'

/** Counts all records by what they are to the one who wrote them. */
export function countKept(list: [string, Rec][]): Kept {
  const kept = { answers: 0, texts: 0, pages: 0, more: 0, since: 0 }
  const names = new Set(list.map(([name]) => name))
  for (const [name, { t, old, data }] of list) {
    const [type = ''] = name.split('/')
    const id = name.slice(type.length + 1)
    if (ASIDE.includes(type)) continue
    // What came by a link does not say when it was done.
    const times = [t, ...old.map((entry) => entry.t)].filter((time) => time > 1)
    if (times.length) kept.since = Math.min(kept.since || Infinity, ...times)
    // An exercise that was filled in has an answer as well, so that the page knows.
    if (type === 'answer') kept.answers += Number(!names.has('work/' + id))
    else if (type === 'work')
      kept.texts += Number(Object.values((data.cells ?? {}) as Cells).some(([value]) => isText(value)))
    else if (type === 'draft' || type === 'note') kept.texts += Number(isText(data.text) || data.mark === true)
    else if (type === 'page') kept.pages += Number(data.done === true)
    else kept.more++
  }
  return kept
}

/** Whether the last copy, or the last word about it, is so old that one may be reminded. */
export const isCopyDue = ({ answers, texts, since }: Kept, last: number, now: number): boolean =>
  answers + texts > 0 && now - Math.max(since, last) > DAYS * DAY

/** Whether the browser may drop what it keeps: it has not promised otherwise, or is known to do so all the same. */
export async function mayForget(): Promise<boolean> {
  if (location.protocol === 'file:') return true
  // Safari drops it after seven days without a visit.
  if (/^((?!chrom|android).)*safari/i.test(navigator.userAgent)) return true
  // Not there on pages without encryption.
  const { storage } = navigator as { storage?: StorageManager }
  return !(await storage?.persisted().catch(() => false))
}
