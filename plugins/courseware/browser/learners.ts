/** The people of a class, out of what they have handed in. What does not fit is left out, with a sentence why. */

import { readSubmissions, type Submission } from './submission'
import { say } from './words'

/** One person's submission. Scores run from 0 to 1; all of it is what that person's device says. */
export interface Learner {
  who: string
  device: string
  help: string
  /** When it was made, in ms. */
  t: number
  /** The path that was chosen, by its id; "" for the whole course. */
  path: string
  pages: Set<string>
  /** Scores of first checks, and the best ones, by activity. */
  firsts: Map<string, number>
  bests: Map<string, number>
  exam: { best: number; passed: boolean } | undefined
  /** What was added of the own case: by exercise, what each of its cells holds. */
  texts: { id: string; lines: [cell: string, text: string][] }[]
}

const share = (text = ''): number | undefined => {
  const value = Number(text)
  return text && value >= 0 && value <= 1 ? value : undefined
}

/** The learner in a submission, or nothing if it names nobody. */
export function learnerOf(values: Submission): Learner | undefined {
  const own = (name: string): string => (Object.hasOwn(values, name) ? (values[name] ?? '').trim() : '')
  const who = own('.who').slice(0, 80)
  if (!who) return
  const t = Number(own('.t'))
  const learner: Learner = {
    ...{ who, device: own('.device'), help: own('.help') },
    ...{ t: t > 0 && t < 8e15 ? t : 0, path: own('.path'), pages: new Set<string>() },
    ...{ firsts: new Map<string, number>(), bests: new Map<string, number>(), exam: undefined, texts: [] }
  }
  for (const [name, value] of Object.entries(values)) {
    const [, type, id = ''] = /^(page|answer|exam|text)\/(.+)$/s.exec(name) ?? []
    const [first, second, third] = value.split(' ')
    if (type === 'page') learner.pages.add(id)
    else if (type === 'answer') {
      const [best, begun] = [share(first), share(third)]
      if (best !== undefined) learner.bests.set(id, best)
      if (begun !== undefined) learner.firsts.set(id, begun)
    } else if (type === 'exam') {
      const best = share(first)
      if (best !== undefined && !(best < (learner.exam?.best ?? 0))) learner.exam = { best, passed: Number(second) > 0 }
    } else if (type === 'text') added(learner, id, value)
  }
  return learner
}

/** A text of the own case, with its place in the exercise. */
function added({ texts }: Learner, place: string, text: string): void {
  const [id = '', ...cell] = place.split('/')
  const there = texts.find((each) => each.id === id) ?? { id, lines: [] }
  if (!texts.includes(there)) texts.push(there)
  there.lines.push([cell.join('/'), text])
}

/** The people in files and pasted texts; and sentences about what was left out. */
export function classOf(texts: [file: string, text: string][]): [Learner[], string[]] {
  const found: Learner[] = []
  const refused: string[] = []
  for (const [name, text] of texts) {
    const file = (name || say('classPasted')).slice(0, 80)
    const all = readSubmissions(text, file)
    if (!all.length) refused.push(say('classNoText', { file }))
    for (const values of all) {
      const learner = typeof values === 'string' ? undefined : learnerOf(values)
      if (learner) found.push(learner)
      else refused.push(typeof values === 'string' ? values : say('classNobody', { file }))
    }
  }
  return [found, refused]
}

/**
 * Adds people. One who is there already, by name and device, is counted once, as in the newer submission; how many of
 * those there were. Two of one name on two devices may be two people: both stay.
 */
export function join(all: Learner[], more: Learner[]): number {
  let again = 0
  for (const one of more) {
    const at = all.findIndex(({ who, device }) => who.toLowerCase() === one.who.toLowerCase() && device === one.device)
    if (at < 0) all.push(one)
    else {
      again++
      if ((all[at] as Learner).t <= one.t) all[at] = one
    }
  }
  return again
}
