/** The learner's records on this page: what an answer holds, and the event that tells adapters. */

import type { Outcome } from './dom'
import { entries, type Entry } from './merge'
import { outline } from './outline'
import * as store from './store'

store.open({
  ...outline,
  random: () => crypto.getRandomValues(new Uint32Array(2)).join('')
})

/** The last check of a question. Best score and number of tries stand in the entry's `top`. */
export interface Answer {
  /** Option keys, or the text that was typed. */
  response: string[]
  /** The response in words, for the day when the question has changed. */
  labels: string[]
  score: number
  outcome: Outcome
  /** Checks since the question was last begun afresh. */
  tries: number
  hints: number
  /** The answer was shown. */
  shown: boolean
  /** 1 guessing, 2 fairly sure, 3 certain; 0 when it was not said. */
  sure: number
  /** How sure one was at the very first check, and its score. */
  first?: [number, number]
  objectives: string[]
}

const isTexts = (x: unknown): boolean =>
  Array.isArray(x) && x.length < 100 && x.every((text) => typeof text === 'string')

/** The answer in an entry, or nothing if it has not the shape of one. */
export function asAnswer(entry: Entry | undefined): Answer | undefined {
  const { response, labels, objectives, tries, ...rest } = (entry?.data ?? {}) as Partial<Answer>
  if (![response, labels, objectives].every(isTexts)) return
  return { ...rest, response, labels, objectives, tries: Number(tries) || 1 } as Answer
}

/** The entry to this wording of an activity, whether or not another is newer. */
export function entryTo(name: string, v = ''): Entry | undefined {
  const record = store.read(name)
  return record && entries(record).find((entry) => entry.v === v)
}

/** What happened, said once. Adapters make statements for a learning management system of it. */
export interface Happening {
  verb: 'attempted' | 'answered' | 'revealed' | 'returned' | 'passed' | 'failed' | 'completed'
  kind: string
  activity?: string
  page?: string
  [detail: string]: unknown
}

/** Tells everyone on the page, by the event `courseware:record`. */
export function tell(happening: Happening): void {
  const { course, version } = outline
  const detail = { course, version, time: Date.now(), ...happening }
  document.dispatchEvent(new CustomEvent('courseware:record', { detail }))
}
