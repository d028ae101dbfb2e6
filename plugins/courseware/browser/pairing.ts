/** What placing items is worth. Python does it alike; both run tests/vectors/scoring.json. */

import type { Grade } from './question'

/** The share of items in their place, less what guessing among so many places would have brought. */
export function score(
  right: Record<string, string>,
  places: number,
  chosen: Map<string, string>
): Grade & { n: number } {
  const all = Object.entries(right)
  const n = all.filter(([item, place]) => chosen.get(item) === place).length
  const value = (n - (all.length - n) / Math.max(1, places - 1)) / all.length
  return { score: Math.max(0, value), outcome: n === all.length ? 'right' : n ? 'partly' : 'wrong', n }
}
