/** `<cw-learning>`: "My learning" – progress by module and objective, and the reader's own copy of it all. */

import { all, define, h, Living, svg } from './dom'
import { showNotice } from './notice'
import { outline } from './outline'
import { isDone } from './progress'
import { wasRight } from './records'
import { always } from './refresh'
import { tools } from './tools'
import { addWords, say } from './words'
import * as store from './store'

addWords({
  myPages: '{n} of {all} pages',
  myDone: 'Done',
  myBegun: 'Begun',
  myOpen: 'To come',
  myAnswered: '{n} of {all} answered',
  myRight: '{n} of {all} answered right',
  myNothing: 'Nothing to answer yet'
})

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

/** The words behind an item, made once and then changed. */
function stateOf(item: Element, make: () => HTMLElement): HTMLElement {
  const there = item.querySelector<HTMLElement>(':scope > .cw-state')
  if (there) return there
  const made = make()
  made.classList.add('cw-note', 'cw-num', 'cw-state')
  return made
}

function behind(item: Element): HTMLElement {
  return stateOf(item, () => {
    const made = h('span')
    item.append(' ', made)
    return made
  })
}

function fillModule(module: HTMLElement): void {
  const title = module.querySelector('h2, h3, h4')
  const pages = outline.modules.find(([id]) => id === module.dataset.module)?.[1] ?? []
  const n = pages.filter(isDone).length
  if (!title || !pages.length) return
  const state = stateOf(module, () => {
    const made = h('p')
    title.after(made)
    return made
  })
  state.replaceChildren(say('myPages', { n, all: pages.length }), ' ', bar(n / pages.length))
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
  behind(page).textContent = words.join(' · ')
  mark(page, done, begun)
}

function fillObjective(objective: HTMLElement): void {
  const ids = named(objective)
  const n = ids.filter(isRight).length
  const words = ids.length ? [say('myRight', { n, all: ids.length }), ' ', bar(n / ids.length)] : [say('myNothing')]
  behind(objective).replaceChildren(...words)
  mark(objective, n > 0 && n === ids.length, n > 0)
}

class Learning extends Living {
  #tools = tools()

  protected live(signal: AbortSignal): void {
    if (!this.contains(this.#tools)) this.append(this.#tools)
    store.listen(() => this.#update(), signal)
    this.#update()
  }

  #update(): void {
    all('[data-module]', this).forEach(fillModule)
    all('[data-page]', this).forEach(fillPage)
    all('[data-objective]', this).forEach(fillObjective)
  }
}

define('cw-learning', Learning)
always(showNotice)
