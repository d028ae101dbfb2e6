/**
 * One launch of a unit: what the course in the frame writes and tells goes into the box and to the system, and what the
 * system kept comes back at the beginning.
 */

import type { Api } from './api'
import { RecordBox } from './box'
import { leavesOf, type Course } from './course'
import type { Dialect, Part, Standing } from './dialect'
import { interactionOf, type Heard } from './interaction'
import { Reporter } from './reporter'
import { packAll, packStates, unpackAll } from './resume'
import { standOf, type Floor } from './standing'

/** After a change, until it is packed and told, in ms. */
const REST = 150

/** What the launch page says beside the course, by what it is about. */
export interface Notice {
  /** Answers that are not yet reported; 0 while it is the standing alone, nothing when all is. */
  waits?: number | undefined
  /** Records for which the system has no room. */
  left: number
}

export interface Surroundings {
  api: Api | undefined
  storage: Storage | undefined
  /** Says what there is to say; called whenever it may have changed. */
  notice: (notice: Notice) => void
  later: (task: () => void, ms: number) => unknown
  /** Seconds since the launch; of a clock that nobody sets. */
  seconds: () => number
}

/** Results of an exam by objective, as it tells them. */
const partsOf = (by: unknown): Part[] =>
  Object.entries(Object(by) as Record<string, unknown>).flatMap(([id, pair]) => {
    const [points = NaN, most = NaN] = Array.isArray(pair) ? (pair as unknown[]).map(Number) : []
    return Number.isFinite(points) && Number.isFinite(most) ? [{ id, points, most }] : []
  })

/** A name for a learner in this browser's storage, which does not say who it is. FNV-1a. */
function aliasOf(learner: string): string {
  let sum = 0x811c9dc5
  for (const byte of new TextEncoder().encode(learner)) sum = Math.imul(sum ^ byte, 0x01000193)
  return (sum >>> 0).toString(16)
}

export class Session {
  readonly box: RecordBox
  readonly #leaves
  readonly #reporter: Reporter | undefined
  readonly #floor: Floor = { completed: false, passed: false }
  #suspend = ''
  #notice: Notice = { left: 0 }
  /** Counts changes, so that only the last of several close together is packed. */
  #changes = 0

  constructor(
    private readonly course: Course,
    /** `course`, or the id of a module. */
    private readonly unit: string,
    private readonly dialect: Dialect,
    private readonly around: Surroundings
  ) {
    const { api, later } = around
    this.#leaves = leavesOf(course)
    const kept = `cw/${course.id}/lms-${aliasOf(api?.get(dialect.reads.learner) ?? '')}/`
    this.box = new RecordBox({ course: `cw/${course.id}/me/`, kept }, around.storage)
    if (!api) return
    this.#reporter = new Reporter(api, dialect, {
      standing: () => this.#standing(),
      keysOf: (id) => course.keys[id],
      changed: (waiting, isStanding) => {
        this.box.keepWaiting(waiting)
        const n = waiting.filter((each) => 'interaction' in each).length
        this.#say({ waits: n || isStanding ? n : undefined })
      },
      later
    })
  }

  #say(news: Partial<Notice>): void {
    this.#notice = { ...this.#notice, ...news }
    this.around.notice(this.#notice)
  }

  /** Takes up what the system kept; gives the page where the learner was, as the system says it. */
  async begin(): Promise<string> {
    const { api } = this.around
    const { reads } = this.dialect
    if (api) {
      this.#floor.completed = /^(completed|passed)$/.test(api.get(reads.completed))
      this.#floor.passed = api.get(reads.success) === 'passed'
      this.#suspend = api.get(reads.suspend)
      const records = await unpackAll(this.course.id, this.#leaves, this.#suspend)
      for (const [name, record] of records) this.box.absorb(name, record)
      for (const each of this.box.waiting()) this.#reporter?.add(each)
    }
    this.box.listen(() => this.#soon())
    this.#soon()
    return api?.get(reads.location) ?? ''
  }

  /** What happened on a page, as it comes. */
  hear(happening: unknown): void {
    const heard = Object(happening) as Heard
    const interaction = interactionOf(heard, this.course)
    if (interaction) this.#reporter?.add({ interaction })
    if (heard.kind === 'exam') for (const part of partsOf(heard.by)) this.#reporter?.add({ part })
    this.#soon()
  }

  /** Packs and tells once the page has come to rest for a moment. */
  #soon(): void {
    const change = ++this.#changes
    this.around.later(() => {
      if (change === this.#changes) void this.pack()
    }, REST)
  }

  /** Packs what is in the box, and has it told. */
  async pack(): Promise<void> {
    const { text, left } = await packAll(this.course.id, this.#leaves, this.box.list(), this.dialect.room)
    this.#suspend = text
    this.#say({ left })
    this.#reporter?.standingChanged()
  }

  #standing(): Standing {
    const read: RecordBox['read'] = (name) => this.box.read(name)
    const { path } = read('last/page')?.data ?? {}
    return {
      ...standOf(this.course, this.unit, read, this.#floor),
      location: typeof path === 'string' ? path : '',
      suspend: this.#suspend,
      seconds: this.around.seconds()
    }
  }

  /** Tells what waits now, as when the window goes out of sight. */
  flush(): void {
    this.#reporter?.flush()
  }

  /** At once, without waiting for what packs texts: the states as they are now, and the texts that were packed last. */
  end(): void {
    const [, texts] = this.#suspend.split('.')
    const states = packStates(this.course.id, this.#leaves, (name) => this.box.read(name))
    const both = texts ? `${states}.${texts}` : states
    this.#suspend = both.length > this.dialect.room ? states : both
    this.#reporter?.end()
  }
}
