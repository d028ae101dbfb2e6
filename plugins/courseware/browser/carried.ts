/** How far somebody is, between records and the states that pack.ts packs into bits. */

import { asRecord, wasRight, type Data, type Rec } from './merge'
import type { Leaf, Progress } from './pack'

/** Older than any answer: what is carried adds to one that is here, and never takes its place. */
const FIRST = 1

type Read = (name: string) => Rec | undefined

function stateOf([name, v]: [string, string], read: Read): number {
  const record = read(name)
  const entry = record && [record, ...record.old].find((each) => each.v === v)
  if (!entry) return 0
  const { done, passed, tries = 1 } = entry.top
  if (name.startsWith('quiz/')) return done ? (passed ? 4 : 1) : 0
  return (wasRight(entry) ? 3 : 0) + Math.min(3, Math.max(1, tries))
}

/** Pages with what is done on them. */
export const progressOf = (leaves: Leaf[], read: Read): [Leaf, Progress][] =>
  leaves.map((leaf) => [
    leaf,
    {
      done: read('page/' + leaf.page)?.data.done === true,
      states: leaf.items.map((item) => stateOf(item, read))
    }
  ])

/** The records that say as much as the states do. */
export function recordsOf(found: [Leaf, Progress][]): [name: string, record: Rec][] {
  const made = (name: string, v: string, data: Data, top: Record<string, number>): [string, Rec][] => {
    const record = asRecord({ f: 1, v, t: FIRST, by: '', data, top, old: [] })
    return record ? [[name, record]] : []
  }
  return found.flatMap(([{ page, items }, { done, states }]) => {
    const answers = states.flatMap((state, i) => {
      const [name, v] = items[i] ?? []
      if (!state || !name) return []
      const best = Number(state > 3)
      const tries = state - 3 * best
      return made(name, v ?? '', {}, name.startsWith('quiz/') ? { done: 1, passed: best } : { best, tries })
    })
    return done ? [...made('page/' + page, '', { done }, {}), ...answers] : answers
  })
}
