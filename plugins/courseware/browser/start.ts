/** The start page: the way back to where the reader was, what is to be gone over, and how far each module is. */

import { dayOf, deckOf, queueOf } from './deck'
import { all, define, Living, put, svg } from './dom'
import { sayMinutes } from './lasting'
import { outline, root } from './outline'
import { withPages, type Pages } from './pages'
import { isDone } from './progress'
import { always } from './refresh'
import { chosen, isOn } from './ways'
import { say } from './words'
import * as store from './store'

/** The day something was: today, yesterday, on Thursday, on 3 November. */
function sayDay(t: number): string {
  const midnight = (time: Date): number => time.setHours(0, 0, 0, 0)
  const days = Math.round((midnight(new Date(t)) - midnight(new Date())) / 864e5)
  if (days > -2) return new Intl.RelativeTimeFormat(outline.lang, { numeric: 'auto' }).format(Math.min(days, 0), 'day')
  const options: Intl.DateTimeFormatOptions = days > -7 ? { weekday: 'long' } : { day: 'numeric', month: 'long' }
  return say('on', { date: new Date(t).toLocaleDateString(outline.lang, options) })
}

/** `<cw-carry>`: where the reader was, and until then where the course begins. */
class Carry extends Living {
  /** What its HTML says of the beginning. */
  #texts: string[] | undefined
  #href = ''

  protected live(signal: AbortSignal): void {
    store.listen(() => this.#update(), signal)
    this.#update()
  }

  #update(): void {
    const record = store.read('last/page')
    const { path, title } = record?.data ?? {}
    const address = typeof path === 'string' ? new URL('./' + path, root).href : ''
    const [when, what, kept] = all('p', this) as [HTMLElement, HTMLElement, HTMLElement]
    const link = this.querySelector('a') as HTMLAnchorElement
    const places = [when, what, link]
    this.#href ||= link.href
    this.#texts ??= places.map((each) => each.textContent ?? '')
    // The path comes out of storage: it may lead to a page of this course and nowhere else.
    const isBack = !!record && address.startsWith(root) && typeof title === 'string'
    const texts = isBack ? [say('here', { when: sayDay(record.t) }), title, say('carryOn')] : this.#texts
    places.forEach((each, i) => put(each, texts[i] ?? ''))
    link.href = !isBack ? this.#href : outline.whole ? '#' + path : address
    this.hidden = !texts[1]
    kept.hidden = store.state() !== 'kept'
  }
}

/** Part of a ring, in per cent of it. */
function arc(part: number): SVGElement {
  const circle = { class: 'arc', cx: '30', cy: '30', r: '26', transform: 'rotate(-90 30 30)' }
  return svg('circle', { ...circle, pathLength: '100', 'stroke-dasharray': `${Math.round(part)} 100` })
}

function fillCard(card: HTMLElement, about: Pages): void {
  const module = card.dataset.module ?? ''
  const path = chosen()
  const whole = outline.modules.find(([id]) => id === module)?.[1] ?? []
  const own = path ? whole.filter((page) => isOn(path, module, page)) : whole
  const pages = own.length ? own : whole
  if (!pages.length) return
  const left = pages.filter((page) => !isDone(page))
  const done = pages.length - left.length
  const ring = card.querySelector('.cw-ring')
  ring?.classList.toggle('full', !left.length)
  ring?.querySelector('.arc')?.remove()
  if (done && left.length) ring?.querySelector('.disc')?.after(arc((100 * done) / pages.length))
  card.classList.toggle('is-outside', !own.length)
  const state = !left.length ? 'cardDone' : done ? 'cardBegun' : own.length ? 'cardNew' : ''
  const words = [own.length ? '' : say('outside'), state && say(state, { n: done, all: pages.length })]
  const minutes = left.reduce((sum, page) => sum + (about[page]?.[2] ?? 0), 0)
  if (minutes) words.push(say('cardLeft', { time: sayMinutes(minutes) }))
  put(card.querySelector('.cw-note') as Element, words.filter(Boolean).join(' · '))
}

function fillCards(): void {
  const cards = all('.cw-card[data-module]')
  if (cards.length) withPages((about) => cards.forEach((card) => fillCard(card, about)))
}

/** `<cw-due>`: how many cards of a review wait today. */
class Due extends Living {
  protected live(signal: AbortSignal): void {
    store.listen(() => this.#update(), signal)
    document.addEventListener('visibilitychange', () => this.#update(), { signal })
    this.#update()
  }

  #update(): void {
    const { activity = '', aDay, cards, missed, rest } = this.dataset
    const words = (list = ''): string[] => list.split(' ').filter(Boolean)
    const own = words(cards).map((card) => {
      const [key = '', page] = card.split('=')
      return { key, page }
    })
    const asked = words(missed).map((id) => ({ key: 'ask/' + id, missed: id }))
    const today = dayOf(Date.now())
    const deck = deckOf(activity, [...own, ...asked], today)
    const n = queueOf(deck, Number(aDay) || 1, today).length
    this.hidden = !deck.length || !(n || rest)
    put(this.querySelector('p') as Element, n ? say('due', { n }) : (rest ?? ''))
    if (!this.hidden) this.closest('.cw-again')?.removeAttribute('hidden')
  }
}

define('cw-carry', Carry)
define('cw-due', Due)
always(fillCards)
