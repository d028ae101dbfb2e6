/** What an order is worth. Python does it alike; both run tests/vectors/scoring.json. */

import type { Grade } from '../../browser/question'

/** The steps that come right after the one they have to come after; the first has to be first. */
export const fitting = (right: string[], response: string[]): string[] => [
  ...new Set(
    response.filter((key, place) => {
      const at = right.indexOf(key)
      return at >= 0 && right[at - 1] === response[place - 1]
    })
  )
]

/** The share of steps that fit. */
export function score(right: string[], response: string[]): Grade {
  const { length } = fitting(right, response)
  if (length === right.length && length === response.length) return { score: 1, outcome: 'right' }
  return { score: length / right.length, outcome: length ? 'partly' : 'wrong' }
}
