/**
 * One launch of a unit: what the course in the frame writes and tells goes into the box and to the system, and what the
 * system kept comes back at the beginning.
 */

import { hash } from '../pack'
import { RecordBox } from './box'
import { leavesOf, type Course } from './course'
import type { Channel, Hooks, Was } from './channel'
import type { Part, Standing } from './dialect'
import { interactionOf, type Heard } from './interaction'
import { packAll, packNow, unpackAll } from './resume'
import { standOf, type Unit } from './standing'
import { uuid } from './uuid'
import type { Sat } from './waiting'

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
  /** How the system is told; nothing where there is none. */
  channel?: ((hooks: Hooks) => Channel) | undefined
  /** How many characters it keeps for us. */
  room: number
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
const partsOf = (by: unknown, time: number): Part[] =>
  Object.entries(Object(by) as Record<string, unknown>).flatMap(([id, pair]) => {
    const [points = NaN, most = NaN] = Array.isArray(pair) ? (pair as unknown[]).map(Number) : []
    return Number.isFinite(points) && Number.isFinite(most) ? [{ id, points, most, time }] : []
  })

/** How an exam went, where it has been handed in. */
function satOf({ activity, score, verb, time }: Heard): Sat[] {
  if (typeof activity !== 'string' || typeof score !== 'number' || !Number.isFinite(score)) return []
  const at = { exam: activity, score: Math.min(1, Math.max(0, score)), time: Number(time) || Date.now() }
  return [verb === 'passed' || verb === 'failed' ? { ...at, success: verb === 'passed' } : at]
}

/** A name for a learner in this browser's storage, which does not say who it is. */
const aliasOf = (learner: string): string => hash(new TextEncoder().encode(learner), 4).join('-')

export class Session {
  readonly box: RecordBox
  readonly #leaves
  readonly #channel: Channel | undefined
  #was: Was = { completed: false, passed: false, suspend: '', location: '' }
  #suspend = ''
  #notice: Notice = { left: 0, isKept: true }
  /** Counts changes, so that only the last of several close together is packed. */
  #changes = 0
  /** Records that changed since the last packing, each with the number of its change. */
  readonly #fresh = new Map<string, number>()
  /** Something was written that the system is yet to get. */
  #isUnpacked = false
  /** What the system kept is in the box, or there is no system: before that nothing is told. */
  #isReady = false
  readonly #ready: Promise<void>
  #setReady: () => void = () => {}
  #packing: Promise<void> = Promise.resolve()

  constructor(
    private readonly course: Course,
    private readonly unit: Unit,
    private readonly around: Surroundings
  ) {
    const { channel, learner, later } = around
    this.#leaves = leavesOf(course)
    const kept = `cw/${course.id}/lms-${aliasOf(learner)}/`
    this.box = new RecordBox({ course: `cw/${course.id}/me/`, kept }, around.storage)
    this.box.listen((name) => {
      this.#soon()
      this.#fresh.set(name, this.#changes)
    })
    this.#ready = channel ? new Promise((then) => (this.#setReady = then)) : Promise.resolve()
    if (!channel) return
    this.#channel = channel({
      standing: () => this.#standing(),
      keysOf: (id) => course.keys[id],
      opened: (was) => void this.#takeUp(was),
      isReady: () => this.#isReady,
      changed: (waiting, isStanding) => {
        this.box.keepWaiting(waiting)
        const n = waiting.filter((each) => 'interaction' in each).length
        this.#say({ waits: n || isStanding || this.#isUnpacked ? n : undefined })
      },
      later
    })
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
    for (const each of this.box.waiting()) this.#channel?.add(each)
    this.#isReady = true
    this.#setReady()
  }

  /** Opens the session, if the system lets it now; gives the page where the learner was, as the system says it. */
  async begin(): Promise<string> {
    this.#say({})
    this.#soon()
    if (!this.#channel || (await this.#channel.begin())) await this.#ready
    return this.#was.location
  }

  /** What happened on a page, as it comes. */
  hear(happening: unknown): void {
    const heard = Object(happening) as Heard
    const interaction = interactionOf(heard, this.course)
    if (interaction) this.#channel?.add({ id: uuid(), interaction })
    if (heard.kind === 'exam' && heard.verb !== 'attempted') {
      for (const sat of satOf(heard)) this.#channel?.add({ id: uuid(), sat })
      for (const part of partsOf(heard.by, Number(heard.time) || Date.now())) this.#channel?.add({ id: uuid(), part })
    }
    this.#soon()
  }

  /** Packs and tells once the page has come to rest for a moment. */
  #soon(): void {
    const change = ++this.#changes
    this.#isUnpacked = true
    this.around.later(() => {
      if (change === this.#changes) this.#packing = this.#pack()
    }, REST)
  }

  async #pack(): Promise<void> {
    // Opens the session, where that has failed until now.
    if (!this.#isReady) this.#channel?.standingChanged()
    await this.#ready
    const change = this.#changes
    const { text, left } = await packAll(this.course.id, this.#leaves, this.box.list(), this.around.room)
    this.#suspend = text
    this.#isUnpacked = change !== this.#changes
    for (const [name, at] of this.#fresh) if (at <= change) this.#fresh.delete(name)
    this.#say({ left })
    this.#channel?.standingChanged()
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
    this.#channel?.flush()
  }

  /** At once, without waiting for what compresses. */
  end(): void {
    const fresh = this.box.list().filter(([name]) => this.#fresh.has(name))
    const read: RecordBox['read'] = (name) => this.box.read(name)
    this.#suspend = packNow(this.course.id, this.#leaves, read, this.#suspend, fresh, this.around.room)
    this.#channel?.end()
  }
}
