/** Brings `<cw-text>` to life: a word or phrase is typed. */

import { define } from '../../browser/dom'
import { Typed, type Foreseen } from '../../browser/typed'
import { match } from './score'

class TextQuestion extends Typed {
  protected match(text: string): Foreseen | undefined {
    const strict = { case: this.dataset.case !== undefined, accents: this.dataset.accents !== undefined }
    return match(text, this.answers, strict)
  }
}

define('cw-text', TextQuestion)
