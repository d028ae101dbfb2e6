/** Why a formula has no value, in words. faults.py says the same. */

import { addWords, say } from '../browser/words'
import type { Fault } from './evaluate'

addWords({
  formulaMissing: 'Still needed for this: {names}.',
  formulaDividedByZero: 'There is no result yet: it would be divided by zero.',
  formulaTooLarge: 'There is no result: the numbers are too large to reckon with.',
  formulaNoValues: 'There is no result yet: no number is given in {names}.'
})

const KEYS = {
  missing: 'formulaMissing',
  'divided-by-zero': 'formulaDividedByZero',
  'too-large': 'formulaTooLarge',
  'no-values': 'formulaNoValues'
}

/** A sentence for a fault; `title` says what people call a name. */
export const sayFault = ({ fault, names }: Fault, title = (name: string): string => name): string =>
  say(KEYS[fault], { names: names.map(title).join(', ') })
