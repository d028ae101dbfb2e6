/** What both ways of telling have in common: when it is tried, when again, and what is said of what waits. */

import type { Channel, Hooks } from './channel'
import type { Waiting } from './waiting'

/** From one try to the next, in ms. */
const FIRST_PAUSE = 1000
const LONGEST_PAUSE = 60000

export abstract class Teller implements Channel {
  /** Nothing more is told: the session has ended. */
  protected isOver = false
  /** The standing has changed since all was told. */
  protected isDirty = false
  #pause = 0
  #planned = false

  constructor(protected readonly hooks: Hooks) {}

  /** What is not yet told, in its order. */
  protected abstract get waiting(): Waiting[]
  abstract begin(): boolean | Promise<boolean>
  abstract add(what: Waiting): void
  abstract flush(): unknown
  abstract end(): void

  standingChanged(): void {
    this.isDirty = true
    this.changed()
    this.#plan(0)
  }

  protected changed(): void {
    this.hooks.changed(this.waiting, this.isDirty)
  }

  /** After the page has shown what a press did: telling may wait for the system. */
  #plan(ms: number): void {
    if (this.#planned || this.isOver) return
    this.#planned = true
    this.hooks.later(() => {
      this.#planned = false
      void this.flush()
    }, ms)
  }

  /** After a try: one that failed is followed by another, each time after twice as long, and `atLeast` so many ms. */
  protected tried(done: boolean, atLeast = 0): void {
    this.#pause = done ? 0 : Math.min(LONGEST_PAUSE, this.#pause * 2 || FIRST_PAUSE)
    if (!done) this.#plan(Math.max(this.#pause, atLeast))
  }
}
