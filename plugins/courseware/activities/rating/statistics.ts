/** Figures of a group: what lies in the middle, how far apart people are, and what that makes worth talking about. */

/** How the ratings of one dimension are spread. Figures are missing where nobody has rated. */
export interface Spread {
  /** The ratings, lowest first. */
  levels: number[]
  /** How many said that there is no evidence: counted as missing, not as a rating. */
  none: number
  median?: number
  low?: number
  high?: number
  range?: number
  /** The middle half: from the median of the lower half to that of the upper; an odd one in the middle is in neither. */
  middle?: [number, number]
}

function medianOf(sorted: number[]): number {
  const half = sorted.length / 2
  return ((sorted[Math.ceil(half) - 1] as number) + (sorted[Math.floor(half)] as number)) / 2
}

/** The spread of ratings; `?` is one without evidence. */
export function spread(ratings: (number | '?')[]): Spread {
  const levels = ratings.filter((each) => each !== '?').sort((a, b) => a - b)
  const none = ratings.length - levels.length
  const [low] = levels
  const high = levels.at(-1)
  if (low === undefined || high === undefined) return { levels, none }
  const half = Math.floor(levels.length / 2)
  const [lower, upper] = half ? [levels.slice(0, half), levels.slice(-half)] : [levels, levels]
  const middle: [number, number] = [medianOf(lower), medianOf(upper)]
  return { levels, none, median: medianOf(levels), low, high, range: high - low, middle }
}

/**
 * How much there is to talk about, 0 to 1: half of it the range inside the team, half the distance between the team's
 * median and that of people outside, each as a share of the longest possible (`size`). Where nobody outside was asked at
 * all, the range alone; where they were asked (`heard`) and not about this, it has no distance, so that it weighs no more
 * than what they have spoken about.
 */
export function talkScore(
  { range = 0, median }: Spread,
  outside: number | undefined,
  size: number,
  heard = outside !== undefined
): number {
  const distance = outside === undefined || median === undefined ? 0 : Math.abs(median - outside)
  return heard ? 0.5 * (range / size) + 0.5 * (distance / size) : range / size
}

/** Levels added up by weight, what they could have made, and how many are missing. */
export function weighted(
  ratings: { level: number | undefined; weight: number }[],
  highest: number
): { sum: number; of: number; missing: number } {
  const total = { sum: 0, of: 0, missing: 0 }
  for (const { level, weight } of ratings) {
    if (level === undefined) total.missing++
    else {
      total.sum += level * weight
      total.of += highest * weight
    }
  }
  return total
}
