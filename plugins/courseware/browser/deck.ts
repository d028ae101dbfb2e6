/**
 * Cards that come again: what is kept of each, and which of them are due today.
 *
 * A card keeps its log in the cells of its own record `card/REVIEW.KEY`: one cell for each time it was graded, which is
 * never taken out again. So logs from tabs and devices come together whole, in any order. When the card comes again
 * follows from its log; the cell `due` only repeats it for pages that load no scheduler.
 */

import type { Rec } from './merge'
import { isDone } from './progress'
import * as store from './store'

/** One time a card was graded, from 1 (not known) to 4 (at once). Days are counted in the reader's own time zone. */
export interface Given {
  day: number
  grade: number
  t: number
}

/** A card that has come to the reader. */
export interface Card {
  key: string
  log: Given[]
  /** The day on which it comes again; for one that was never graded, today. */
  due: number
}

/** A card of the course: the page that has to be done before it comes, or the question that has to be missed. */
export interface Entry {
  key: string
  page?: string | undefined
  missed?: string | undefined
}

/** Days after which a card comes again at the latest. What says more is not believed. */
export const LONGEST = 365

/** What the cell is called that says when the card comes again. */
export const DUE = 'due'

/** What a grade is written over with when it is taken back: no grade, so it is not read. */
export const TAKEN_BACK = '0'

/** Times that are read of one card. Nobody comes to so many; a broken file may. */
const MOST = 500

/** The number of the day on which something was. */
export const dayOf = (t: number): number => Math.floor((t - new Date(t).getTimezoneOffset() * 6e4) / 864e5)

/** The name of the record of a card. */
export const recordOf = (review: string, key: string): string => `card/${review}.${key}`

/**
 * The times that a card was graded, in order. What bears a day that is still to come was written by a clock that was
 * wrong: it counts from that day on, and until then the card is asked as if it were not there.
 */
export function logOf(record: Rec | undefined, today: number): Given[] {
  return Object.entries(record?.data.cells ?? {})
    .filter(([name, [value]]) => name !== DUE && /^[1-4]$/.test(value))
    .map(([name, [value, t]]) => ({ name, day: dayOf(t), grade: Number(value), t }))
    .filter(({ day }) => day <= today)
    .sort((a, b) => a.t - b.t || (a.name < b.name ? -1 : 1))
    .slice(-MOST)
    .map(({ day, grade, t }) => ({ day, grade, t }))
}

/** The day in the cell `due`; today where that is no day that can be meant. */
function dueOf(record: Rec | undefined, today: number): number {
  const day = Number(record?.data.cells?.[DUE]?.[0])
  return day <= today + LONGEST ? day : today
}

/** Whether the first check of a question was not right. */
export function wasMissed(question: string): boolean {
  const { first, tries, sure, score } = store.read('answer/' + question)?.data ?? {}
  const [, value] = (Array.isArray(first) ? first : tries === 1 ? [sure, score] : []) as unknown[]
  return typeof value === 'number' && value < 1 - 1e-9
}

/** The cards that have come to the reader: those graded before, and those whose page is done or question missed. */
export function deckOf(review: string, entries: Entry[], today: number): Card[] {
  return entries.flatMap(({ key, page, missed }) => {
    const record = store.read(recordOf(review, key))
    const log = logOf(record, today)
    const comes = missed ? wasMissed(missed) : !page || isDone(page)
    return log.length || comes ? [{ key, log, due: log.length ? dueOf(record, today) : today }] : []
  })
}

/**
 * The keys of today's cards: those that are due, the longest waiting first, then new ones, `aDay` in all with those that
 * were graded today; and at the end those that were not known today, until they are.
 */
export function queueOf(deck: Card[], aDay: number, today: number): string[] {
  const seen = deck.filter(({ log }) => log.at(-1)?.day === today)
  const again = seen.filter(({ log }) => log.at(-1)?.grade === 1).sort((a, b) => a.log.at(-1)!.t - b.log.at(-1)!.t)
  const waiting = deck.filter((card) => !seen.includes(card) && card.due <= today)
  const begun = waiting.filter(({ log }) => log.length).sort((a, b) => a.due - b.due)
  const fresh = waiting.filter(({ log }) => !log.length)
  const next = [...begun, ...fresh].slice(0, Math.max(0, aDay - seen.length))
  return [...next, ...again].map(({ key }) => key)
}
