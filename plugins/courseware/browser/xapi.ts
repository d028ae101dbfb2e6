/** The script of the launch pages of packages for cmi5 and xAPI: the address says where to report, and for whom. */

import type { Course } from './lms/course'
import { launch, PATIENCE, type System } from './lms/launching'
import { anonymous } from './lms/xapi/anonymous'
import type { Terms } from './lms/xapi/cmi5'
import { identityOf, launchOf, type Launch } from './lms/xapi/launch'
import { Outbox } from './lms/xapi/outbox'
import { BACK, Farewell } from './lms/xapi/parting'
import { Store } from './lms/xapi/store'
import { sessions, Tab } from './lms/xapi/tab'
import { browsers } from './store'
import { addWords, say } from './words'

addWords({
  lmsHost: 'This course may not report to {host}, so nothing is reported. Tell whoever gave you the course.',
  lmsBroken: 'The learning platform opened this course in a way that it cannot read, so nothing is reported.',
  lmsOver: 'This visit is closed in the learning platform. Open the course there again.'
})

/** Characters that a store keeps for us: a closing window can send little more. */
const ROOM = 30000
/** Shows the way back to the system, which ends the session before it leads there. */
function showBack({ back }: Terms, outbox: Outbox): void {
  const button = document.querySelector<HTMLButtonElement>('.cw-launch-leave')
  if (!back || !button) return
  button.hidden = false
  button.onclick = async () => {
    button.disabled = true
    // What could not be told in time is kept, and told at the next visit.
    await Promise.race([outbox.leave(), new Promise((then) => setTimeout(then, PATIENCE))]).catch(() => {})
    location.assign(back)
  }
}

/** The launch that came in the address, or that this tab had before it was loaded anew; or why there is none, in words. */
function launchIn(course: Course, tab: Tab, isCmi5: boolean, unit: string): string {
  const allowed = { own: location.origin, hosts: course.hosts ?? [] }
  const given = launchOf(new URLSearchParams(location.search), isCmi5, unit, allowed)
  const isRefused = given && 'refused' in given
  const isSafe = isRefused || takeUp(given?.launch, course, tab, isCmi5, unit)
  // Credentials do not stay where others look over one's shoulder, unless they would be lost.
  if (given && isSafe) history.replaceState(null, '', location.pathname)
  if (isRefused) return given.refused ? say('lmsHost', { host: given.refused }) : say('lmsBroken')
  return tab.kept ? '' : say('lmsNone')
}

/** Begins a visit, or goes on with one; false where it will be lost when the page is loaded anew. */
function takeUp(given: Launch | undefined, course: Course, tab: Tab, isCmi5: boolean, unit: string): boolean {
  if (given && JSON.stringify(given) !== JSON.stringify(tab.kept?.launch)) return tab.begin(given)
  if (!tab.kept) {
    const { endpoint } = course
    return !!endpoint && !isCmi5 && tab.begin(anonymous(course, endpoint, unit, browsers()))
  }
  const { left, isAway, isOver, launch } = tab.kept
  // Who was neither left nor out of sight is a tab's double, and the visit is the other's. Who comes back late finds that the
  // last word has been said.
  const isGone = !!isOver || (left ? Math.abs(Date.now() - left) > BACK : !isAway)
  // Without the rules of cmi5 a visit that is over is followed by another.
  return isGone && !isCmi5 ? tab.begin(launch) : tab.update({ isOver: isGone, left: 0, isAway: document.hidden })
}

function systemOf(course: Course, isCmi5: boolean, unit: string): System {
  const tab = new Tab(sessions(), 'cw-launch ' + location.pathname)
  const trouble = launchIn(course, tab, isCmi5, unit)
  const launched = tab.kept?.launch
  if (trouble || !launched) return { learner: '', room: ROOM, trouble }
  const { dataset } = document.body
  const module = course.modules.find(([id]) => id === dataset.unit)
  const farewell = new Farewell(tab.kept?.id ?? '')
  addEventListener('visibilitychange', () => tab.update({ isAway: document.hidden }))
  const store = new Store(launched, () => tab.kept?.token ?? launched.auth)
  return {
    ...{ learner: identityOf(launched.actor), room: ROOM },
    channel(hooks, complain) {
      const outbox: Outbox = new Outbox(
        {
          ...{ store, tab, now: Date.now, part: farewell.leave },
          speaker: {
            ...{ course, launch: launched, isCmi5 },
            unit: module ? { title: module[1], type: 'module' } : { title: course.title, type: 'course' }
          },
          shut: (isShut) => complain(isShut ? say('lmsOver') : ''),
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
