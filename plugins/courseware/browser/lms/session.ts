/**
 * One launch of a unit: what the course in the frame writes and tells goes into the box and to the system, and what the
 * system kept comes back at the beginning.
 */

import { hash } from '../pack'
import type { Api } from './api'
import { RecordBox } from './box'
import { leavesOf, type Course } from './course'
import type { Dialect, Part, Standing } from './dialect'
import { interactionOf, type Heard } from './interaction'
import { Reporter, type Was } from './reporter'
import { packAll, packNow, unpackAll } from './resume'
import { standOf, type Unit } from './standing'

/** After a change, until it is packed and told, in ms. */
const REST = 150

/** What the launch page says beside the course, by what it is about. */
export interface Notice {
  /** Answers that are not yet reported; 0 while it is the standing alone, nothing when all is. */
  waits?: number | undefined
  /** Records for which the system has no room. */
  left: number
  /** The browser keeps what is written. */
  isKept: boolean
}

export interface Surroundings {
  api: Api | undefined
  /** Whose records these are, as the system says. */
  learner: string
  /** Where the browser keeps them; nowhere, where that is closed or it is not known whose they are. */
  storage: Storage | undefined
  /** Says what there is to say; called whenever it may have changed. */
  notice: (notice: Notice) => void
  /** Records came back from the system. */
  restored: () => void
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

/** A name for a learner in this browser's storage, which does not say who it is. */
const aliasOf = (learner: string): string => hash(new TextEncoder().encode(learner), 4).join('-')

export class Session {
  readonly box: RecordBox
  readonly #leaves
  readonly #reporter: Reporter | undefined
  #was: Was = { completed: false, passed: false, suspend: '', location: '' }
  #suspend = ''
  #notice: Notice = { left: 0, isKept: true }
  /** Counts changes, so that only the last of several close together is packed. */
  #changes = 0
  /** Records that changed since the last packing, each with the number of its change. */
  readonly #fresh = new Map<string, number>()
  /** What the system kept is in the box, or there is no system: before that nothing is told. */
  #isReady = false
  readonly #ready: Promise<void>
  #setReady: () => void = () => {}
  #packing: Promise<void> = Promise.resolve()

  constructor(
    private readonly course: Course,
    private readonly unit: Unit,
    private readonly dialect: Dialect,
    private readonly around: Surroundings
  ) {
    const { api, learner, later } = around
    this.#leaves = leavesOf(course)
    const kept = `cw/${course.id}/lms-${aliasOf(learner)}/`
    this.box = new RecordBox({ course: `cw/${course.id}/me/`, kept }, around.storage)
    this.box.listen((name) => {
      this.#soon()
      this.#fresh.set(name, this.#changes)
    })
    this.#ready = api ? new Promise((then) => (this.#setReady = then)) : Promise.resolve()
    if (!api) return
    this.#reporter = new Reporter(api, dialect, {
      standing: () => this.#standing(),
      keysOf: (id) => course.keys[id],
      opened: (was) => void this.#takeUp(was),
      isReady: () => this.#isReady,
      changed: (waiting, isStanding) => {
        this.box.keepWaiting(waiting)
        const n = waiting.filter((each) => 'interaction' in each).length
        this.#say({ waits: n || isStanding ? n : undefined })
      },
      later
    })
    for (const each of this.box.waiting()) this.#reporter.add(each)
  }

  #say(news: Partial<Notice>): void {
    this.#notice = { ...this.#notice, ...news, isKept: this.box.isKept }
    this.around.notice(this.#notice)
  }

  async #takeUp(was: Was): Promise<void> {
    this.#was = was
    this.#suspend = was.suspend
    const records = await unpackAll(this.course.id, this.#leaves, was.suspend)
    for (const [name, record] of records) this.box.absorb(name, record)
    this.around.restored()
    this.#isReady = true
    this.#setReady()
  }

  /** Opens the session, if the system lets it now; gives the page where the learner was, as the system says it. */
  async begin(): Promise<string> {
    this.#soon()
    if (!this.#reporter || this.#reporter.begin()) await this.#ready
    return this.#was.location
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
      if (change === this.#changes) this.#packing = this.#pack()
    }, REST)
  }

  async #pack(): Promise<void> {
    // Opens the session, where that has failed until now.
    if (!this.#isReady) this.#reporter?.standingChanged()
    await this.#ready
    const packed = this.#changes
    const { text, left } = await packAll(this.course.id, this.#leaves, this.box.list(), this.dialect.room)
    this.#suspend = text
    for (const [name, change] of this.#fresh) if (change <= packed) this.#fresh.delete(name)
    this.#say({ left })
    this.#reporter?.standingChanged()
  }

  /** When what was changed last is packed. */
  get packed(): Promise<void> {
    return this.#packing
  }

  #standing(): Standing {
    const read: RecordBox['read'] = (name) => this.box.read(name)
    const { path } = read('last/page')?.data ?? {}
    return {
      ...standOf(this.course, this.unit, read, this.#was),
      location: typeof path === 'string' ? path : this.#was.location,
      suspend: this.#suspend,
      seconds: this.around.seconds()
    }
  }

  /** Tells what waits now, as when the window goes out of sight. */
  flush(): void {
    this.#reporter?.flush()
  }

  /** At once, without waiting for what compresses. */
  end(): void {
    if (!this.#reporter?.begin()) return
    const fresh = this.box.list().filter(([name]) => this.#fresh.has(name))
    const read: RecordBox['read'] = (name) => this.box.read(name)
    this.#suspend = packNow(this.course.id, this.#leaves, read, this.#suspend, fresh, this.dialect.room)
    this.#reporter.end()
  }
}
