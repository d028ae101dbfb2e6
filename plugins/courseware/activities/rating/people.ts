/** Ratings of other people, from files and texts. None is trusted: what does not fit is left out, with a sentence why. */

import { unpack } from '../../browser/exchange'
import { say } from '../../browser/words'
import { readTexts } from './form'

/** What a rating asks for. */
export interface Scale {
  activity: string
  low: number
  high: number
  /** The cells of all levels: names of dimensions, with `@` and what is rated where there are several. */
  cells: string[]
}

export type Level = number | '?'

/** One person's ratings. */
export interface Person {
  outside: boolean
  who: string
  device: string
  /** When they were handed on, in ms. */
  t: number
  ratings: Map<string, Level>
  /** What was written beside the levels, or, from outside, the comment under ''. */
  texts: Map<string, string>
}

/** The level that a text stands for, if it is on the scale. */
export function levelOf(text: string, { low, high }: { low: number; high: number }): Level | undefined {
  if (text === '?') return text
  const level = Number(text)
  return /^\d{1,2}$/.test(text) && level >= low && level <= high ? level : undefined
}

/** The cell of what is written beside a level: `part` is e for its evidence, c for how sure one is. */
export const beside = (cell: string, part: string): string => cell.replace(/@|$/, `.${part}$&`)

/** The ratings in the fields of a file or text, or the key of the sentence why there are none. */
export function personOf(values: Record<string, string>, scale: Scale): Person | string {
  const get = (name: string): string => (Object.hasOwn(values, name) ? String(values[name]).trim() : '')
  const ratings = new Map<string, Level>()
  const texts = new Map([['', get('.comment')]])
  for (const cell of scale.cells) {
    const value = get(cell)
    const level = levelOf(value, scale)
    if (level !== undefined) ratings.set(cell, level)
    else if (value) return 'rOff'
    texts.set(cell, get(beside(cell, 'e')))
  }
  if (!ratings.size) return 'rEmpty'
  const outside = get('.side') === 'outside'
  return { outside, who: get('.who').toLowerCase(), device: get('.device'), t: Number(get('.t')) || 0, ratings, texts }
}

/** Whether two files come from one person: the same pseudonym, or the same device and no two pseudonyms. */
function isSame(a: Person, b: Person): boolean {
  if (a.outside !== b.outside) return false
  return a.who && b.who ? a.who === b.who : !!a.device && a.device === b.device
}

/** Adds people; who is there already is counted once, as in the newer file. How many of those there were. */
export function addPeople(all: Person[], more: Person[]): number {
  let again = 0
  for (const one of more) {
    const at = all.findIndex((each) => isSame(each, one))
    if (at < 0) all.push(one)
    else {
      again++
      if ((all[at] as Person).t <= one.t) all[at] = one
    }
  }
  return again
}

/** The people in files, and in texts that people outside have sent; and sentences about what was left out. */
export function readPeople(texts: [file: string, text: string][], scale: Scale): [Person[], string[]] {
  const people: Person[] = []
  const refused: string[] = []
  for (const [name, text] of texts) {
    const file = (name || say('rPasted')).slice(0, 80)
    const found = /^\s*\{/.test(text) ? [unpack(text, 'rating', scale.activity, file)] : readTexts(text, scale.activity)
    for (const values of found.length ? found : ['rNoText']) {
      const person = typeof values === 'string' ? values : personOf(values, scale)
      if (typeof person === 'string') refused.push(say(person, { file }) || person)
      else people.push(person)
    }
  }
  return [people, refused]
}
