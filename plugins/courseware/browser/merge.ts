/**
 * What a record is and how two versions of it become one.
 *
 * A record holds one entry for each wording of its activity (`v`). The newest entry is the current one, older
 * wordings follow in `old`. Merging takes, for each wording, the later entry, and the highest of each figure in
 * `top`: so it does not matter in which order, or how often, copies from tabs, devices and files come together.
 * Data that has `cells` is merged field by field, so that two who fill in one sheet lose nothing.
 */

/** What was put into one field, and when, in ms. */
export type Cell = [value: string, t: number]
/** Fields by name. */
export type Cells = Record<string, Cell>

/** What a widget keeps; its shape is the widget's own affair, but for `cells`. */
export type Data = Record<string, unknown> & { cells?: Cells }

/** What was kept for one wording. */
export interface Entry {
  /** The content's version. */
  v: string
  /** When, in ms. Never earlier than what the writer had seen, so it also orders writes of clocks that differ. */
  t: number
  /** Which device wrote it. */
  by: string
  data: Data
  /** Figures of which the highest counts, such as the best score and the number of attempts. */
  top: Record<string, number>
}

/** The newest entry, with those to earlier wordings. `f` is the format of this envelope. */
export interface Rec extends Entry {
  f: 1
  old: Entry[]
}

/** Entries to earlier wordings that are kept. */
export const MAX_OLD = 5

/** What orders entries: time, then device, then content, so that every device decides alike. */
const rank = ({ by, v, data }: Entry): string => JSON.stringify([by, v, data])

const later = (a: Entry, b: Entry): number => b.t - a.t || (rank(a) < rank(b) ? 1 : -1)

function join(a: Entry, b: Entry): Entry {
  const top = { ...a.top }
  for (const [name, value] of Object.entries(b.top)) top[name] = Math.max(value, top[name] ?? value)
  const last = later(a, b) > 0 ? b : a
  const [one, two] = [a.data.cells, b.data.cells]
  return { ...last, data: one && two ? { ...last.data, cells: joinCells(one, two) } : last.data, top }
}

/** For each field the later value; of two at the same moment the one that sorts last. */
function joinCells(a: Cells, b: Cells): Cells {
  const all = new Map(Object.entries(a))
  for (const [name, cell] of Object.entries(b)) {
    const [value, t] = all.get(name) ?? ['', -1]
    if (cell[1] > t || (cell[1] === t && cell[0] > value)) all.set(name, cell)
  }
  return Object.fromEntries(all)
}

/** All entries of a record, newest first. */
export const entries = ({ f: _, old, ...first }: Rec): Entry[] => [first, ...old]

/** Whether an entry's best answer was right. */
export const wasRight = (entry: Entry | undefined): boolean => (entry?.top.best ?? 0) > 1 - 1e-9

/** Entries of any order as one record. */
export function record(list: Entry[]): Rec {
  const all = new Map<string, Entry>()
  for (const entry of list) {
    const other = all.get(entry.v)
    all.set(entry.v, other ? join(other, entry) : entry)
  }
  const [first, ...old] = [...all.values()].sort(later) as [Entry, ...Entry[]]
  return { f: 1, ...first, old: old.slice(0, MAX_OLD) }
}

/** Versions of one record as one: commutative, associative, idempotent. */
export const merge = (a: Rec, b: Rec): Rec => record([...entries(a), ...entries(b)])

/** The same for any number, of which some may be missing. What adds nothing to the first leaves it as it is. */
export const mergeAll = (...list: (Rec | undefined)[]): Rec | undefined =>
  list.reduce((a, b) => (a && b ? merge(a, b) : (a ?? b)), undefined)

const isCell = (x: unknown): boolean =>
  Array.isArray(x) && x.length === 2 && typeof x[0] === 'string' && Number.isSafeInteger(x[1])

/** An entry taken over by its known names only, or nothing if it has not the shape of one. */
function asEntry(x: Partial<Record<keyof Entry, unknown>> | null): Entry | undefined {
  const { v, t, by, data, top } = x ?? {}
  if (typeof v !== 'string' || typeof by !== 'string' || v.length + by.length > 200) return
  if (!Number.isSafeInteger(t) || (t as number) < 0) return
  if (Object(data) !== data || Object(top) !== top || !Object.values(top as object).every(Number.isFinite)) return
  if (!Object.values(Object((data as Data).cells)).every(isCell)) return
  return { v, t, by, data, top } as Entry
}

/** A text as a record, if it is one. Pages ask for hundreds that are not there, so that must not cost an exception. */
export function parse(text?: string | null): Rec | undefined {
  try {
    return asRecord(JSON.parse(text || 'null') as Partial<Rec> | null)
  } catch {
    return
  }
}

/** A record read from storage or a file, if it has the shape of one. */
export function asRecord(x: Partial<Rec> | null): Rec | undefined {
  if (x?.f !== 1 || !Array.isArray(x.old)) return
  const list = [x, ...x.old.slice(0, 50)].map(asEntry)
  return list.includes(undefined) ? undefined : record(list as Entry[])
}
