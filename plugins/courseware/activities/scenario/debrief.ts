/** The debrief: one's own way beside the best one, what was found and what stayed hidden. */

import { all, copy, h, svg } from '../../browser/dom'
import { say } from '../../browser/words'
import type { State } from './play'

/** A step that was taken: the item of its choice, and the scene in which it stands. */
export interface Step {
  item: HTMLElement
  scene: string
}

/** One step with what was decided, what it moved, and what the coach says to it. */
function stepOf({ item, scene }: Step, look: string, forks: boolean): HTMLElement {
  const pieces: HTMLElement[] = [
    h('p', { class: 'cw-note' }, scene, ...(forks ? [' · ', h('b', {}, say('parts'))] : []))
  ]
  const what = item.querySelector('.cw-what')
  if (what) pieces.push(h('p', {}, copy(what)))
  for (const more of all('.cw-chips, .cw-coach', item)) pieces.push(more.cloneNode(true) as HTMLElement)
  return h('li', { class: 'cw-step ' + look }, ...pieces)
}

/** Where two ways part: the number of steps they share. */
export function fork(mine: string[], best: string[]): number {
  const at = mine.findIndex((step, i) => step !== best[i])
  return at < 0 ? mine.length : at
}

/** Own way and best way, side by side; one way where they are the same. */
export function waysOf(mine: Step[], best: Step[], shared: number): HTMLElement[] {
  const same = shared === mine.length && shared === best.length
  const list = (steps: Step[], own: boolean): HTMLElement => {
    const items = steps.map((step, i) => {
      const forks = own && i === shared && !same && !!best.length
      return stepOf(step, forks ? 'fork' : i < shared || !own ? 'good' : '', forks)
    })
    const title = h('h4', {}, say(own ? 'yourWay' : 'bestWay'))
    return h('div', {}, ...(same ? [] : [title]), h('ol', { class: 'cw-taken' }, ...items))
  }
  const columns = same || !best.length ? [list(mine, true)] : [list(mine, true), list(best, false)]
  return [
    h('h3', {}, say(same ? 'oneWay' : best.length ? 'ways' : 'yourWay')),
    h('div', { class: columns.length > 1 ? 'cw-ways' : '' }, ...columns)
  ]
}

/** A filled tick, or a dashed circle. */
function sign(found: boolean): SVGElement {
  const circle = { cx: '12', cy: '12', r: found ? '10' : '9' }
  const drawing = found
    ? [
        svg('circle', { ...circle, fill: 'currentColor' }),
        svg('path', { d: 'M7 12.4l3.4 3.4L17 8.6', class: 's-paper' })
      ]
    : [svg('circle', { ...circle, 'stroke-dasharray': '3 3.2' })]
  return svg('svg', { class: 'cw-i', viewBox: '0 0 24 24', 'aria-hidden': 'true' }, ...drawing)
}

/** Which causes were found, and where the others would have shown. */
export function causesOf(items: HTMLElement[], states: State[], steps: Step[]): HTMLElement[] {
  if (!items.length) return []
  let n = 0
  const rows = items.map((item) => {
    const clues = item.dataset.clues?.split(' ') ?? []
    const at = states.findIndex(({ found }) => clues.some((clue) => found.includes(clue)))
    if (at >= 0) n += 1
    const body = h('div', {}, copy(item, '.cw-note'))
    const note = item.querySelector('.cw-note')
    if (at >= 0) body.append(h('p', { class: 'cw-note' }, say('foundIn', { scene: steps[at - 1]?.scene ?? '' })))
    else body.append(h('p', { class: 'cw-note' }, say('notFound'), ' ', ...(note ? [copy(note)] : [])))
    return h('li', {}, sign(at >= 0), body)
  })
  const title = say('causes', { n, all: items.length })
  return [h('h3', {}, title), h('ul', { class: 'cw-found' }, ...rows)]
}
