/**
 * The only place that touches the browser's storage. What is seldom done with all of it stands in whole.ts.
 *
 * One key a record, `cw/COURSE/PROFILE/NAME`, where a name is a type and an id, such as `answer/next-customer`.
 * What cannot be written stays in memory and is tried again; what cannot be read is put aside under
 * `cw/COURSE/!bad/` and goes into every copy. Two tabs that write at the same moment may write over each other, since a
 * storage cannot compare before it sets: each hears what the other wrote, and puts back what is missing. Nothing here throws.
 */

import { mergeAll, parse, record, type Data, type Rec } from './merge'

/** `kept`: all is written. `full`: something is only in memory. `none`: there is no storage at all. */
export type State = 'kept' | 'full' | 'none'

/** The part of `Storage` that is used; its keys are read as properties. */
export type Box = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'length'>

declare global {
  interface Window {
    /** Where a page that runs inside another one keeps its records, if that one says so. */
    coursewareBox?: Box
  }
}

/** What a store needs to know. */
export interface Options {
  /** The browser's own, but for tests. */
  box?: () => Box | null
  course: string
  now?: () => number
  /** Makes the name of a new device. */
  random?: () => string
  /** Several people use this browser, and one of them was chosen. */
  shared?: boolean | undefined
}

let box: Box | null | undefined
/** What the keys of this learner's records begin with, and of what could not be read. */
export let own: string
export let bad: string
let now: () => number
let random: () => string
/** Names this browser; the same on every visit if that could be kept, else empty. */
export let device: string
/** What is only in memory, by key. */
export const unwritten = new Map<string, string>()
/** What this tab wrote last, by key. */
const mine = new Map<string, string>()
/** Keys with an unreadable text that could not be put aside: nothing is written over it. */
const stuck = new Set<string>()
const changes = new EventTarget()

/** Storage may throw at any call: blocked, full, or gone with the profile. */
export function attempt<T>(action: () => T): T | undefined {
  try {
    return action()
  } catch {
    return
  }
}

/** What the browser has; nothing where that is closed to us, as in some frames. */
export const browsers = (): Storage | undefined => attempt(() => self.localStorage)

/** The text under a key. */
export const stored = (key: string): string | undefined => attempt(() => box?.getItem(key)) ?? undefined

export const drop = (key: string): void => attempt(() => box?.removeItem(key))

/** Only what reads back as it was given is written. */
export function keep(key: string, value: string): boolean {
  if (!stuck.has(key)) attempt(() => box?.setItem(key, value))
  if (stored(key) !== value) return !unwritten.set(key, value)
  unwritten.delete(key)
  return !!mine.set(key, value)
}

/** All keys that begin so, written or not. */
export function keys(prefix: string): string[] {
  const stored = attempt(() => Object.keys(Object(box))) ?? []
  return [...new Set([...stored, ...unwritten.keys()])].filter((key) => key.startsWith(prefix))
}

/** The record that is written. What cannot be read is put aside, and stays in its place until something is written there. */
function written(name: string): Rec | undefined {
  const key = own + name
  const text = stored(key)
  const found = parse(text)
  stuck.delete(key)
  if (found || text === undefined) return found
  let aside = bad + name
  while ((stored(aside) ?? unwritten.get(aside) ?? text) !== text) aside += '~'
  if (!keep(aside, text)) stuck.add(key)
  return
}

/** Begins with a storage, forgetting any other. */
export function open({
  box: find = () => self.coursewareBox ?? self.localStorage,
  course,
  now: clock = Date.now,
  random: dice = String,
  shared
}: Options): void {
  box = attempt(find)
  random = dice
  // Whom persons.ts has let in; until then `nobody`.
  const who = shared ? (stored(`cw/${course}/!who`) ?? 'nobody') : 'me'
  own = `cw/${course}/${who}/`
  bad = `cw/${course}/!bad/${who}/`
  now = clock
  begin()
}

/** Names the device. The name is kept at once, so that what it seeds looks the same after a reload. */
export function begin(): void {
  const seed = own + 'seed/device'
  if (!stored(seed)) keep(seed, random())
  device = stored(seed) ?? ''
  for (const each of [unwritten, mine, stuck]) each.clear()
}

/** How far what was given to the store is safe. */
export function state(): State {
  if (!box || (unwritten.size && !attempt(() => box?.length))) return 'none'
  return unwritten.size ? 'full' : 'kept'
}

/** Whether this record was written and read back. */
export const saved = (name: string): boolean => !unwritten.has(own + name) && !!stored(own + name)

export const read = (name: string): Rec | undefined => mergeAll(written(name), parse(unwritten.get(own + name)))

/** Keeps data for one wording of an activity; true if it was written and read back. */
export function write(name: string, v: string, data: Data, top: Record<string, number> = {}): boolean {
  const before = read(name)
  const t = Math.max(now(), (before?.t ?? 0) + 1)
  const kept = keep(own + name, JSON.stringify(mergeAll(before, record([{ v, t, by: device, data, top }]))))
  if (kept) flush()
  changed(name)
  return kept
}

/** Every readable record whose name begins so. */
export function list(prefix = ''): [string, Rec][] {
  return keys(own + prefix).flatMap((key) => {
    const name = nameOf(key)
    const value = name.startsWith('seed/') ? undefined : read(name)
    return value ? [[name, value]] : []
  })
}

/** Tries again to write what is only in memory. */
export function flush(): void {
  for (const [key, text] of [...unwritten]) {
    const name = nameOf(key)
    if (keep(key, name ? JSON.stringify(read(name)) : text)) changed(name)
  }
}

/** Calls back after every change, until the signal aborts, with the name of the record, or '' when any may have changed. */
export function listen(listener: (name: string) => void, signal?: AbortSignal): void {
  changes.addEventListener('change', (event) => listener((event as CustomEvent<string>).detail), signal && { signal })
}

/** Tells the listeners. */
export function changed(name = ''): void {
  changes.dispatchEvent(new CustomEvent('change', { detail: name }))
}

/** The name of the record under a key, if it is one of ours. */
const nameOf = (key: string): string => (key.startsWith(own) ? key.slice(own.length) : '')

/** Another tab wrote this under a key, or took the key away; without a key, anything may have changed. */
export function heard(key?: string | null, value?: string | null): void {
  const name = nameOf(key ?? own)
  if (!key) mine.clear()
  // What was erased elsewhere must not come back from here.
  else if (value === null) for (const each of [mine, unwritten]) each.delete(key)
  else if (name && stored(key)) {
    // Each may have written over the other.
    const both = mergeAll(...[mine.get(key), unwritten.get(key), value].map(parse))
    const there = both && written(name)
    const sum = JSON.stringify(mergeAll(there, both))
    if (both && sum !== JSON.stringify(there)) keep(key, sum)
  }
  if (name || !key) changed(name)
}
