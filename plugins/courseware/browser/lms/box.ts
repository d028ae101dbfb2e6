/**
 * The records of one learner of a learning management system. The launch page holds them, and the course in its frame keeps
 * them here as it would in the browser's storage. What can be is kept there too, under a name of the learner's own, so that
 * two people at one computer do not meet; where the storage is closed, as in many frames, they last as long as the session.
 */

import { mergeAll, parse, type Rec } from '../merge'
import type { Box } from '../store'
import { asWaiting, type Waiting } from './waiting'

/** What begins the keys that the course uses, and those under which the browser keeps them. */
export interface Prefixes {
  course: string
  kept: string
}

const text = (key: string, storage: Storage): string | undefined => {
  try {
    return storage.getItem(key) ?? undefined
  } catch {
    return
  }
}

/** A storage that lives as long as the launch page; its keys are its own properties, as the store reads them. */
class Memory {
  [key: string]: unknown
}

export class RecordBox {
  /** What the frame is given. */
  readonly box: Box
  readonly #memory = new Memory()
  readonly #listeners = new Set<(name: string) => void>()
  /** What of this launch waits or has waited to be reported, by its name. */
  readonly #waited = new Set<string>()
  /** What the course in the frame has written in this launch. */
  readonly #written = new Set<string>()
  /** Records that the browser has not kept. */
  readonly #unkept = new Set<string>()

  constructor(
    readonly prefixes: Prefixes,
    private readonly storage: Storage | undefined
  ) {
    const memory = this.#memory
    const methods = {
      getItem: (key: string): string | null => this.#get(key) ?? null,
      setItem: (key: string, value: string): void => {
        this.#written.add(key)
        this.#set(key, String(value))
      },
      removeItem: (key: string): void => this.#drop(key)
    }
    for (const [name, value] of Object.entries(methods)) Object.defineProperty(memory, name, { value })
    Object.defineProperty(memory, 'length', { get: () => Object.keys(memory).length })
    this.box = memory as unknown as Box
    this.#load()
  }

  #get(key: string): string | undefined {
    return Object.hasOwn(this.#memory, key) ? String(this.#memory[key]) : undefined
  }

  #set(key: string, value: string): void {
    this.#memory[key] = value
    this.#unkept.add(key)
    // There may be room again for what had none.
    for (const each of this.#unkept)
      this.#mirror((storage) => {
        storage.setItem(this.#keptKey(each), this.#get(each) ?? '')
        this.#unkept.delete(each)
      })
    this.#tell(key)
  }

  #drop(key: string): void {
    delete this.#memory[key]
    this.#unkept.delete(key)
    this.#mirror((storage) => storage.removeItem(this.#keptKey(key)))
    this.#tell(key)
  }

  /** The browser's storage may be full or closed at any call: then it is only here, and in what the system is given. */
  #mirror(action: (storage: Storage) => void): void {
    try {
      if (this.storage) action(this.storage)
    } catch {
      // As above.
    }
  }

  /** Whether the browser has kept all that was written. */
  get isKept(): boolean {
    return !!this.storage && !this.#unkept.size
  }

  #keptKey(key: string): string {
    const { course, kept } = this.prefixes
    return key.startsWith(course) ? kept + key.slice(course.length) : kept + '!' + key
  }

  #load(): void {
    const { course, kept } = this.prefixes
    this.#mirror((storage) => {
      for (const key of Object.keys(storage)) {
        const value = key.startsWith(kept) && !key.startsWith(kept + '!') ? text(key, storage) : undefined
        if (value !== undefined) this.#memory[course + key.slice(kept.length)] = value
      }
    })
  }

  #tell(key: string): void {
    const { course } = this.prefixes
    if (key.startsWith(course)) for (const each of this.#listeners) each(key.slice(course.length))
  }

  /** Calls back with the name of each record that is written or dropped. */
  listen(listener: (name: string) => void): void {
    this.#listeners.add(listener)
  }

  /** A record by its name, such as `answer/next-customer`. */
  read(name: string): Rec | undefined {
    return parse(this.#get(this.prefixes.course + name))
  }

  /** All records, by name. */
  list(): [string, Rec][] {
    const { course } = this.prefixes
    return Object.keys(this.#memory).flatMap((key) => {
      const record = key.startsWith(course) ? parse(this.#get(key)) : undefined
      return record ? [[key.slice(course.length), record]] : []
    })
  }

  /** Takes in a record from elsewhere; what is here already stays. */
  absorb(name: string, other: Rec): void {
    const key = this.prefixes.course + name
    const mine = this.#get(key)
    const own = parse(mine)
    // What was written before the system could be read came later, whatever the device's clock said.
    if (own && this.#written.has(key)) own.t = Math.max(own.t, other.t + 1)
    const sum = JSON.stringify(mergeAll(own, other))
    if (sum !== mine) this.#set(key, sum)
  }

  /** What another launch of the same learner wrote into the browser's storage; the key as the course knows it, or nothing. */
  heard(key: string | null, value: string | null): string | undefined {
    const { course, kept } = this.prefixes
    if (!key?.startsWith(kept) || key.startsWith(kept + '!')) return
    const own = course + key.slice(kept.length)
    if (value === null) delete this.#memory[own]
    else {
      const both = mergeAll(parse(this.#get(own)), parse(value))
      this.#memory[own] = both ? JSON.stringify(both) : value
    }
    this.#tell(own)
    return own
  }

  /**
   * Keeps what is not yet reported, so that it outlasts a closed window where the browser lets it. What another launch of the
   * same learner has put there stays: only that one knows what has become of it.
   */
  keepWaiting(waiting: Waiting[]): void {
    for (const { id } of waiting) this.#waited.add(id)
    const all = [...this.waiting(), ...waiting]
    this.#mirror((storage) => {
      if (all.length) storage.setItem(this.#waitingKey, JSON.stringify(all))
      else storage.removeItem(this.#waitingKey)
    })
  }

  /** What an earlier session, or another window, could not report. */
  waiting(): Waiting[] {
    const value = this.storage && text(this.#waitingKey, this.storage)
    try {
      const list = JSON.parse(value ?? '[]') as unknown
      const found = Array.isArray(list) ? list.flatMap((each) => asWaiting(each) ?? []) : []
      return found.filter(({ id }) => !this.#waited.has(id))
    } catch {
      return []
    }
  }

  get #waitingKey(): string {
    return this.prefixes.kept + '!waiting'
  }
}
