/** The drawings of a rating. Beside each stands a table with the same figures. */

import { svg } from '../../browser/dom'
import { box, dot, drawing, scale, short, stroke, words } from '../../browser/drawing'
import { number } from '../../browser/words'
import type { Spread } from './statistics'

/** One dimension of a profile. */
export interface Bar {
  title: string
  level: number | '?' | undefined
  target: number | undefined
}

/** Nothing rated lies at zero: on a scale from 1, the first step is one. */
const zero = (low: number): number => Math.min(low, Math.max(0, low - 1))

/** A profile as bars, one below the other. */
export function bars(label: string, profile: Bar[], low: number, high: number): SVGElement {
  const x = scale(zero(low), high, 0, 360)
  const row = ({ title, level, target }: Bar, i: number): SVGElement[] => [
    words(0, i * 40 + 14, short(title, 52)),
    box(0, i * 40 + 20, 360, 10, 'f-rule'),
    ...(typeof level === 'number' ? [box(0, i * 40 + 20, x(level), 10)] : []),
    ...(target === undefined ? [] : [stroke(x(target), i * 40 + 16, x(target), i * 40 + 34, 's-ink')]),
    words(372, i * 40 + 30, level === undefined ? '–' : String(level))
  ]
  return drawing(label, 400, profile.length * 40, ...profile.flatMap(row))
}

/** A profile as a wheel: a sector for each dimension, as long as its level. */
export function wheel(label: string, profile: Bar[], low: number, high: number): SVGElement {
  const length = scale(zero(low), high, 0, 100)
  const at = (turn: number, r: number): [number, number] => {
    const angle = (turn / profile.length - 0.25) * 2 * Math.PI
    return [Math.round(200 + r * Math.cos(angle)), Math.round(135 + r * Math.sin(angle))]
  }
  const path = (d: string, look: string): SVGElement => svg('path', { d, class: look })
  const arc = (i: number, r: number): string =>
    `${at(i, r)}A${r} ${r} 0 ${profile.length < 2 ? 1 : 0} 1 ${at(i + 0.999, r)}`
  const sector = ({ title, level, target }: Bar, i: number): SVGElement[] => {
    const [x, y] = at(i + 0.5, 112)
    const side = x > 210 ? 'start' : x < 190 ? 'end' : 'middle'
    return [
      path(`M200 135L${arc(i, 100)}Z`, 's-line f-no'),
      ...(typeof level === 'number' ? [path(`M200 135L${arc(i, length(level))}Z`, 's-paper f-spot')] : []),
      ...(target === undefined ? [] : [path('M' + arc(i, length(target)), 's-ink f-no')]),
      words(x, y, short(title, 17), side),
      words(x, y + 17, level === undefined ? '–' : String(level), side)
    ]
  }
  return drawing(label, 400, 270, ...profile.flatMap(sector))
}

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
