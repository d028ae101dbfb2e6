/** What came of an attempt: the sum, by objective with the pages to read again, the gain, and the answers where allowed. */

import { all, h } from '../../browser/dom'
import { say } from '../../browser/words'
import type { Asked } from './asked'
import { cut, needed } from './judged'
import type { Pool } from './pool'
import type { Attempt, Done } from './record'

/** What a result needs to know of its exam. */
export interface Sat {
  exam: HTMLElement
  pool: Pool
  /** The share that passes; undefined where nothing is to be passed. */
  pass: number | undefined
  /** The result of the test before, of which this one is the parallel form; undefined where there is none yet. */
  before: Done | undefined
}

/** Green, or the ochre of "not yet"; the words beside it say the same. */
const look = (good: boolean): string => (good ? 'is-right' : 'is-nudge')

const points = (n: number): number => cut(n)

/** The sentence that says it all. */
function sum({ pass }: Sat, { points: n, most, passed, longer }: Done): string {
  const counts = { n: points(n), all: points(most) }
  const words =
    pass === undefined
      ? [say('examEnded'), say('examCount', counts)]
      : [say(passed ? 'examPassed' : 'examFailed'), say('examSum', { ...counts, needed: needed(pass, most) })]
  if (pass !== undefined && !passed) words.push(say('examStays'))
  if (longer) words.push(say('examLonger'))
  return words.join(' ')
}

/** Each objective with its figures, and where to read again what was not full. */
function objectives({ exam }: Sat, { by }: Done): HTMLElement[] {
  const lines = all('.cw-lessons > li', exam).flatMap((lesson) => {
    const [n, most] = by[lesson.dataset.o ?? ''] ?? []
    if (n === undefined || !most) return []
    const line = h('li', {}, lesson.firstChild?.textContent?.trim() ?? '', ' ')
    line.append(h('b', { class: 'cw-num' }, say('examPart', { n: points(n), all: points(most) })))
    const links = all('a', lesson).map((link) => link.cloneNode(true) as HTMLElement)
    if (n < most - 1e-9 && links.length) {
      const pages = links.flatMap((link, i) => (i ? [' · ', link] : [' ', link]))
      line.append(h('p', { class: 'cw-note' }, say('examRead'), ...pages))
    }
    return line
  })
  return lines.length ? [h('h4', {}, say('examBy')), h('ul', { class: 'cw-by' }, ...lines)] : []
}

/** Before and now, by row of the blueprint. */
function gain({ pool, before, exam }: Sat, done: Done): HTMLElement[] {
  if (exam.dataset.after === undefined) return []
  if (!before) return [h('p', {}, say('examBefore'))]
  const said = ([was, of]: [number, number], [n, all]: [number, number]): string =>
    say('examGain', { before: points(was), of: points(of), n: points(n), all: points(all) })
  const lines = pool.plan.rows.flatMap(({ title }, i) => {
    const [was, now] = [before.rows[i], done.rows[i]]
    return was?.[1] && now?.[1] ? h('li', {}, title + ': ', h('b', { class: 'cw-num' }, said(was, now))) : []
  })
  const whole = said([before.points, before.most], [done.points, done.most])
  return [h('p', { class: 'cw-gain' }, whole), h('ul', { class: 'cw-by' }, ...lines)]
}

/** The result; the first element takes the focus. */
export function result(sat: Sat, done: Done): HTMLElement[] {
  const good = sat.pass === undefined || done.passed
  const head = h('h3', { tabindex: '-1', class: 'cw-verdict ' + look(good) }, sum(sat, done))
  return [head, ...gain(sat, done), ...objectives(sat, done)]
}

/** The answers, each with what holds. The questions have to be on the page and awake. */
export function review(questions: Asked[], attempt: Attempt): void {
  for (const question of questions) {
    const id = question.id.slice(3)
    const given = attempt.answers.get(id) ?? []
    const grade = question.judge(given)
    const outcome = typeof grade === 'string' ? 'wrong' : grade.outcome
    const yours = typeof grade === 'string' && !given.length ? say('examNothing') : ''
    const words = say({ right: 'examHolds', partly: 'examPartly', wrong: 'examNot' }[outcome])
    question.reveal(given)
    const line = h('p', { class: 'cw-result ' + look(outcome === 'right') }, yours || words)
    question.querySelector('form')?.append(line)
  }
}
