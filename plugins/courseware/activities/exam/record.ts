/** What is kept of an exam: the record `exam/ID`, cell by cell, so that tabs and devices lose nothing of each other's. */

import type { Cells } from '../../browser/merge'
import { entryTo } from '../../browser/records'
import * as store from '../../browser/store'

/** What came of an attempt. */
export interface Done {
  /** When it was handed in, in ms. */
  t: number
  points: number
  most: number
  passed: boolean
  /** From 0 to 1, by question. */
  scores: Record<string, number>
  /** Points and the most there could be, by objective, and by row of the blueprint. */
  by: Record<string, [number, number]>
  rows: [number, number][]
  /** More time was taken than planned. */
  longer: boolean
}

/** One attempt. */
export interface Attempt {
  n: number
  drawn: string[]
  answers: Map<string, string[]>
  flags: Set<string>
  /** The question that was open last. */
  at: string
  /** Minutes that were added; the clock is off. */
  extra: number
  off: boolean
  /** Milliseconds that the exam was open, and when anybody last counted them. */
  used: number
  counted: number
  done?: Done | undefined
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return
  }
}

const isTexts = (x: unknown): x is string[] =>
  Array.isArray(x) && x.length < 200 && x.every((text) => typeof text === 'string' && text.length < 2000)

const isPair = (x: unknown): boolean => Array.isArray(x) && x.length === 2 && x.every(Number.isFinite)

function asDone(x: unknown): Done | undefined {
  const done = Object(x) as Partial<Done>
  const { t, points, most, scores, by, rows } = done
  if (![t, points, most].every(Number.isFinite) || !Array.isArray(rows) || !rows.every(isPair)) return
  if (!Object.values(Object(scores) as object).every(Number.isFinite)) return
  if (!Object.values(Object(by) as object).every(isPair)) return
  return {
    ...(done as Done),
    passed: done.passed === true,
    longer: done.longer === true,
    scores: Object(scores),
    by: Object(by)
  }
}

/** The attempts in a record, in order. `versions` has the wording of each question; an answer to another one is left out. */
export function attemptsIn(cells: Cells, top: Record<string, number>, versions: Map<string, string>): Attempt[] {
  const found: Attempt[] = []
  for (let n = 1; Object.hasOwn(cells, n + '/drawn'); n++) {
    const value = (name: string): string => cells[`${n}/${name}`]?.[0] ?? ''
    const drawn = value('drawn')
      .split(' ')
      .filter((id) => versions.has(id))
    const answers = new Map<string, string[]>()
    for (const id of drawn) {
      const kept = parse(value('a/' + id))
      if (isTexts(kept) && kept[0] === versions.get(id)) answers.set(id, kept.slice(1))
    }
    found.push({
      n,
      drawn,
      answers,
      flags: new Set(drawn.filter((id) => value('f/' + id))),
      at: value('at'),
      extra: Number(value('extra')) || 0,
      off: value('off') === '1',
      used: top['used' + n] ?? 0,
      counted: cells[n + '/tick']?.[1] ?? 0,
      done: asDone(parse(value('done')))
    })
  }
  return found
}

/** The ids that earlier attempts have asked, the latest last. */
export const usedIn = (cells: Cells): string[] =>
  Object.keys(cells)
    .filter((key) => /^\d+\/drawn$/.test(key))
    .sort((a, b) => parseInt(a) - parseInt(b))
    .flatMap((key) => cells[key]?.[0].split(' ') ?? [])

/** The record of one exam. */
export class Keeper {
  #writing = false

  constructor(
    readonly name: string,
    readonly v: string
  ) {}

  get cells(): Cells {
    return entryTo(this.name, this.v)?.data.cells ?? {}
  }

  get top(): Record<string, number> {
    return entryTo(this.name, this.v)?.top ?? {}
  }

  /** When it was last written, if it was written and read back. */
  get saved(): number | undefined {
    return store.saved(this.name) ? store.read(this.name)?.t : undefined
  }

  /** Keeps values under their names; a cell is never older than the one whose place it takes. */
  put(values: Record<string, string>, top: Record<string, number> = {}): void {
    const before = this.cells
    const cells: Cells = {}
    for (const [key, value] of Object.entries(values))
      cells[key] = [value, Math.max(Date.now(), (before[key]?.[1] ?? 0) + 1)]
    this.#writing = true
    store.write(this.name, this.v, { cells }, top)
    this.#writing = false
  }

  /** Calls back when the record was changed by others: another tab, or a copy that came in. */
  listen(listener: () => void, signal: AbortSignal): void {
    store.listen((name) => !this.#writing && (!name || name === this.name) && listener(), signal)
  }
}
