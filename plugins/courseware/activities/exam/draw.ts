/**
 * Which questions an attempt asks: each cell of the blueprint filled, cases whole, nothing that was asked before as far
 * as the bank allows, and enough left for the attempts to come.
 *
 * All attempts that are left are packed at once, and the first of them is taken. So whatever chance decides now, the
 * next attempt can be filled as well if the generator has proven that all can (checks/packing.py).
 */

import { mixed } from '../../browser/order'

/** What is drawn together: the ids of its questions, and the cell of each. */
export interface Item {
  ids: string[]
  cells: number[]
}

type Loads = number[][]

/** So many ways to place cases are tried before one settles for less. */
const PATIENCE = 20000

/** How many questions of each cell an item has. */
function vectorOf({ cells }: Item, size: number): number[] {
  const vector = Array.from({ length: size }, () => 0)
  for (const cell of cells) vector[cell] = (vector[cell] ?? 0) + 1
  return vector
}

/** Places cases into attempts so that single questions can fill the rest: for each case its attempt, or -1. */
function place(cases: number[][], singles: number[], need: number[], times: number): number[] | undefined {
  const loads: Loads = Array.from({ length: times }, () => need.map(() => 0))
  const where: number[] = []
  const failed = new Set<string>()
  let tries = 0
  /** What cases from here on could bring at most. */
  const rest = cases.map((_, i) =>
    need.map((_, cell) => cases.slice(i).reduce((sum, each) => sum + (each[cell] ?? 0), 0))
  )
  const missing = (cell: number): number =>
    (need[cell] ?? 0) * times - (singles[cell] ?? 0) - loads.reduce((sum, load) => sum + (load[cell] ?? 0), 0)
  const go = (i: number): boolean => {
    if (need.some((_, cell) => missing(cell) > (rest[i]?.[cell] ?? 0))) return false
    const item = cases[i]
    if (!item) return true
    const state = i + ':' + loads.map(String).sort().join(';')
    if (failed.has(state) || ++tries > PATIENCE) return false
    for (let turn = 0; turn <= times; turn++) {
      // Every attempt gets its share of the cases; leaving one out comes last.
      const at = turn < times ? (i + turn) % times : -1
      const load = loads[at]
      if (load && need.some((most, cell) => (load[cell] ?? 0) + (item[cell] ?? 0) > most)) continue
      if (load) loads[at] = load.map((n, cell) => n + (item[cell] ?? 0))
      where[i] = at
      if (go(i + 1)) return true
      if (load) loads[at] = load
    }
    failed.add(state)
    return false
  }
  return go(0) ? where : undefined
}

/** The items of the first of so many attempts that together use none twice, or nothing where that cannot be. */
function pack(pool: Item[], need: number[], times: number): Item[] | undefined {
  const fitting = pool.filter(({ cells }) => cells.every((cell) => need[cell]))
  const singles = need.map((_, cell) => fitting.filter(({ cells }) => cells.length === 1 && cells[0] === cell))
  const cases = fitting.filter(({ cells }) => cells.length > 1)
  const vectors = cases.map((each) => vectorOf(each, need.length))
  const counts = singles.map((each) => each.length)
  const where = place(vectors, counts, need, times)
  if (!where) return
  const mine = cases.filter((_, i) => where[i] === 0)
  const filled = mine.reduce(
    (sum, each) => sum.map((n, cell) => n + each.cells.filter((one) => one === cell).length),
    need.map(() => 0)
  )
  return [...mine, ...singles.flatMap((list, cell) => list.slice(0, (need[cell] ?? 0) - (filled[cell] ?? 0)))]
}

/** As many as there are of what is wanted: for a bank that cannot fill the blueprint. */
function scrape(pool: Item[], need: number[]): Item[] {
  const left = [...need]
  return pool.filter((item) => {
    const vector = vectorOf(item, need.length)
    if (vector.some((n, cell) => n > (left[cell] ?? 0))) return false
    vector.forEach((n, cell) => (left[cell] = (left[cell] ?? 0) - n))
    return true
  })
}

/** Draws the next attempt, of which there are so many left; `used` are ids that were asked before, the latest last. */
export function draw(pool: Item[], need: number[], times: number, used: string[], seed: string): Item[] {
  const all = mixed(pool, seed, ({ ids }) => ids.join())
  const last = ({ ids }: Item): number => Math.max(...ids.map((id) => used.indexOf(id)))
  const fresh = all.filter((item) => last(item) < 0)
  for (let left = times; left > 0; left--) {
    const found = pack(fresh, need, left)
    if (found) return mixed(found, seed, ({ ids }) => ids.join() + left)
  }
  // What has to come again was asked longest ago. Cases first come back where nothing else will do.
  const again = [...fresh, ...all.filter((item) => last(item) >= 0).sort((a, b) => last(a) - last(b))]
  const alone = again.filter((item) => item.ids.length === 1 || fresh.includes(item))
  const found = pack(alone, need, 1) ?? pack(again, need, 1) ?? scrape(again, need)
  return mixed(found, seed, ({ ids }) => ids.join())
}
