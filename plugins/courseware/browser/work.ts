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
