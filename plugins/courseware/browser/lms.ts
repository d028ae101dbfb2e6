/**
 * The script of a package's launch page: it holds the session of the learning management system, and the course runs in a
 * frame inside it. So moving between pages never ends the session.
 */

import './lms/words'
import { Api } from './lms/api'
import { RecordBox } from './lms/box'
import { leavesOf, type Course } from './lms/course'
import type { Dialect, Part, Standing } from './lms/dialect'
import { interactionOf, type Heard } from './lms/interaction'
import { Reporter } from './lms/reporter'
import { packAll, packStates, unpackAll } from './lms/resume'
import { scorm12 } from './lms/scorm12'
import { scorm2004 } from './lms/scorm2004'
import { standOf, type Floor } from './lms/standing'
import type { Waiting } from './lms/waiting'
import { put } from './dom'
import { addWords, say } from './words'

addWords({
  lmsNone: 'No learning platform was found, so nothing is reported. Your answers stay in this browser.',
  lmsWaits: {
    one: '{n} answer is not yet reported to the learning platform. Carry on; nothing is lost.',
    other: '{n} answers are not yet reported to the learning platform. Carry on; nothing is lost.'
  },
  lmsStanding: 'Your progress is not yet reported to the learning platform. Carry on; nothing is lost.',
  lmsRoom: {
    one: 'The learning platform has no room for {n} of your texts. It stays in this browser.',
    other: 'The learning platform has no room for {n} of your texts. They stay in this browser.'
  },
  lmsCopy: {
    one: 'The learning platform has no room for {n} of your texts. Take a copy on “My learning” before you close this window.',
    other:
      'The learning platform has no room for {n} of your texts. Take a copy on “My learning” before you close this window.'
  }
})

declare global {
  interface Window {
    /** What the course in the frame finds here. */
    coursewareHost?: Host
  }
}

export interface Host {
  box: RecordBox['box']
  tell: (happening: unknown) => void
}

const DIALECTS: Record<string, Dialect> = { scorm12, scorm2004 }
/** How long the course waits for a system that is slow to put its interface there, in ms. */
const PATIENCE = 3000
/** After a change, until it is packed and told. */
const REST = 150
/** What is not told for so long is said. */
const QUIET = 4000

const wait = (ms: number): Promise<void> => new Promise((then) => setTimeout(then, ms))

function storage(): Storage | undefined {
  try {
    return self.localStorage
  } catch {
    // Closed in a frame of another host.
    return
  }
}

/** A name for a learner in this browser's storage, which does not say who it is. FNV-1a. */
function aliasOf(learner: string): string {
  let sum = 0x811c9dc5
  for (const byte of new TextEncoder().encode(learner)) sum = Math.imul(sum ^ byte, 0x01000193)
  return (sum >>> 0).toString(16)
}

async function findApi(dialect: Dialect): Promise<Api | undefined> {
  for (let left = PATIENCE; left > 0; left -= 100) {
    const found = Api.find(dialect)
    if (found?.begin()) return found
    await wait(100)
  }
  return Api.find(dialect)
}

/** The address of a page of this package, or nothing: what comes from outside may lead anywhere. */
function pageAt(path: unknown): string | undefined {
  if (typeof path !== 'string' || !path || path.length > 1000) return
  const folder = new URL('./', location.href).href
  const address = new URL('./' + path, folder)
  return address.href.startsWith(folder) && /\.html$|\/$/.test(address.pathname) ? address.href : undefined
}

/** Results of an exam by objective, as it tells them. */
const partsOf = (by: unknown): Part[] =>
  Object.entries(Object(by) as Record<string, unknown>).flatMap(([id, pair]) => {
    const [points, most] = Array.isArray(pair) ? (pair as unknown[]).map(Number) : []
    return Number.isFinite(points) && Number.isFinite(most) ? [{ id, points: points!, most: most! }] : []
  })

