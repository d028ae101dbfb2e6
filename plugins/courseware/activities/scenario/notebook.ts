/** The notebook in the margin: who one is, how it stands, which clues there are, the way so far. */

import { all, copy, h, put, svg } from '../../browser/dom'
import { number, say } from '../../browser/words'
import type { State } from './play'

/** A meter as its element says it: its name in the story and on screen. */
interface Meter {
  name: string
  title: string
  low: boolean
}

/** The words for a meter: where it stands, and how it has just moved. */
function sayMeter(now: number, before: number): string {
  const n = Math.abs(now - before)
  return say('meter', { n: number(now) }) + (n ? say(now > before ? 'up' : 'down', { n: number(n) }) : '')
}

/** Ten fields, as many filled as the meter has; a mark where it stood before. */
function bar(now: number, before: number): SVGElement {
  const fields = [...Array(10).keys()].map((i) => {
    const look = i + 0.5 <= now ? 'f-spot' : 'f-no s-line'
    return svg('rect', { x: String(i * 10 + 0.5), y: '1', width: '8.6', height: '8', rx: '1', class: look })
  })
  const mark = svg('path', { d: `M${before * 10 - 0.4} 0v11`, class: 's-foil', 'stroke-width': '1.6' })
  const box = { viewBox: '0 0 100 11', preserveAspectRatio: 'none', 'aria-hidden': 'true' }
  return svg('svg', box, ...fields, ...(now === before ? [] : [mark]))
}

/** What the notebook is filled from. */
export interface Page {
  states: State[]
  role: Element | undefined
  /** The titles of the scenes on the way, the present one last. */
  titles: string[]
}

/** The notebook of one story. */
export class Notebook {
  readonly element: HTMLElement
  readonly #meters: Meter[]
  readonly #clues: Map<string, HTMLElement>
  readonly #body = h('div')

  /** `root` is the story's element, in which meters and clues are listed. */
  constructor(root: HTMLElement) {
    this.#meters = all('.cw-meters > li', root).map((item) => ({
      name: item.dataset.meter ?? '',
      title: item.querySelector('span')?.textContent ?? '',
      low: item.dataset.low !== undefined
    }))
    this.#clues = new Map(all('.cw-clues > li', root).map((item) => [item.dataset.clue ?? '', item]))
    const id = root.id + '-book'
    this.element = h('aside', { class: 'cw-book', 'aria-labelledby': id }, h('h3', { id }, say('notebook')), this.#body)
  }

  /** The words of a clue. */
  clue(name: string): DocumentFragment | string {
    const item = this.#clues.get(name)
    return item ? copy(item) : ''
  }

  /** How every meter stands, in words, with what has just moved. */
  meters({ states }: Pick<Page, 'states'>, movedOnly = false): string[] {
    const now = states.at(-1)?.meters ?? {}
    const before = states.at(-2)?.meters ?? now
    return this.#meters.flatMap(({ name, title }) =>
      movedOnly && now[name] === before[name] ? [] : `${title} ${sayMeter(now[name] ?? 0, before[name] ?? 0)}`
    )
  }

  /** Fills it anew. */
  show({ states, role, titles }: Page): void {
    const { meters: now = {}, found = [] } = states.at(-1) ?? {}
    const before = states.at(-2)?.meters ?? now
    const rows = this.#meters.map(({ name, title, low }) => {
      const [value, old] = [now[name] ?? 0, before[name] ?? 0]
      const label = h('span', {}, title, ...(low ? [h('small', {}, ` (${say('lowIsGood')})`)] : []))
      const words = h('b', {}, label, h('span', { class: 'cw-num' }, sayMeter(value, old)))
      return h('li', { class: 'cw-meter' }, words, bar(value, old))
    })
    const clues = found.map((name) => h('li', { class: 'cw-found-one' }, this.clue(name)))
    const dots = titles.map((scene, i) => {
      const here = i === titles.length - 1
      const words = h('span', { class: 'cw-vh' }, say(here ? 'atScene' : 'decided', { scene }))
      return h('li', { class: here ? 'here' : 'done' }, words)
    })
    this.#body.replaceChildren(
      ...(role ? [role.cloneNode(true)] : []),
      ...(rows.length ? [h('h4', {}, say('stands')), h('ul', { class: 'cw-plain' }, ...rows)] : []),
      ...(this.#clues.size
        ? [
            h('h4', {}, say('clues', { n: found.length, all: this.#clues.size })),
            h('ul', { class: 'cw-plain' }, ...clues)
          ]
        : []),
      h('h4', {}, say('wayHere')),
      h('ol', { class: 'cw-thread' }, ...dots)
    )
  }

  /** Says in a live region what has moved. */
  say(status: Element, states: State[]): void {
    put(status, this.meters({ states }, true).join('. '))
  }
}
