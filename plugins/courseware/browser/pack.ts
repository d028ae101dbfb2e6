/**
 * How far somebody is, packed into some hundred characters that fit into a link: which pages are done, and how questions
 * went, three bits each. What they chose and wrote is not in it.
 *
 * A page is named by a hash of its id, its questions and their versions. So what was packed by one edition of a course is
 * read by the next, and only pages that were edited since are lost.
 */

import { fromBase64, toBase64 } from './base64'

/** A page with what can be answered on it: names of records, and the version that an answer belongs to. */
export interface Leaf {
  page: string
  items: [name: string, v: string][]
}

/** `states`: for each item 0 not answered, 1 to 3 not right in so many tries, 4 to 6 right in 1, 2, 3 or more tries. */
export interface Progress {
  done: boolean
  states: number[]
}

/** What a text holds: the pages that are known here, and how many are not. Or why it holds nothing. */
export type Unpacked = { found: [Leaf, Progress][]; lost: number } | 'broken' | 'newer' | 'foreign'

const VERSION = 1
const HEAD = 4
const CHECK = 2
/** Items of a page that are carried. */
const MOST = 127
const BITS = 3
const WORST = 6
/** Characters of a text that is still read. */
const LONGEST = 8000

/** FNV-1a, of which the first `bytes` are taken. */
export function hash(values: Iterable<number>, bytes: number): number[] {
  let sum = 0x811c9dc5
  for (const value of values) sum = Math.imul(sum ^ value, 0x01000193)
  return Array.from({ length: bytes }, (_, i) => (sum >>> (24 - 8 * i)) & 255)
}

const named = (text: string): number[] => hash(new TextEncoder().encode(text), 3)
const nameOf = ({ page, items }: Leaf): number[] => named(JSON.stringify([page, items]))

function bitsOf(states: number[]): number[] {
  const bytes = new Array<number>(Math.ceil((states.length * BITS) / 8)).fill(0)
  states.forEach((state, i) => {
    for (let bit = 0; bit < BITS; bit++) {
      const at = i * BITS + bit
      if (state & (1 << bit)) bytes[at >> 3]! |= 1 << (at & 7)
    }
  })
  return bytes
}

function statesOf(bytes: Uint8Array, count: number): number[] {
  const bitAt = (at: number): number => ((bytes[at >> 3] ?? 0) >> (at & 7)) & 1
  return Array.from({ length: count }, (_, i) => {
    let state = 0
    for (let bit = 0; bit < BITS; bit++) state |= bitAt(i * BITS + bit) << bit
    return state
  })
}

/** The text for a link. Pages on which nothing was done are left out. */
export function pack(course: string, leaves: [Leaf, Progress][]): string {
  const body = leaves.flatMap(([leaf, { done, states }]) => {
    const some = states.slice(0, MOST)
    if (!done && !some.some(Boolean)) return []
    return [...nameOf(leaf), (done ? 128 : 0) + some.length, ...bitsOf(some)]
  })
  const bytes = [VERSION, ...named(course), ...body]
  return toBase64(Uint8Array.from([...bytes, ...hash(bytes, CHECK)]))
}

function bytesOf(text: string): Uint8Array | undefined {
  if (text.length > LONGEST || !/^[\w-]+$/.test(text)) return
  try {
    return fromBase64(text)
  } catch {
    return
  }
}

/** Reads a text from anywhere; `leaves` are the pages of this edition. */
export function unpack(course: string, leaves: Leaf[], text: string): Unpacked {
  const bytes = bytesOf(text)
  if (!bytes || bytes.length < HEAD + CHECK) return 'broken'
  const end = bytes.length - CHECK
  if (hash(bytes.subarray(0, end), CHECK).some((each, i) => each !== bytes[end + i])) return 'broken'
  if ((bytes[0] ?? 0) > VERSION) return 'newer'
  if (named(course).some((each, i) => each !== bytes[1 + i])) return 'foreign'
  const known = new Map(leaves.map((leaf) => [String(nameOf(leaf)), leaf]))
  const found: [Leaf, Progress][] = []
  let lost = 0
  for (let at = HEAD; at < end;) {
    const count = (bytes[at + 3] ?? 0) & MOST
    const next = at + 4 + Math.ceil((count * BITS) / 8)
    if (next > end) return 'broken'
    const states = statesOf(bytes.subarray(at + 4, next), count)
    if (states.some((state) => state > WORST)) return 'broken'
    const leaf = known.get(String([...bytes.subarray(at, at + 3)]))
    if (leaf && Math.min(leaf.items.length, MOST) === count)
      found.push([leaf, { done: (bytes[at + 3] ?? 0) > MOST, states }])
    else lost++
    at = next
  }
  return { found, lost }
}
