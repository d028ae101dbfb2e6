/** What launches of a course are tried with: a course, figures that look like chance, a browser's storage, and the time of a window. */

import type { Course } from '../../plugins/courseware/browser/lms/course'
import { Session, type Notice, type Surroundings } from '../../plugins/courseware/browser/lms/session'

export const PAGES = 6
export const EACH = 5
export const LEARNER = 'anna@example.org'

const ids = (page: number): string[] => Array.from({ length: EACH }, (_, i) => `q-${page}-${i}`)
export const course: Course = {
  id: 'c',
  version: '1',
  title: 'A course',
  lang: 'en',
  modules: [['m', 'A module', Array.from({ length: PAGES }, (_, p) => `m/p${p}`)]],
  leaves: Array.from({ length: PAGES }, (_, p) => [`m/p${p}`, ids(p).map((id) => ['answer/' + id, 'v1'])]),
  about: Object.fromEntries(
    Array.from({ length: PAGES }, (_, p) => ids(p).map((id) => [id, ['choice', `Which, ${id}?`]])).flat()
  ),
  keys: Object.fromEntries(Array.from({ length: PAGES }, (_, p) => ids(p).map((id) => [id, ['a', 'b', 'c']])).flat())
}

/** Figures that look like chance, the same for the same seed. Mulberry32. */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** A browser's storage: its keys are its own properties. */
export function storageOf(): Storage {
  const held: Record<string, string> = {}
  const methods = {
    getItem: (key: string) => held[key] ?? null,
    setItem: (key: string, value: string) => void (held[key] = value),
    removeItem: (key: string) => void delete held[key]
  }
  for (const [name, value] of Object.entries(methods)) Object.defineProperty(held, name, { value, configurable: true })
  return held as unknown as Storage
}

/** The time of a window: what is put off is done in its order, when it is its turn. */
export class Clock {
  now = 0
  #tasks: { at: number; task: () => void }[] = []
  later = (task: () => void, ms: number): void => void this.#tasks.push({ at: this.now + ms, task })

  pass(ms: number): void {
    const end = this.now + ms
    for (;;) {
      const next = this.#tasks.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.#tasks.splice(this.#tasks.indexOf(next), 1)
      this.now = Math.max(this.now, next.at)
      next.task()
    }
    this.now = end
  }

  stop(): void {
    this.#tasks = []
  }
}

/** A window in which the course is open. */
export abstract class Opened {
  readonly clock = new Clock()
  session!: Session
  notice: Notice = { left: 0, isKept: true }
  protected isClosed = false
  #storage: { proxy: Storage; revoke: () => void } | undefined

  protected open(more: Pick<Surroundings, 'channel' | 'learner' | 'room' | 'storage'>, exams: string[] = []): void {
    const { clock } = this
    this.#storage = more.storage && Proxy.revocable(more.storage, {})
    const around: Surroundings = {
      ...{ ...more, storage: this.#storage?.proxy, later: clock.later },
      notice: (notice) => (this.notice = notice),
      restored: () => {},
      seconds: () => clock.now / 1000
    }
    this.session = new Session(course, { id: 'course', exams }, around)
  }

  /** Nothing of it goes on. */
  close(): void {
    this.isClosed = true
    this.#storage?.revoke()
    this.clock.stop()
  }

  /** Time passes. What packs and what sends is waited for as a browser would: it comes to rest between two presses. */
  async rest(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 200) {
      this.clock.pass(200)
      await Promise.race([this.session.packed, new Promise((then) => setTimeout(then, 4))])
      await new Promise((then) => setTimeout(then, 3))
    }
  }
}
