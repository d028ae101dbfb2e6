/** `<cw-learning>`: "My learning" – progress by module and objective, and the reader's own copy of it all. */

import { all, define, h, Living, put, svg } from './dom'
import { showNotice } from './notice'
import { outline } from './outline'
import { isDone } from './progress'
import { wasRight } from './merge'
import { always } from './refresh'
import { setApart } from './rest'
import { useTools } from './tools'
import { chosen, isOn } from './ways'
import { say } from './words'
import * as store from './store'

/** Activities named in an attribute. */
const named = (element: HTMLElement): string[] => (element.dataset.activities ?? '').split(/\s+/).filter(Boolean)

const isAnswered = (id: string): boolean => !!(store.read('answer/' + id) ?? store.read('quiz/' + id)?.top.done)

const isRight = (id: string): boolean => wasRight(store.read('answer/' + id)) || !!store.read('quiz/' + id)?.top.passed

/** A bar that says in a picture what the words beside it say. */
function bar(part: number): SVGElement {
  const piece = (width: number, look: string): SVGElement =>
    svg('rect', { width: String(Math.round(100 * width)), height: '8', class: look })
  const box = { class: 'cw-bar', viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true' }
  return svg('svg', box, piece(1, 'f-rule'), piece(part, 'f-spot'))
}

/** What is said of a module, a page or an objective: it has its place from the beginning, so that nothing jumps. */
const stateOf = (item: Element): HTMLElement => item.querySelector(':scope > .cw-state') as HTMLElement

const isOnWay = (module: string, page: string): boolean => {
  const path = chosen()
  return !path || isOn(path, module, page)
}

/** The pages of a module, and those of them that are on the chosen path. */
function pagesOf({ dataset: { module = '' } }: HTMLElement): { whole: string[]; own: string[] } {
  const whole = outline.modules.find(([id]) => id === module)?.[1] ?? []
  return { whole, own: whole.filter((page) => isOnWay(module, page)) }
}

function fillModule(module: HTMLElement): void {
  const { whole, own } = pagesOf(module)
  const pages = own.length ? own : whole
  const n = pages.filter(isDone).length
  if (pages.length)
    stateOf(module).replaceChildren(say('myPages', { n, all: pages.length }), ' ', bar(n / pages.length))
}

/** The dot before an item: filled, half, or hollow. */
function mark(item: HTMLElement, done: boolean, begun: boolean): void {
  item.classList.toggle('done', done)
  item.classList.toggle('begun', begun && !done)
}

function fillPage(page: HTMLElement): void {
  const id = page.dataset.page ?? ''
  const ids = named(page)
  const n = ids.filter(isAnswered).length
  const done = isDone(id)
  const begun = n > 0 || !!store.read('page/' + id)
  const words = [say(done ? 'myDone' : begun ? 'myBegun' : 'myOpen')]
  if (ids.length) words.push(say('myAnswered', { n, all: ids.length }))
  const module = page.closest<HTMLElement>('[data-module]')
  if (module && !isOnWay(module.dataset.module ?? '', id) && pagesOf(module).own.length) words.unshift(say('outside'))
  stateOf(page).textContent = words.join(' · ')
  mark(page, done, begun)
}

function fillObjective(objective: HTMLElement): void {
  const ids = named(objective)
  const n = ids.filter(isRight).length
  const words = ids.length ? [say('myRight', { n, all: ids.length }), ' ', bar(n / ids.length)] : [say('myNothing')]
  stateOf(objective).replaceChildren(...words)
  mark(objective, n > 0 && n === ids.length, n > 0)
}

/** The first check of a question: how sure one was, from 1 to 3, and whether it was right; 0 where that was not said. */
function firstOf(id: string): { level: number; right: boolean } {
  const { first, tries, sure, score } = store.read('answer/' + id)?.data ?? {}
  const [level, value] = (Array.isArray(first) ? first : tries === 1 ? [sure, score] : []) as unknown[]
  return { level: [1, 2, 3].indexOf(Number(level)) + 1, right: Number(value) > 1 - 1e-9 }
}

/** How well being sure and being right go together, and where one was certain and it was not so. */
function fillSure(section: HTMLElement): void {
  const rows = say('levels')
    .split('|')
    .map((name) => ({ name, n: 0, all: 0 }))
  let missed = false
  for (const item of all('[data-activity]', section)) {
    const { level, right } = firstOf(item.dataset.activity ?? '')
    const row = rows[level - 1]
    if (row) row.all++
    if (row && right) row.n++
    item.hidden = level < 3 || right
    missed ||= !item.hidden
  }
  const said = rows.filter((row) => row.all)
  section.hidden = !said.length
  const shares = said.map(({ n, all }) => n / all)
  const [least = 0] = shares
  const agrees = shares.every((share, i) => !i || share >= (shares[i - 1] ?? 0)) && (shares.at(-1) ?? 0) > least
  const line = ({ name, n, all }: (typeof rows)[number]): HTMLElement =>
    h('tr', {}, h('td', {}, name), h('td', { class: 'cw-num' }, say('myOf', { n, all })))
  section.querySelector('tbody')?.replaceChildren(...said.map(line))
  const [agreeing, certain] = all('p', section) as [HTMLElement, HTMLElement]
  put(agreeing, said.length > 1 ? say(agrees ? 'mySurer' : 'myUnsure') : '')
  agreeing.hidden = said.length < 2
  certain.hidden = !missed
}

class Learning extends Living {
  #modules: HTMLElement[] = []

  protected live(signal: AbortSignal): void {
    if (!this.#modules.length) this.#modules = all('[data-module]', this)
    useTools(this.querySelector('.cw-tools') as HTMLElement, signal)
    store.listen(() => this.#update(), signal)
    this.#update()
  }

  /** The modules of the chosen path first; those outside it wait behind one line. */
  #arrange(): void {
    const rest = this.querySelector<HTMLElement>('.cw-rest')
    if (rest) setApart(rest, this.#modules, (module) => !pagesOf(module).own.length)
  }

  #update(): void {
    this.#arrange()
    this.#modules.forEach(fillModule)
    all('[data-page]', this).forEach(fillPage)
    all('[data-objective]', this).forEach(fillObjective)
    all('.cw-how-sure', this).forEach(fillSure)
  }
}

define('cw-learning', Learning)
always(showNotice)
