/**
 * "Next after done": a page that waits for the one before it says so, and leads to what is missing. It helps to keep the
 * order and protects nothing: without script all of it can be read. Loaded in courses that ask for it.
 */

import { all, h, put, svg } from './dom'
import { moduleOf, outline, pageOf, root } from './outline'
import { addressOf, withPages, type Pages } from './pages'
import { isDone } from './progress'
import { always } from './refresh'
import { sign } from './signs'
import { chosen, full, wayOf } from './ways'
import { addWords, say } from './words'
import * as store from './store'

addWords({
  later: ', opens later',
  opens: 'This page opens when “{title}” is done.',
  comesFirst: 'First comes “{title}”.',
  opensNext: 'Opens when this page is done',
  opensAfter: 'Opens when “{title}” is done',
  goTo: 'Go to “{title}”',
  startPage: 'Start page'
})

const isGated = (page: string): boolean => {
  const module = full.find(([, pages]) => pages.includes(page))?.[0] ?? ''
  return outline.gated === true || !!outline.gated?.includes(module)
}

/** The page before on the way that the reader takes; nothing for pages that are not on it. */
function before(page: string): string | undefined {
  const way = wayOf(chosen())
  return way[way.indexOf(page) - 1]
}

/** What is done or begun can always be opened. */
function isOpen(page: string): boolean {
  const last = isGated(page) ? before(page) : undefined
  return !last || isDone(last) || isDone(page) || !!store.read('begun/' + page)
}

/** The page that has to be done first: the nearest on the way back that can be opened. Nothing, if this one can. */
function missing(page: string): string | undefined {
  if (isOpen(page)) return
  let last = before(page)
  while (last && !isOpen(last)) last = before(last)
  return last
}

/** Whether the reader has answered something of this page before anything waited. */
function hasAnswers(article: Element): boolean {
  const ids = new Set(all('[id^=cw-]', article).map(({ id }) => id.slice(3)))
  return store.list().some(([name]) => ids.has(name.split('/')[1] ?? ''))
}

const HEAD = 'h1, .cw-opening, .cw-gate, .cw-notice, .cw-outside, cw-people'

/** Puts the text of a page away, or brings it back. */
function hide(article: Element, on: boolean): void {
  for (const child of [...article.children] as HTMLElement[]) {
    if (child.matches(HEAD)) continue
    if (on && !child.hidden) child.dataset.gate = ''
    if ('gate' in child.dataset) child.hidden = on
    if (!on) delete child.dataset.gate
  }
}

function notice(article: Element): HTMLElement {
  const there = article.querySelector<HTMLElement>(':scope > .cw-gate')
  if (there) return there
  const row = h('div', { class: 'cw-row' }, h('a', { class: 'cw-b cw-b--main' }), h('a', { class: 'cw-b cw-b--quiet' }))
  const made = h('div', { class: 'cw-gate', hidden: '' }, h('p', { role: 'status' }), row)
  const opening = article.querySelector('.cw-opening, h1')
  if (opening) opening.after(made)
  else article.prepend(made)
  return made
}

function gatePage(end: HTMLElement, pages: Pages): void {
  const page = end.dataset.page ?? ''
  const article = end.parentElement as Element
  let first = missing(page)
  if (first && hasAnswers(article)) first = undefined
  // From now on it can be opened, whatever happens to the page before.
  if (!first && !isDone(page) && isGated(page) && !store.read('begun/' + page)) store.write('begun/' + page, '', {})
  const about = first ? pages[first] : undefined
  const box = about || article.querySelector('.cw-gate') ? notice(article) : undefined
  hide(article, !!about)
  if (!box) return
  box.hidden = !about
  if (!about) return
  const [title, path] = about
  // "Carry on" leads to what comes first, and not back to a page that waits.
  if (store.read('last/page')?.data.page === page) store.write('last/page', '', { page: first, path, title })
  const last = before(page) ?? ''
  const words = [say('opens', { title: pages[last]?.[0] ?? title })]
  if (first !== last) words.push(say('comesFirst', { title }))
  put(box.querySelector('p') as Element, words.join(' '))
  const [go, start] = all<HTMLAnchorElement>('a', box) as [HTMLAnchorElement, HTMLAnchorElement]
  put(go, say('goTo', { title }))
  go.href = addressOf(about)
  put(start, say('startPage'))
  start.href = outline.whole ? '#index.html' : root + 'index.html'
}

const lock = (): SVGElement[] => [svg('path', { d: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3' })]

function lockLinks(): void {
  for (const link of all<HTMLAnchorElement>('a.md-nav__link')) {
    const page = link.hash && !outline.whole ? '' : (pageOf(link.href) ?? '')
    const on = !!moduleOf(page) && !!missing(page)
    sign(link, on, 'cw-lock', say('later'), lock)
  }
}

/** A line behind an element that says what it waits for; none, if it can be opened. */
function tell(place: Element, words: string): void {
  const there = place.querySelector('.cw-locked')
  if (!words) there?.remove()
  else if (there) put(there, words)
  else place.append(h('span', { class: 'cw-note cw-locked' }, words))
}

function lockWays(pages: Pages): void {
  for (const link of all<HTMLAnchorElement>('.cw-next')) {
    const page = pageOf(link.href) ?? ''
    tell(link.querySelector('span') as Element, missing(page) ? say('opensNext') : '')
  }
  for (const card of all('.cw-card[data-module]')) {
    const page = moduleOf(card.dataset.module ?? '') ? (card.dataset.module ?? '') : ''
    const last = page && missing(page) ? before(page) : undefined
    tell(card.lastElementChild as Element, last ? say('opensAfter', { title: pages[last]?.[0] ?? '' }) : '')
  }
}

function gate(): void {
  lockLinks()
  withPages((pages) => {
    const end = document.querySelector<HTMLElement>('cw-end')
    if (end) gatePage(end, pages)
    lockWays(pages)
  })
}

always(gate)
