/** The ratings of a team as a drawing. Below stands a table with the same figures; the profile is drawn in the view. */

import { svg } from '../../browser/dom'
import { box, dot, drawing, scale, stroke, words } from '../../browser/drawing'
import { number } from '../../browser/words'
import type { Spread } from './statistics'

const bold = (d: string, width: string): SVGElement => svg('path', { d, class: 'f-no s-ink', 'stroke-width': width })

/** The ratings of a team as dots above their levels, its median as a mark, that of people outside as a diamond below. */
export function dots(
  label: string,
  { levels, none, median }: Spread,
  outside: number | undefined,
  low: number,
  high: number
): SVGElement {
  const x = scale(low, high, 30, 290)
  const marks: SVGElement[] = []
  if (median !== undefined) marks.push(box(x(median) - 11, 0, 22, 60, 'f-mark'), bold(`M${x(median) - 13} 62h26`, '5'))
  marks.push(stroke(20, 62, 300, 62))
  for (let level = low; level <= high; level++) {
    const count = levels.filter((each) => each === level).length
    marks.push(stroke(x(level), 58, x(level), 66), words(x(level), 96, String(level), 'middle', 't2'))
    // More than fit above each other are one column, with their number.
    if (count > 5) marks.push(box(x(level) - 5, 16, 10, 42), words(x(level), 11, number(count), 'middle'))
    else for (let i = 0; i < count; i++) marks.push(dot(x(level), 52 - i * 11))
  }
  const at = outside === undefined ? 0 : x(outside)
  if (at) marks.push(bold(`M${at} 67l8 8-8 8-8-8z`, '2'))
  if (none) marks.push(words(310, 66, '? × ' + number(none)))
  return drawing(label, 360, 100, ...marks)
}
