/**
 * What parts use of the core. They reach it through one global, so that nothing is shipped twice: the build puts
 * these names in place of a part's imports from this folder.
 */

import { all, button, copy, define, describe, h, Living, put, svg } from './dom'
import { asRecord, mergeAll, wasRight } from './merge'
import { feedback } from './frame'
import { mixed } from './order'
import { moduleOf, outline, pageOf, root } from './outline'
import { isDone, objectivesOf } from './progress'
import { Question } from './question'
import { entryTo, tell } from './records'
import { always } from './refresh'
import { score } from './score'
import { bad, begin, changed, device, drop, keep, keys, list, listen, own, read } from './store'
import { saved, state, stored, unwritten, write } from './store'
import { addWords, number, say, sayPartly, sayWhen } from './words'

export const shared = {
  ...{ all, button, copy, define, describe, h, Living, put, svg },
  ...{ bad, begin, changed, device, drop, keep, keys, list, listen, own, read },
  ...{ saved, state, stored, unwritten, write },
  ...{ asRecord, mergeAll, entryTo, isDone, objectivesOf, outline, root, tell, wasRight },
  ...{ feedback, mixed, moduleOf, pageOf, Question, score },
  ...{ addWords, always, number, say, sayPartly, sayWhen }
}

declare global {
  interface Window {
    courseware?: typeof shared
  }
}
