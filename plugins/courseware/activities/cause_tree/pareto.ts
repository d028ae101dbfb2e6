/** Counts as bars, the largest first, under the line of what they come to together. */

import { svg } from '../../browser/dom'
import { box, drawing, scale, stroke, words } from '../../browser/drawing'
import { number } from '../../browser/words'

/** Draws counts that are in order, and what they come to one by one; the table beside it has their names by these numbers. */
export function pareto(text: string, counts: number[], sums: number[]): SVGElement {
  const high = scale(0, sums.at(-1)!, 180, 20)
  const step = 480 / counts.length
  return drawing(
    text,
    480,
    205,
    stroke(0, 180, 480, 180),
    ...counts.flatMap((count, i) => [
      box(step * (i + 0.15), high(count), step * 0.7, 180 - high(count)),
      words(step * (i + 0.5), 198, number(i + 1), 'middle')
    ]),
    svg('path', { d: 'M' + sums.map((sum, i) => [step * (i + 0.5), high(sum)]).join('L'), class: 's-ink f-no' })
  )
}
