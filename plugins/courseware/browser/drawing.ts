/** What drawings share: the frame, and measures. Beside each stands a table that says the same. */

import { svg } from './dom'

/** A drawing `width` by `height` units, scaled to the place it has. `words` say in a sentence what it shows. */
export const drawing = (words: string, width: number, height: number, ...children: SVGElement[]): SVGElement =>
  svg('svg', { class: 'cw-chart', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': words }, ...children)

/** From values to places: `low` is at `from`, `high` at `to`. */
export function scale(low: number, high: number, from: number, to: number): (value: number) => number {
  const size = high - low || 1
  return (value) => Math.round((from + ((value - low) / size) * (to - from)) * 10) / 10
}

/** Words in a drawing; `look` are classes, `anchor` is start, middle or end. */
export const words = (x: number, y: number, text: string, anchor = 'start', look = ''): SVGElement =>
  svg('text', { x: String(x), y: String(y), 'text-anchor': anchor, class: look }, text)

/** A text cut to so many letters, with a sign that there is more. */
export const short = (text: string, most: number): string => (text.length > most ? text.slice(0, most - 1) + '…' : text)

/** A straight line. */
export const stroke = (x1: number, y1: number, x2: number, y2: number, look = 's-line'): SVGElement =>
  svg('path', { d: `M${x1} ${y1}L${x2} ${y2}`, class: look + ' f-no' })

/** A filled rectangle. */
export const box = (x: number, y: number, width: number, height: number, look = 'f-spot'): SVGElement =>
  svg('rect', { x: String(x), y: String(y), width: String(width), height: String(height), class: look })

/** A filled dot. */
export const dot = (x: number, y: number, r = 5, look = 'f-spot'): SVGElement =>
  svg('circle', { cx: String(x), cy: String(y), r: String(r), class: look })
