/**
 * Rows of an exercise: those that its author gives to start from, and those that the reader adds.
 *
 * Where a row stands is kept in the cell `row/ID`: a number, its place; `x` when it was taken away; nothing for a row
 * as its author left it. So rows of two tabs and devices come together like any other field.
 */

/** Where cells are kept. */
export interface Keeper {
  get: (key: string) => string
  set: (key: string, value: string) => void
  keys: () => string[]
}

const AWAY = 'x'
const key = (id: string): string => 'row/' + id

export class Rows {
  readonly #cells: Keeper
  readonly #starters: string[]

  /** `starters` are the ids of the author's rows, in their order. */
  constructor(cells: Keeper, starters: string[]) {
    this.#cells = cells
    this.#starters = starters
  }

  /** The ids of the rows that are there, in their order. */
  ids(): string[] {
    const own = this.#cells.keys().flatMap((name) => (name.startsWith('row/') ? name.slice(4) : []))
    const places = new Map<string, number>()
    for (const id of new Set([...this.#starters, ...own])) {
      const kept = this.#cells.get(key(id))
      const place = kept ? Number(kept) : this.#starters.includes(id) ? this.#starters.indexOf(id) + 1 : NaN
      if (Number.isFinite(place)) places.set(id, place)
    }
    return [...places.keys()].sort((a, b) => this.#place(places, a) - this.#place(places, b) || (a < b ? -1 : 1))
  }

  #place(places: Map<string, number>, id: string): number {
    return places.get(id) ?? 0
  }

  /** Adds a row at the end; its id, which begins with `above`. */
  add(above = ''): string {
    const id = above + (crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36) ?? '')
    this.put([...this.ids(), id])
    return id
  }

  /** Takes a row away; what stood in it stays kept, so that `put` can bring it back. */
  remove(id: string): void {
    this.#cells.set(key(id), AWAY)
  }

  /** Puts rows into this order, and brings back those that were taken away. */
  put(ids: string[]): void {
    ids.forEach((id, i) => {
      const place = String(i + 1)
      const own = this.#starters.indexOf(id) + 1
      const kept = this.#cells.get(key(id)) || (own ? String(own) : '')
      if (kept !== place) this.#cells.set(key(id), place)
    })
  }
}
