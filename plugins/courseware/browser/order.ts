/** An order by chance that is the same on every visit. */

/** A number from 0 to 2³² that a text always gives, and that says nothing about its neighbours. */
export function hash(text: string): number {
  let sum = 2166136261
  for (const letter of text) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 16777619)
  sum = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d)
  return (sum ^ (sum >>> 13)) >>> 0
}

/** The items in an order that depends on the seed and on their keys, but not on where they stood. */
export const mixed = <T>(items: readonly T[], seed: string, key: (item: T) => string): T[] =>
  [...items].sort((a, b) => hash(seed + key(a)) - hash(seed + key(b)))
