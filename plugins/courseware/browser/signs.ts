/** Signs behind the links of the navigation: a drawing, and the word for those who do not see it. */

import { h, svg } from './dom'

/** Puts a sign behind a link, or takes it away. `look` is its class; `shapes` draws it within 24 by 24. */
export function sign(link: Element, on: boolean, look: string, word: string, shapes: () => SVGElement[]): void {
  const there = link.querySelector('.' + look)
  if (!on) there?.remove()
  if (!on || there) return
  const drawing = svg('svg', { class: 'cw-i', viewBox: '0 0 24 24', 'aria-hidden': 'true' }, ...shapes())
  link.append(h('span', { class: look }, drawing, h('span', { class: 'cw-vh' }, word)))
}
