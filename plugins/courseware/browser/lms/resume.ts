/**
 * What a learning management system keeps for us between two launches, within the characters that it allows.
 *
 * First how far one is, packed into bits (pack.ts); behind it, after a dot, as many whole records as there is room for, the
 * newest first, compressed, and behind a second dot what changed just before the window was closed. So texts and chosen options
 * come back on another device as far as they fit, and progress always.
 * Every page goes by a hash of its id and its questions: of a course that was edited only what was edited is lost.
 */

import { fromBase64, toBase64 } from '../base64'
import { progressOf, recordsOf } from '../carried'
import { foreign, NAME } from '../foreign'
import type { Rec } from '../merge'
import { pack, unpack, type Leaf } from '../pack'

/** What was packed, and how many records had no room. */
export interface Packed {
  text: string
  left: number
}

/** Records whose content the packed states already say, or the next visit finds out by itself. */
const ASIDE = /^(page|begun|completed|seen|seed|last)\//

type Bytes = Uint8Array<ArrayBuffer>

async function through(bytes: Bytes, way: GenericTransformStream): Promise<Bytes> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(way)).arrayBuffer())
}

const plain = (records: [string, Rec][]): Bytes => new TextEncoder().encode(JSON.stringify(records))

const deflated = async (records: [string, Rec][]): Promise<string> =>
  toBase64(await through(plain(records), new CompressionStream('deflate-raw')))

/** A record without what no other device needs: answers to earlier wordings. */
const slim = ([name, record]: [string, Rec]): [string, Rec] => [name, { ...record, old: [] }]

/** What a certificate is made of: it is small, and nothing makes it again. */
const isPassed = (name: string): number => Number(name.startsWith('passed/'))

/** Those that are carried whole: what was passed, and then the newest first. */
const carried = (records: [string, Rec][]): [string, Rec][] =>
  records
    .filter(([name]) => NAME.test(name) && !ASIDE.test(name))
    .map(slim)
    .sort(([one, a], [two, b]) => isPassed(two) - isPassed(one) || b.t - a.t)

/** How often it is searched for more that fits, unless so many characters or fewer are left. */
const [SEARCHES, NEARLY] = [3, 200]

/** Packs records into at most `most` characters. */
export async function packAll(course: string, leaves: Leaf[], records: [string, Rec][], most: number): Promise<Packed> {
  const known = new Map(records)
  const states = packStates(course, leaves, (name) => known.get(name))
  const newest = carried(records)
  const room = most - states.length - 1
  const fits: typeof newest = []
  let text = ''
  for (let rest = newest, n = 0; rest.length && n < SEARCHES && room - text.length > NEARLY; n++) {
    // More records never take less room, or hardly: a search by halves finds how many fit.
    let [low, high] = [0, rest.length]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      const tried = await deflated([...fits, ...rest.slice(0, middle)])
      if (tried.length <= room) [low, text] = [middle, tried]
      else high = middle - 1
    }
    fits.push(...rest.slice(0, low))
    // A long one that has no room does not keep back the shorter ones behind it.
    rest = rest.slice(low + 1)
  }
  return { text: text ? `${states}.${text}` : states, left: newest.length - fits.length }
}

const packStates = (course: string, leaves: Leaf[], read: (name: string) => Rec | undefined): string =>
  pack(course, progressOf(leaves, read))

/**
 * What can be said at once, when the window is closed and nothing waits for what compresses: the states as they are now, the
 * texts of `before`, and after a second dot as they stand as many of the `fresh` records, written since, as there is room for.
 */
export function packNow(
  course: string,
  leaves: Leaf[],
  read: (name: string) => Rec | undefined,
  before: string,
  fresh: [string, Rec][],
  most: number
): string {
  const states = packStates(course, leaves, read)
  const [, texts = ''] = before.split('.')
  const both = texts && states.length + texts.length < most ? `${states}.${texts}` : states
  const start = both === states ? `${states}..` : `${both}.`
  // Base64 makes four characters of three bytes; a pair of brackets holds all, and a comma each.
  let bytes = Math.floor(((most - start.length) * 3) / 4) - 2
  const newest = carried(fresh)
  const over = newest.findIndex((each) => (bytes -= plain([each]).length) < 0)
  const fits = over < 0 ? newest : newest.slice(0, over)
  return fits.length ? start + toBase64(plain(fits)) : both
}

/** The records in a text, whoever wrote it; none where it is none of ours. */
export async function unpackAll(course: string, leaves: Leaf[], text: string): Promise<[string, Rec][]> {
  const [states = '', rest = '', last = ''] = text.split('.')
  const held = states ? unpack(course, leaves, states) : 'broken'
  if (typeof held === 'string') return []
  return [...recordsOf(held.found), ...(await listed(rest, inflated)), ...(await listed(last, (bytes) => bytes))]
}

/** Characters that are still read, once they are unpacked. */
const LARGEST = 5e6

const inflated = (bytes: Bytes): Promise<Bytes> => through(bytes, new DecompressionStream('deflate-raw'))

async function listed(text: string, open: (bytes: Bytes) => Bytes | Promise<Bytes>): Promise<[string, Rec][]> {
  try {
    const bytes = text ? await open(fromBase64(text)) : undefined
    if (!bytes || bytes.length > LARGEST) return []
    const list = JSON.parse(new TextDecoder().decode(bytes)) as unknown
    if (!Array.isArray(list)) return []
    return list.flatMap((pair: unknown) => {
      const [name, value] = Array.isArray(pair) ? (pair as unknown[]) : []
      const record = typeof name === 'string' ? foreign(name, value) : undefined
      return record ? [[name as string, record] as [string, Rec]] : []
    })
  } catch {
    return []
  }
}
