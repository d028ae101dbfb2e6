/** Brings `<cw-match>` to life: each item has a list to choose its place from. */

import { define } from '../../browser/dom'
import { Pairs } from '../../browser/pairs'

define('cw-match', class extends Pairs {})
