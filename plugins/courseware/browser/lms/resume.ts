/**
 * What a learning management system keeps for us between two launches, within the characters that it allows.
 *
 * First how far one is, packed into bits (pack.ts); behind it, after a dot, as many whole records as there is room for, the
 * newest first, compressed. So texts and chosen options come back on another device as far as they fit, and progress always.
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

async function through(bytes: Uint8Array<ArrayBuffer>, way: GenericTransformStream): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(way)).arrayBuffer())
}

const deflated = async (records: [string, Rec][]): Promise<string> =>
  toBase64(await through(new TextEncoder().encode(JSON.stringify(records)), new CompressionStream('deflate-raw')))

/** A record without what no other device needs: answers to earlier wordings. */
const slim = ([name, record]: [string, Rec]): [string, Rec] => [name, { ...record, old: [] }]

/** Packs records into at most `most` characters. */
export async function packAll(course: string, leaves: Leaf[], records: [string, Rec][], most: number): Promise<Packed> {
  const known = new Map(records)
  const states = packStates(course, leaves, (name) => known.get(name))
  const newest = records.filter(([name]) => NAME.test(name) && !ASIDE.test(name)).map(slim)
  newest.sort(([, a], [, b]) => b.t - a.t)
  const room = most - states.length - 1
  let [fits, text] = [0, '']
  // More records never take less room, or hardly: a search by halves finds how many fit.
  let [low, high] = [0, newest.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const tried = await deflated(newest.slice(0, middle))
    if (tried.length <= room) [low, fits, text] = [middle, middle, tried]
    else high = middle - 1
  }
  return { text: text ? `${states}.${text}` : states, left: newest.length - fits }
}

/** Only the states: what can be said at once, when the window is closed. */
export const packStates = (course: string, leaves: Leaf[], read: (name: string) => Rec | undefined): string =>
  pack(course, progressOf(leaves, read))

/** The records in a text, whoever wrote it; none where it is none of ours. */
export async function unpackAll(course: string, leaves: Leaf[], text: string): Promise<[string, Rec][]> {
  const [states = '', rest = ''] = text.split('.')
  const held = states ? unpack(course, leaves, states) : 'broken'
  if (typeof held === 'string') return []
  return [...recordsOf(held.found), ...(rest ? await inflated(rest) : [])]
}

/** Characters that are still read, once they are unpacked. */
const LARGEST = 5e6

async function inflated(text: string): Promise<[string, Rec][]> {
  try {
    const bytes = await through(fromBase64(text), new DecompressionStream('deflate-raw'))
    if (bytes.length > LARGEST) return []
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
