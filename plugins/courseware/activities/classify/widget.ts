/** Brings `<cw-classify>` to life: each item has a button for each column. */

import { define } from '../../browser/dom'
import { Pairs } from '../../browser/pairs'

define('cw-classify', class extends Pairs {})
