/**
 * The entry of the part `work`, and what other parts with exercises take from it, so that nothing is shipped twice: the
 * build puts these names in place of their imports, and has this part load first.
 */

import { asNumber } from './amounts'
import { box, dot, drawing, scale, short, stroke, words } from './drawing'
import { filePicker, handOut, pack, unpack } from './exchange'
import { Exercise } from './exercise'
import { fold } from './fold'
import { Items } from './items'
import { phrasesOf, publish, resultOf } from './results'
import { Rows } from './rows'

export const work = {
  ...{ asNumber, Exercise, fold, Items, phrasesOf, publish, resultOf, Rows },
  ...{ box, dot, drawing, scale, short, stroke, words },
  ...{ filePicker, handOut, pack, unpack }
}

Object.assign(Object(self.courseware), { work })

// Exercises above the place that a link leads to change their height as they come alive, and a browser does not always
// make up for it. So go there once more when all of them are up, unless the reader has moved on by then, or was here before.
const { hash } = location
const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
if (hash && document.readyState !== 'complete' && arrival?.type === 'navigate') {
  const moved = new AbortController()
  const { signal } = moved
  for (const type of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
    addEventListener(type, () => moved.abort(), { signal, passive: true })
  addEventListener('load', () => (document.getElementById(hash.slice(1))?.scrollIntoView(), moved.abort()), { signal })
}