class Launch {
  readonly #leaves
  readonly #box: RecordBox
  readonly #reporter: Reporter | undefined
  readonly #floor: Floor = { completed: false, passed: false }
  readonly #frame = document.querySelector('iframe') as HTMLIFrameElement
  readonly #note = document.querySelector('[role=status]') as HTMLElement
  readonly #begun = performance.now()
  #suspend = ''
  readonly #told: Record<'none' | 'room' | 'waits', string> = { none: '', room: '', waits: '' }
  #timer: ReturnType<typeof setTimeout> | undefined
  #saying: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly course: Course,
    private readonly unit: string,
    private readonly dialect: Dialect,
    private readonly api: Api | undefined
  ) {
    this.#leaves = leavesOf(course)
    const learner = api?.get(dialect.reads.learner) ?? ''
    const kept = `cw/${course.id}/lms-${aliasOf(learner)}/`
    this.#box = new RecordBox({ course: `cw/${course.id}/me/`, kept }, storage())
    if (!api) return
    const hooks = {
      standing: () => this.#standing(),
      keysOf: (id: string) => course.keys[id],
      changed: (waiting: Waiting[], isStanding: boolean) => this.#waits(waiting, isStanding),
      later: (task: () => void, ms: number) => setTimeout(task, ms)
    }
    this.#reporter = new Reporter(api, dialect, hooks)
  }

  async begin(start: string): Promise<void> {
    const { api, dialect } = this
    if (api) {
      const [completed, success] = [api.get(dialect.reads.completed), api.get(dialect.reads.success)]
      this.#floor.completed = /^(completed|passed)$/.test(completed)
      this.#floor.passed = success === 'passed'
      this.#suspend = api.get(dialect.reads.suspend)
      const records = await unpackAll(this.course.id, this.#leaves, this.#suspend)
      for (const [name, record] of records) this.#box.absorb(name, record)
      for (const each of this.#box.waiting()) this.#reporter?.add(each)
    } else this.#say('none', say('lmsNone'))
    const host: Host = { box: this.#box.box, tell: (happening) => this.#hear(happening) }
    self.coursewareHost = host
    this.#box.listen(() => this.#soon())
    addEventListener('storage', ({ key, newValue }) => this.#heard(key, newValue))
    addEventListener('visibilitychange', () => document.hidden && this.#reporter?.flush())
    addEventListener('pagehide', () => this.#end())
    // The session is over for good, and a page out of the browser's memory does not know it.
    addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
    this.#frame.addEventListener('load', () => this.#arrived())
    this.#frame.src = pageAt(api?.get(dialect.reads.location)) ?? pageAt(start) ?? 'index.html'
    this.#soon()
  }

  /** Another launch of the same learner in this browser wrote a record: the course in the frame hears of it. */
  #heard(key: string | null, value: string | null): void {
    const own = this.#box.heard(key, value)
    if (!own) return
    const newValue = this.#box.box.getItem(own)
    this.#frame.contentWindow?.dispatchEvent(new StorageEvent('storage', { key: own, newValue }))
  }

  #hear(happening: unknown): void {
    const heard = Object(happening) as Heard
    const interaction = interactionOf(heard, this.course)
    if (interaction) this.#reporter?.add({ interaction })
    if (heard.kind === 'exam') for (const part of partsOf(heard.by)) this.#reporter?.add({ part })
    this.#soon()
  }

  #arrived(): void {
    try {
      document.title = this.#frame.contentDocument?.title || document.title
    } catch {
      // A link has led to another host.
    }
  }

  /** Packs and tells once the page has come to rest for a moment. */
  #soon(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#pack(), REST)
  }

  async #pack(): Promise<void> {
    const { text, left } = await packAll(this.course.id, this.#leaves, this.#box.list(), this.dialect.room)
    this.#suspend = text
    this.#say('room', left ? say(storage() ? 'lmsRoom' : 'lmsCopy', { n: left }) : '')
    this.#reporter?.standingChanged()
  }

  #standing(): Standing {
    const read = (name: string) => this.#box.read(name)
    const { path } = read('last/page')?.data ?? {}
    return {
      ...standOf(this.course, this.unit, read, this.#floor),
      location: typeof path === 'string' ? path : '',
      suspend: this.#suspend,
      seconds: (performance.now() - this.#begun) / 1000
    }
  }

  /** What is not reported for a while is said; it is kept meanwhile, should the window be closed. */
  #waits(waiting: Waiting[], isStanding: boolean): void {
    this.#box.keepWaiting(waiting)
    const n = waiting.filter((each) => 'interaction' in each).length
    const words = n ? say('lmsWaits', { n }) : isStanding ? say('lmsStanding') : ''
    clearTimeout(this.#saying)
    if (words && !this.#told.waits) this.#saying = setTimeout(() => this.#say('waits', words), QUIET)
    else this.#say('waits', words)
  }

  #say(what: 'none' | 'room' | 'waits', words: string): void {
    this.#told[what] = words
    const all = Object.values(this.#told).filter(Boolean).join(' ')
    this.#note.hidden = !all
    put(this.#note, all)
  }

  /** At once, without waiting for what packs texts: the states as they are now, and the texts that were packed last. */
  #end(): void {
    const [, texts] = this.#suspend.split('.')
    const states = packStates(this.course.id, this.#leaves, (name) => this.#box.read(name))
    const both = texts ? `${states}.${texts}` : states
    this.#suspend = both.length > this.dialect.room ? states : both
    this.#reporter?.end()
  }
}

async function launch(): Promise<void> {
  const course = self.coursewareLms
  const { standard = '', unit = 'course', start = '' } = document.body.dataset
  const dialect = DIALECTS[standard]
  if (!course || !dialect) return
  const api = await findApi(dialect)
  await new Launch(course, unit, dialect, api).begin(start)
}

void launch()
