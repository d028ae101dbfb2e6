/** Which questions of a pool are asked. */

import { mixed } from '../../browser/order'

/** A draw: the items by their place in the pool, and what is used up after it. */
export interface Drawn {
  items: number[]
  used: number[]
}

/**
 * Draws items until `count` questions are together; an item is what is drawn together, as a list of questions.
 *
 * None comes twice before all have come: when the rest is too small, it comes first and the others are mixed anew.
 */
export function draw(
  pool: readonly (readonly string[])[],
  used: readonly number[],
  count: number,
  seed: string
): Drawn {
  const items: number[] = []
  let open = count
  const take = (from: number[]): void => {
    for (const place of mixed(from, seed, (each) => String(pool[each]))) {
      const size = pool[place]?.length ?? 0
      // A case larger than the whole draw is asked alone rather than never.
      if (size > open && (size <= count || items.length)) continue
      items.push(place)
      open -= size
    }
  }
  const places = [...pool.keys()]
  take(places.filter((place) => !used.includes(place)))
  const isUsedUp = places.every((place) => used.includes(place) || items.includes(place))
  if (!isUsedUp || open <= 0) return { items, used: [...used, ...items] }
  take(places.filter((place) => !items.includes(place)))
  return { items, used: items }
}

/** The share of points that first checks brought, from 0 to 1. */
export function share(ids: readonly string[], scores: Record<string, number>, points: (id: string) => number): number {
  const sum = (worth: (id: string) => number): number => ids.reduce((total, id) => total + worth(id), 0)
  const most = sum(points)
  return most ? sum((id) => points(id) * (scores[id] ?? 0)) / most : 0
}
