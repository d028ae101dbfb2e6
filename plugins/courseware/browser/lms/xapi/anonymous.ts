/** A learner of whom nothing is known, where the build says where to report and no system says for whom. */

import { attempt } from '../../store'
import type { Course } from '../course'
import { uuid } from '../uuid'
import type { Launch } from './launch'

/** Under this name a browser keeps the code by which its answers are reported. It is no record: no copy holds it. */
const CODE = 'cw-reported-as/'

/** A launch under a code of this browser's own; a new one each time where the browser keeps nothing. */
export function anonymous(course: Course, endpoint: string, unit: string, storage: Storage | undefined): Launch {
  const key = CODE + course.id
  const name = attempt(() => storage?.getItem(key)) || uuid()
  attempt(() => storage?.setItem(key, name))
  const homePage = /^https?:/.test(course.iri ?? '') ? course.iri : location.origin
  return { endpoint, actor: { objectType: 'Agent', account: { homePage, name } }, activity: unit }
}
