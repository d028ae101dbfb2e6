/**
 * What parts use of the core. They reach it through one global, so that nothing is shipped twice: the build puts
 * these names in place of a part's imports from this folder.
 */

import { all, button, copy, define, describe, h, Living, put, svg } from './dom'
import { asRecord } from './merge'
import { feedback } from './frame'
import { mixed } from './order'
import { outline, root } from './outline'
import { isDone, objectivesOf } from './progress'
import { Question } from './question'
import { entryTo, tell, wasRight } from './records'
import { always } from './refresh'
import { score } from './score'
import { absorb, changed, device, erase, list, listen, read, saved, state, unreadable, write } from './store'
import { addWords, number, say, sayPartly, sayWhen } from './words'

export const shared = {
  ...{ all, button, copy, define, describe, h, Living, put, svg },
  ...{ absorb, changed, device, erase, list, listen, read, saved, state, unreadable, write },
  ...{ asRecord, entryTo, isDone, objectivesOf, outline, root, tell, wasRight },
  ...{ feedback, mixed, Question, score },
  ...{ addWords, always, number, say, sayPartly, sayWhen }
}

declare global {
  interface Window {
    courseware?: typeof shared
  }
}
