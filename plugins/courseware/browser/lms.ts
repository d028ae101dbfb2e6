/** The script of the launch pages of SCORM packages: the system puts its interface into a window around them. */

import { Api } from './lms/api'
import type { Dialect } from './lms/dialect'
import { launch, PATIENCE, type System } from './lms/launching'
import { Reporter } from './lms/reporter'
import { scorm12 } from './lms/scorm12'
import { scorm2004 } from './lms/scorm2004'
import { say } from './words'

const DIALECTS: Record<string, Dialect> = { scorm12, scorm2004 }

/** The system's interface, and whose session it is: nothing of both, or the name alone missing, if it takes too long. */
async function systemOf(dialect: Dialect): Promise<System> {
  let [api, learner]: [Api?, string?] = []
  for (let left = PATIENCE; left > 0 && learner === undefined; left -= 100) {
    api ??= Api.find(dialect)
    learner = api?.begin() ? api.read(dialect.reads.learner) : undefined
    if (learner === undefined) await new Promise((then) => setTimeout(then, 100))
  }
  const known = api
  return {
    channel: known && ((hooks) => new Reporter(known, dialect, hooks)),
    ...{ learner: learner ?? '', room: dialect.room, trouble: known ? '' : say('lmsNone') }
  }
}

const [course, dialect] = [self.coursewareLms, DIALECTS[document.body.dataset.standard ?? '']]
if (course && dialect) void systemOf(dialect).then((system) => launch(course, system))
