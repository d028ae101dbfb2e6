/** What follows the reader through every page: rings in the navigation, and the way on along the chosen path. */

import { tellCompleted } from './completed'
import { all, h, put } from './dom'
import './drawer'
import { sayMinutes } from './lasting'
import { fillThread, markLinks } from './navigation'
import { outline } from './outline'
import { addressOf, withPages, type About } from './pages'
import { always } from './refresh'
import { chosen, full, isLeftOut, titlesFor, wayOf } from './ways'
import { addWords, say } from './words'
import * as store from './store'

addWords({
  next: 'Next',
  nextMinutes: 'Next, about {time}',
  back: 'Back to {title}',
  outside: 'Outside your way',
  pageOf: 'Page {number} of {count}',
  folio: 'page {number} of {count}',
  otherWay: 'This page belongs to another way through the course: {titles}.'
})

/** Leaves out what belongs to other paths, for all that counts pages. */
function narrow(): void {
  const path = chosen()
  const modules = full.map(([module, pages]): [string, string[]] => [
    module,
    pages.filter((page) => !isLeftOut(page, path))
  ])
  if (String(modules) === String(outline.modules)) return
  outline.modules = modules
  store.changed()
}

/** Dots of pages that are left out are taken out; all are there again when another path is chosen. */
const dots = new WeakMap<Element, Element[]>()
function shorten(thread: HTMLElement, page: string): void {
  const whole = full.find(([, pages]) => pages.includes(page))?.[1] ?? []
  const own = dots.get(thread) ?? [...thread.children]
  dots.set(thread, own)
  const left = own.filter((dot, i) => !isLeftOut(whole[i] ?? '') || dot.classList.contains('here'))
  if (left.length === thread.children.length) return
  thread.replaceChildren(...left)
  number(thread, left.findIndex((dot) => dot.classList.contains('here')) + 1, left.length)
}

/** Says which page of the module this is, among those that the path shows. */
function number(thread: HTMLElement, number: number, count: number): void {
  thread.dataset.label = say('pageOf', { number, count })
  const told = thread.nextElementSibling?.firstElementChild
  if (told) put(told, thread.dataset.label)
  for (const each of all('.cw-folio')) put(each, say('folio', { number, count }))
}

interface Link {
  href: string
  texts: string[]
}
const asWritten = new WeakMap<HTMLAnchorElement, Link>()

/** Lets a link lead to another page, or, without one, where it was written to lead. */
function lead(link: HTMLAnchorElement, about: About | undefined, texts: (about: About) => string[]): void {
  const places = link.querySelector('b') ? all('.cw-note, b', link) : [link]
  const written = asWritten.get(link) ?? { href: link.href, texts: places.map((each) => each.textContent ?? '') }
  asWritten.set(link, written)
  link.href = about ? addressOf(about) : written.href
  const words = about ? texts(about) : written.texts
  places.forEach((place, i) => put(place, words[i] ?? ''))
}

/** Forward and back along the path. Where it ends, the way on is said to be outside it. */
function fillEnd(end: HTMLElement, page: string): void {
  const path = chosen()
  const way = wayOf(path)
  const at = way.indexOf(page)
  const on = end.querySelector<HTMLAnchorElement>('.cw-next')
  const back = end.querySelector<HTMLAnchorElement>(':scope > a.cw-b--quiet')
  const pages = self.coursewarePages ?? {}
  const about = (to = ''): About | undefined => (path && at >= 0 ? pages[to] : undefined)
  if (on)
    lead(on, about(way[at + 1]), ([title, , minutes]) => [
      minutes ? say('nextMinutes', { time: sayMinutes(minutes) }) : say('next'),
      title
    ])
  if (on && path && at === way.length - 1 && at >= 0) put(on.querySelector('.cw-note') as Element, say('outside'))
  if (back) lead(back, about(way[at - 1]), ([title]) => [say('back', { title })])
}

/** Says of a page that another path shows that it is none of this one. */
function tellOutside(end: HTMLElement, page: string): void {
  const article = end.closest('article')
  const there = article?.querySelector('.cw-outside')
  const words = isLeftOut(page) ? say('otherWay', { titles: titlesFor(page).join(', ') }) : ''
  if (!words) there?.remove()
  else if (!there) article?.querySelector('.cw-opening')?.after(h('p', { class: 'cw-note cw-outside' }, words))
}

function follow(): void {
  narrow()
  markLinks()
  for (const item of all('cw-learning [data-page]')) item.hidden = isLeftOut(item.dataset.page ?? '')
  const end = document.querySelector<HTMLElement>('cw-end')
  const page = end?.dataset.page
  if (!end || page === undefined) return
  const thread = document.querySelector<HTMLElement>('.cw-opening .cw-thread')
  if (thread) {
    shorten(thread, page)
    fillThread(thread, page)
  }
  if (!outline.paths) return
  tellOutside(end, page)
  // As it was written until it is known where the path leads.
  if (chosen()) withPages(() => fillEnd(end, page))
  else fillEnd(end, page)
}

always(follow)

/** Once the page has come to rest: whoever keeps records can wait, and whoever reads cannot. */
let waiting: ReturnType<typeof setTimeout> | undefined
function soon(): void {
  clearTimeout(waiting)
  waiting = setTimeout(tellCompleted, 1000)
}
store.listen((name) => {
  if (!name || name.startsWith('page/') || name === 'me/path') soon()
})
soon()
