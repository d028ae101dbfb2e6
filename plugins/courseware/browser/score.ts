/** What it is worth to choose several of many, or one. Python does it alike; both run tests/vectors/scoring.json. */

import type { Outcome } from './dom'

/** A score with the counts that the result line speaks of. */
export interface Scored {
  score: number
  outcome: Outcome
  found: number
  extra: number
  missing: number
}

/** Scores the chosen keys. With `several`, ticking everything never pays: wrong ticks cost what right ones bring. */
export function score(right: string[], wrong: string[], several: boolean, response: string[]): Scored {
  const among = (keys: string[]): number => keys.filter((key) => response.includes(key)).length
  const found = among(right)
  const extra = among(wrong)
  const missing = right.length - found
  if (!several) return { score: found ? 1 : 0, outcome: found ? 'right' : 'wrong', found, extra, missing }
  const share = (n: number, of: number): number => (of ? n / of : 0)
  const value = Math.max(0, share(found, right.length) - share(extra, wrong.length))
  const outcome = value > 1 - 1e-9 ? 'right' : found ? 'partly' : 'wrong'
  return { score: value, outcome, found, extra, missing }
}
