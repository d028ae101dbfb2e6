/** Brings `<cw-numeric>` to life: a number is typed, in any of the ways people write numbers. */

import { define } from '../../browser/dom'
import { Typed, type Foreseen } from '../../browser/typed'
import { say } from '../../browser/words'
import { read } from '../../browser/numbers'
import { match } from './score'

class NumericQuestion extends Typed {
  protected match(text: string): Foreseen | undefined | string {
    const candidates = read(text, this.dataset.unit)
    return candidates.length ? match(candidates, this.answers) : say('writeNumber', { n: 12.5 })
  }
}

define('cw-numeric', NumericQuestion)
