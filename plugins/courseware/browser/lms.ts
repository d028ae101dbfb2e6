/**
 * The script of a package's launch page: it holds the session of the learning management system, and the course runs in a
 * frame inside it. So moving between pages never ends the session.
 */

import './lms/words'
import { Api } from './lms/api'
import type { Course } from './lms/course'
import type { Dialect } from './lms/dialect'
import { scorm12 } from './lms/scorm12'
import { scorm2004 } from './lms/scorm2004'
import { Session, type Notice } from './lms/session'
import type { Unit } from './lms/standing'
import { put } from './dom'
import { browsers, type Box } from './store'
import { addWords, say } from './words'

addWords({
  lmsNone: 'No learning platform was found, so nothing is reported. Your answers stay in this browser.',
  lmsNowhere:
    'No learning platform was found, so nothing is reported. Take a copy on “My learning” before you close this window.',
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

const DIALECTS: Record<string, Dialect> = { scorm12, scorm2004 }
/** How long the course waits for a system that is slow to put its interface there, in ms. */
const PATIENCE = 3000
/** What is not told for so long is said. */
const QUIET = 4000

/** The system's interface, and whose session it is: nothing of both, or the name alone missing, if it takes too long. */
async function findApi(dialect: Dialect): Promise<{ api?: Api | undefined; learner?: string | undefined }> {
  let api: Api | undefined
  for (let left = PATIENCE; left > 0; left -= 100) {
    api ??= Api.find(dialect)
    const learner = api?.begin() ? api.read(dialect.reads.learner) : undefined
    if (learner !== undefined) return { api, learner }
    await new Promise((then) => setTimeout(then, 100))
  }
  return { api }
}

/** The address of a page of this package, or nothing: what comes from outside may lead anywhere. */
function pageAt(path: string): string | undefined {
  if (!path || path.length > 1000) return
  const folder = new URL('./', location.href).href
  const address = new URL('./' + path, folder)
  return address.href.startsWith(folder) && /(\.html|\/)$/.test(address.pathname) ? address.href : undefined
}

/** The line above the course. What waits is said only when it has waited for a while. */
function noticing(line: HTMLElement, isAlone: boolean): (notice: Notice) => void {
  let timer: number | undefined
  let isLate = false
  let last: Notice = { left: 0, isKept: true }
  const show = (): void => {
    const { waits, left, isKept } = last
    const words = [
      isAlone ? say(isKept ? 'lmsNone' : 'lmsNowhere') : '',
      isLate && waits ? say(isKept ? 'lmsWaits' : 'lmsStay', { n: waits }) : '',
      isLate && !waits ? say(isKept ? 'lmsStanding' : 'lmsOpen') : '',
      left && !isAlone ? say(isKept ? 'lmsRoom' : 'lmsCopy', { n: left }) : ''
    ].filter(Boolean)
    line.hidden = !words.length
    put(line, words.join(' '))
  }
  return (notice) => {
    if (notice.waits === undefined) {
      clearTimeout(timer)
      timer = undefined
      isLate = false
    }
    // By the timer alone: it may come a moment early by the clock, and then nothing would be said at all.
    else
      timer ??= self.setTimeout(() => {
        isLate = true
        show()
      }, QUIET)
    last = notice
    show()
  }
}

async function launch(course: Course, dialect: Dialect, unit: Unit, start: string): Promise<void> {
  const frame = document.querySelector('iframe') as HTMLIFrameElement
  const line = document.querySelector('[role=status]') as HTMLElement
  const { api, learner = '' } = await findApi(dialect)
  // Nobody's records are kept where others could find them.
  const storage = api && !learner ? undefined : browsers()
  const notice = noticing(line, !api)
  const later = (task: () => void, ms: number): unknown => setTimeout(task, ms)
  const seconds = (): number => performance.now() / 1000
  // Any of them may have come back: the course in the frame looks at all it shows.
  const restored = (): unknown => frame.contentWindow?.dispatchEvent(new StorageEvent('storage'))
  const session = new Session(course, unit, dialect, {
    ...{ api, learner, storage, notice, restored, later, seconds }
  })
  const { box } = session
  notice({ left: 0, isKept: box.isKept })
  const was = await session.begin()
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
  frame.src = pageAt(was) ?? pageAt(start) ?? 'index.html'
}

const { standard = '', unit = 'course', start = '', exams = '' } = document.body.dataset
const [course, dialect] = [self.coursewareLms, DIALECTS[standard]]
if (course && dialect) void launch(course, dialect, { id: unit, exams: exams.split(' ').filter(Boolean) }, start)
