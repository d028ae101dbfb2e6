/** How far the reader is: on this page, in a module, with an objective. */

import { all } from './dom'
import { wasRight, type Entry } from './merge'
import { asAnswer, entryTo, tell } from './records'
import * as store from './store'

/** The objectives of an activity. */
export const objectivesOf = ({ dataset }: HTMLElement): string[] => dataset.objectives?.split(' ') ?? []

/** The questions that this page asks; of a set, those that were drawn. */
const asked = (): HTMLElement[] => all('[data-v]:not([data-draw])').filter((question) => !question.closest('[hidden]'))

const entryOf = ({ id, dataset: { v, draw } }: HTMLElement): Entry | undefined =>
  entryTo((draw ? 'quiz/' : 'answer/') + id.slice(3), v)

/** Whether an answer holds, or is one that nobody scores. */
const isPassed = (entry: Entry | undefined): boolean => !!entry?.top.done || wasRight(entry)

/** How many questions of this page are answered, of how many, and whether what has a pass mark is passed. */
export function pageProgress(): { n: number; all: number; passed: boolean } {
  const questions = asked()
  const sets = all('[data-draw]')
  return {
    n: questions.filter(entryOf).length,
    all: questions.length,
    passed: sets.length ? sets.every((set) => entryOf(set)?.top.passed) : questions.map(entryOf).every(isPassed)
  }
}

/** Whether a page is done. */
export const isDone = (page: string): boolean => store.read('page/' + page)?.data.done === true

/** Keeps whether a page is done, if that is news. */
export function markPage(page: string, done: boolean): void {
  if (isDone(page) === done) return
  store.write('page/' + page, '', { done })
  if (done) tell({ verb: 'completed', kind: 'page', page })
}

/** Objectives of which the reader has answered an activity right, and left none of this page open. */
export function shownObjectives(): Set<string> {
  const right = store.list('answer/').filter(([, record]) => wasRight(record))
  const shown = new Set(right.flatMap(([, record]) => asAnswer(record)?.objectives ?? []))
  for (const question of asked()) {
    if (!entryOf(question)) for (const id of objectivesOf(question)) shown.delete(id)
  }
  return shown
}
