/** Sharing out a total by weights. */

/** Whole numbers in the proportion of the weights that make up `total`: the largest remainders get what is left over. */
export function shareOut(weights: number[], total: number): number[] {
  const given = weights.map((weight) => Math.max(0, weight) || 0)
  const sum = given.reduce((a, b) => a + b, 0)
  const exact = given.map((each) => (sum ? (total * each) / sum : total / given.length))
  const parts = exact.map(Math.floor)
  const left = Math.round(total - parts.reduce((a, b) => a + b, 0))
  const rest = (i: number): number => (exact[i] ?? 0) - (parts[i] ?? 0)
  const places = [...exact.keys()].sort((a, b) => rest(b) - rest(a) || a - b)
  for (const i of places.slice(0, left)) parts[i]!++
  return parts
}
