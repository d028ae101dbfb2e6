/** The script of the launch pages of packages for cmi5 and xAPI: the address says where to report, and for whom. */

import type { Course } from './lms/course'
import { complain, launch, PATIENCE, type System } from './lms/launching'
import { uuid } from './lms/uuid'
import type { Terms } from './lms/xapi/cmi5'
import { identityOf, launchOf, type Launch } from './lms/xapi/launch'
import { Outbox } from './lms/xapi/outbox'
import { BACK, Worker } from './lms/xapi/parting'
import { Store } from './lms/xapi/store'
import { sessions, Tab } from './lms/xapi/tab'
import { browsers } from './store'
import { addWords, say } from './words'

addWords({
  lmsHost: 'This course may not report to {host}, so nothing is reported. Tell whoever gave you the course.',
  lmsBroken: 'The learning platform opened this course in a way that it cannot read, so nothing is reported.',
  lmsOver: 'This visit is closed in the learning platform. Open the course there again, and the rest is reported.'
})

/** Characters that a store keeps for us: a closing window can send little more. */
const ROOM = 30000
/** Under this name a browser keeps by which code its answers are reported, where no system says who it is. */
const CODE = 'cw-reported-as/'

/** A learner of whom nothing is known: a code of this browser's own. */
function somebody(course: Course, endpoint: string, unit: string): Launch {
  const storage = browsers()
  const key = CODE + course.id
  let name = ''
  try {
    name = storage?.getItem(key) ?? ''
    storage?.setItem(key, (name ||= uuid()))
  } catch {
    name ||= uuid()
  }
  const homePage = /^https?:/.test(course.iri ?? '') ? course.iri : location.origin
  return { endpoint, actor: { objectType: 'Agent', account: { homePage, name } }, activity: unit }
}

/** Shows the way back to the system, which ends the session before it leads there. */
function showBack({ back }: Terms, outbox: Outbox): void {
  const button = document.querySelector<HTMLButtonElement>('.cw-launch-leave')
  if (!back || !button) return
  button.hidden = false
  button.onclick = async () => {
    button.disabled = true
    await Promise.race([outbox.leave(), new Promise((then) => setTimeout(then, PATIENCE))])
    location.assign(back)
  }
}

/** The launch that came in the address, or that this tab had before it was loaded anew. */
function launchIn(course: Course, tab: Tab, isCmi5: boolean, unit: string): System['trouble'] {
  const allowed = { own: location.origin, hosts: course.hosts ?? [] }
  const given = launchOf(new URLSearchParams(location.search), isCmi5, unit, allowed)
  if (given && 'refused' in given) return given.refused ? say('lmsHost', { host: given.refused }) : say('lmsBroken')
  const isSame = given && JSON.stringify(given.launch) === JSON.stringify(tab.kept?.launch)
  if (given && !isSame) tab.begin(given.launch)
  else if (!given && !tab.kept && course.endpoint && !isCmi5) tab.begin(somebody(course, course.endpoint, unit))
  // Somebody who comes back so late finds that the worker has said goodbye.
  const { kept } = tab
  if (kept?.left) tab.update({ isOver: !!kept.isOver || Date.now() - kept.left > BACK, left: 0 })
  // Without the rules of cmi5 a visit that is over is followed by another.
  if (kept?.isOver && !isCmi5) tab.begin(kept.launch)
  // Credentials do not stay where others look over one's shoulder, unless they would be lost.
  if (given && tab.update({})) history.replaceState(null, '', location.pathname)
  return tab.kept ? '' : say('lmsNone')
}

function systemOf(course: Course, isCmi5: boolean, unit: string): System {
  const tab = new Tab(sessions(), 'cw-launch ' + location.pathname)
  const trouble = launchIn(course, tab, isCmi5, unit)
  const launched = tab.kept?.launch
  if (trouble || !launched) return { learner: '', room: ROOM, trouble }
  const { dataset } = document.body
  const module = course.modules.find(([id]) => id === dataset.unit)
  const worker = new Worker(location.pathname)
  const store = new Store(launched, () => tab.kept?.token ?? launched.auth)
  return {
    ...{ learner: identityOf(launched.actor), room: ROOM },
    channel(hooks) {
      const outbox: Outbox = new Outbox(
        {
          ...{ store, tab, now: Date.now, part: worker.leave },
          speaker: {
            ...{ course, launch: launched, isCmi5 },
            unit: module ? { title: module[1], type: 'module' } : { title: course.title, type: 'course' }
          },
          over: () => complain(say('lmsOver')),
          terms: (terms) => showBack(terms, outbox)
        },
        hooks
      )
      return outbox
    }
  }
}

const { standard, iri = '' } = document.body.dataset
const course = self.coursewareLms
if (course) void launch(course, systemOf(course, standard === 'cmi5', iri))
