/**
 * Says once that a module or the course is completed: that all its pages are done that the chosen path shows, or all there
 * are where the course asks for all. Should a page be open again after an edit, it is said once more when that is done too.
 */

import { outline } from './outline'
import { isDone } from './progress'
import { tell } from './records'
import { chosen, wayOf } from './ways'
import * as store from './store'

function mark(kind: 'module' | 'course', name: string, pages: string[]): void {
  const done = pages.length > 0 && pages.every(isDone)
  const record = `completed/${kind}/${name}`
  if (done === (store.read(record)?.data.done === true)) return
  store.write(record, '', { done })
  if (done) tell({ verb: 'completed', kind, [kind]: name })
}

/** Looks at every module, and at the course. */
export function tellCompleted(): void {
  for (const [module, pages] of outline.modules) mark('module', module, pages)
  mark('course', outline.course, wayOf(outline.all ? undefined : chosen()))
}
