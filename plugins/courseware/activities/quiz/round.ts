/** One round through a quiz, as it is kept. */

import type { Data } from '../../browser/merge'

/** What the quiz's record holds. */
export interface Round {
  /** Ids of the questions asked, in their order on the page. */
  drawn: string[]
  /** Score of the first check of each question in this round; `UNSCORED` where nobody scores it. */
  first: Record<string, number>
  /** This round only asks again what was missed in the last one; it does not count. */
  again: boolean
  /** Ids that were drawn since the pool was last begun. */
  used: string[]
  /** Rounds begun so far: seeds the next draw. */
  rounds: number
}

/** Done, and neither right nor wrong. */
export const UNSCORED = -1

const isIds = (x: unknown): x is string[] =>
  Array.isArray(x) && x.length < 1000 && x.every((id) => typeof id === 'string')

/** A round read from a record, if its questions are still known, with the checks that still hold. */
export function asRound(data: Data | undefined, known: string[], holds: (id: string) => boolean): Round | undefined {
  const { drawn, used, first, again, rounds } = data ?? {}
  if (!isIds(drawn) || !isIds(used) || !drawn.length || !drawn.every((id) => known.includes(id))) return
  const scores = Object.entries(Object(first) as Record<string, number>)
  return {
    drawn,
    first: Object.fromEntries(
      scores.filter(([id, score]) => Number.isFinite(score) && drawn.includes(id) && holds(id))
    ),
    again: again === true,
    used,
    rounds: Number(rounds) || 1
  }
}

/** Questions of the round that can be right or wrong. */
export const scored = ({ drawn, first }: Round): string[] => drawn.filter((id) => first[id] !== UNSCORED)

/** Questions of the round that were not right at the first check. */
export const missed = (round: Round): string[] => scored(round).filter((id) => (round.first[id] ?? 0) < 1 - 1e-9)

/** Whether every question of the round was checked. */
export const isOver = ({ drawn, first }: Round): boolean => drawn.every((id) => Object.hasOwn(first, id))
