/**
 * What all launch pages do: they hold the session of a system, and the course runs in a frame inside them. So moving between
 * pages never ends the session.
 */

import './words'
import { put } from '../dom'
import { browsers, type Box } from '../store'
import { addWords, say } from '../words'
import type { Channel, Hooks } from './channel'
import type { Course } from './course'
import { Session, type Notice } from './session'
import type { Unit } from './standing'

addWords({
  lmsNone: 'No learning platform was found, so nothing is reported.',
  lmsHere: 'Your answers stay in this browser.',
  lmsAway: 'Take a copy on “My learning” before you close this window.',
  lmsWaits: {
    one: '{n} answer is not yet reported to the learning platform. Carry on; nothing is lost.',
    other: '{n} answers are not yet reported to the learning platform. Carry on; nothing is lost.'
  },
  lmsStay: {
    one: '{n} answer is not yet reported to the learning platform. Keep this window open until it is.',
    other: '{n} answers are not yet reported to the learning platform. Keep this window open until they are.'
  },
  lmsStanding: 'Your progress is not yet reported to the learning platform. Carry on; nothing is lost.',
  lmsOpen: 'Your progress is not yet reported to the learning platform. Keep this window open until it is.',
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
  box: Box
  tell: (happening: unknown) => void
}

/** What a launch has found. */
export interface System {
  /** How it is told; nothing where there is none. */
  channel?: ((hooks: Hooks, complain: Complain) => Channel) | undefined
  /** Whose records these are; nobody knows where it is empty. */
  learner: string
  /** How many characters it keeps for us. */
  room: number
  /** Why nothing is told, in words. */
  trouble?: string | undefined
}

/** Says above the course what has gone wrong, until it is '' again. */
export type Complain = (trouble: string) => void

/** How long the course waits for a system that is slow, in ms. */
export const PATIENCE = 3000
/** What is not told for so long is said. */
const QUIET = 4000

/** The address of a page of this package, or nothing: what comes from outside may lead anywhere. */
function pageAt(path: string): string | undefined {
  if (!path || path.length > 1000) return
  const folder = new URL('./', location.href).href
  const address = new URL('./' + path, folder)
  return address.href.startsWith(folder) && /(\.html|\/)$/.test(address.pathname) ? address.href : undefined
}

/** The line above the course. What waits is said only when it has waited for a while. */
class Line {
  #timer: number | undefined
  #isLate = false
  #last: Notice | undefined

  constructor(
    private readonly element: HTMLElement,
    private trouble: string
  ) {}

  #show(): void {
    if (!this.#last) return
    const { waits, left, isKept } = this.#last
    const late = waits ? say(isKept ? 'lmsWaits' : 'lmsStay', { n: waits }) : say(isKept ? 'lmsStanding' : 'lmsOpen')
    const room = left ? say(isKept ? 'lmsRoom' : 'lmsCopy', { n: left }) : ''
    const said = this.trouble ? [this.trouble, say(isKept ? 'lmsHere' : 'lmsAway')] : [this.#isLate ? late : '', room]
    put(this.element, said.filter(Boolean).join(' '))
  }

  complain: Complain = (trouble) => {
    this.trouble = trouble
    this.#show()
  }

  tell = (notice: Notice): void => {
    if (notice.waits === undefined) {
      clearTimeout(this.#timer)
      this.#timer = undefined
      this.#isLate = false
    }
    // By the timer alone: it may come a moment early by the clock, and then nothing would be said at all.
    else
      this.#timer ??= self.setTimeout(() => {
        this.#isLate = true
        this.#show()
      }, QUIET)
    this.#last = notice
    this.#show()
  }
}

const found = <Element extends HTMLElement>(selector: string): Element => document.querySelector(selector) as Element

/** What the page says of its own unit. */
function unitOf({ unit = 'course', exams = '' }: DOMStringMap): Unit {
  return { id: unit, exams: exams.split(' ').filter(Boolean) }
}

/** Shows the course, once the system has been found or is known to be missing. */
export async function launch(course: Course, { channel, learner, room, trouble = '' }: System): Promise<void> {
  const frame = found<HTMLIFrameElement>('iframe')
  // Nobody's records are kept where others could find them.
  const storage = channel && !learner ? undefined : browsers()
  const line = new Line(found('[role=status]'), trouble)
  const session = new Session(course, unitOf(document.body.dataset), {
    ...{ learner, room, storage, notice: line.tell },
    channel: channel && ((hooks) => channel(hooks, line.complain)),
    // Any of them may have come back: the course in the frame looks at all it shows.
    restored: () => frame.contentWindow?.dispatchEvent(new StorageEvent('storage')),
    later: (task, ms) => setTimeout(task, ms),
    seconds: () => performance.now() / 1000
  })
  const { box } = session
  const late = new Promise<string>((then) => setTimeout(() => then(''), PATIENCE))
  const was = await Promise.race([session.begin(), late])
  self.coursewareHost = { box: box.box, tell: (happening) => session.hear(happening) }
  // Another launch of the same learner in this browser wrote a record: the course in the frame hears of it.
  addEventListener('storage', (event) => {
    const key = box.heard(event.key, event.newValue)
    if (!key) return
    frame.contentWindow?.dispatchEvent(new StorageEvent('storage', { key, newValue: box.box.getItem(key) }))
  })
  addEventListener('visibilitychange', () => document.hidden && session.flush())
  addEventListener('pagehide', () => session.end())
  // The session is over for good, and a page out of the browser's memory does not know it.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
  frame.addEventListener('load', () => {
    try {
      document.title = frame.contentDocument?.title || document.title
    } catch {
      // A link has led to another host.
    }
  })
  frame.src = pageAt(was) ?? pageAt(document.body.dataset.start ?? '') ?? 'index.html'
}
