/** Brings `<cw-review>` to life: one card after the other, graded by whoever tried to remember it. */

import { DUE, TAKEN_BACK, deckOf, dayOf, logOf, queueOf, recordOf, type Card, type Entry } from '../../browser/deck'
import { all, button, copy, define, h, Living, put } from '../../browser/dom'
import type { Cells } from '../../browser/merge'
import { outline } from '../../browser/outline'
import { objectivesOf } from '../../browser/progress'
import { tell } from '../../browser/records'
import { say, sayWhen } from '../../browser/words'
import * as store from '../../browser/store'
import { dueAfter } from './schedule'

/** In so many days: tomorrow, in 3 days, on 3 December. */
function sayAhead(days: number): string {
  if (days < 7) return new Intl.RelativeTimeFormat(outline.lang, { numeric: 'auto' }).format(days, 'day')
  const date = new Date()
  date.setDate(date.getDate() + days)
  return say('on', { date: date.toLocaleDateString(outline.lang, { day: 'numeric', month: 'long' }) })
}

class Review extends Living {
  #items: HTMLElement[] = []
  #entries: Entry[] = []
  #deck: Card[] = []
  /** The key of the card that is asked. */
  #now = ''
  /** The card that was graded last on this page, and the cell with its grade. */
  #last = { key: '', cell: '' }
  #writing = false
  readonly #count = h('p', { class: 'cw-note cw-num' })
  readonly #front = h('div')
  readonly #ask = h('h3', { class: 'cw-ask', tabindex: '-1' })
  readonly #offer = h('div')
  readonly #show = button('', 'main')
  readonly #back = h('div', { class: 'cw-back', role: 'group', tabindex: '-1', hidden: '' })
  readonly #grades = h('div', { role: 'group', hidden: '' })
  readonly #status = h('p', { role: 'status', class: 'cw-note' })
  readonly #note = h('p', { class: 'cw-saved' })
  readonly #undo = button('')
  readonly #all = h('summary')

  get #today(): number {
    return dayOf(Date.now())
  }

  get #id(): string {
    return this.id.slice(3)
  }

  protected live(signal: AbortSignal): void {
    if (!this.#items.length) this.#build()
    const sections = all<HTMLDetailsElement>('details', this)
    let opened: HTMLDetailsElement[] = []
    const on = { signal }
    // On paper every card has its answer beside it.
    addEventListener(
      'beforeprint',
      () => {
        opened = sections.filter((each) => !each.open)
        for (const each of opened) each.open = true
      },
      on
    )
    addEventListener('afterprint', () => opened.forEach((each) => (each.open = false)), on)
    // Another day may have begun meanwhile.
    document.addEventListener('visibilitychange', () => this.#update(), on)
    store.listen((name) => !this.#writing && (!name || /^(card|answer|page)\//.test(name)) && this.#update(), signal)
    this.#update()
  }

  #build(): void {
    const deck = this.querySelector('.cw-deck') as HTMLElement
    const asked = this.querySelector<HTMLElement>('.cw-asked')
    this.#items = all('[data-card]', this)
    this.#entries = this.#items.map(({ dataset: { card, page, missed } }) => ({ key: card ?? '', page, missed }))
    for (const item of this.#items) item.append(h('p', { class: 'cw-note cw-state' }))
    deck.append(...all('li[data-missed]', this))
    asked?.remove()
    this.#back.ariaLabel = say('cardBack')
    this.#show.textContent = say('cardShow')
    this.#show.addEventListener('click', () => this.#reveal())
    this.#grades.append(h('p', { id: this.id + '-g' }, say('cardGrade')), h('div', { class: 'cw-row' }))
    this.#grades.setAttribute('aria-labelledby', this.id + '-g')
    say('cardGrades')
      .split('|')
      .forEach((words, i) => {
        const made = button('', 'plain')
        made.append(words, h('small'))
        made.addEventListener('click', () => this.#grade(i + 1))
        this.#grades.lastElementChild?.append(made)
      })
    this.#undo.textContent = say('cardUndo')
    this.#undo.addEventListener('click', () => this.#takeBack())
    this.#undo.hidden = true
    const row = h('div', { class: 'cw-row' }, this.#show)
    const panel = h('div', { class: 'cw-q cw-now' }, this.#count, this.#front, this.#ask, this.#offer)
    panel.append(row, this.#back, this.#grades, h('div', { class: 'cw-row' }, this.#status, this.#undo), this.#note)
    const list = h('details', { class: 'cw-all' }, this.#all)
    deck.before(panel, list)
    const paper = button(say('cardsPrint'))
    paper.addEventListener('click', () => print())
    list.append(deck, h('div', { class: 'cw-row cw-tools' }, paper))
  }

  /** Brings all up to date. The card that is asked stays while it is one of today's. */
  #update(): void {
    const today = this.#today
    this.#deck = deckOf(this.#id, this.#entries, today)
    for (const card of this.#deck) if (card.log.length) card.due = dueAfter(card.log)
    const queue = this.#queue()
    for (const item of this.#items) this.#fill(item, today)
    put(this.#all, say('cardsAll', { n: this.#deck.length }))
    this.#all.parentElement!.hidden = !this.#deck.length
    if (this.#now && queue.includes(this.#now)) return this.#number(queue)
    const had = this.contains(document.activeElement) && !this.#all.parentElement!.contains(document.activeElement)
    this.#next(queue)
    if (had) this.#ask.focus()
  }

  #queue(): string[] {
    return queueOf(this.#deck, Number(this.dataset.aDay) || 1, this.#today)
  }

  #card(key: string): Card | undefined {
    return this.#deck.find((card) => card.key === key)
  }

  /** What the list of all cards says of one. */
  #fill(item: HTMLElement, today: number): void {
    const card = this.#card(item.dataset.card ?? '')
    item.hidden = !card
    if (!card) return
    const words = card.due > today ? say('cardLater', { when: sayAhead(card.due - today) }) : say('cardDue')
    put(item.lastElementChild as Element, card.log.length ? words : say('cardUnseen'))
  }

  #number(queue: string[]): void {
    const seen = this.#deck.filter(({ key, log }) => log.at(-1)?.day === this.#today && !queue.includes(key)).length
    put(this.#count, say('cardOf', { n: seen + 1, all: seen + queue.length }))
  }

  /** Asks the first card of the queue, or says that there is none. */
  #next(queue: string[]): void {
    const [key = ''] = queue
    const item = this.#items.find(({ dataset }) => dataset.card === key)
    this.#now = item ? key : ''
    this.#back.hidden = this.#grades.hidden = true
    this.#count.hidden = this.#show.hidden = !item
    const cases = item ? all(':scope > .cw-case', item) : []
    this.#front.replaceChildren(...cases.map((each) => h('div', { class: 'cw-case' }, copy(each))))
    const offered = item?.querySelector('.cw-offered')
    this.#offer.replaceChildren(...(offered ? [h('ul', { class: 'cw-offered' }, copy(offered))] : []))
    if (!item) return this.#rest()
    this.#ask.replaceChildren(copy(item.querySelector('summary') as Element))
    this.#back.replaceChildren(copy(item.querySelector('details > div') as Element))
    this.#number(queue)
  }

  /** Says that today is done, and when it goes on. */
  #rest(): void {
    const today = this.#today
    const seen = this.#deck.some(({ log }) => log.at(-1)?.day === today)
    const next = Math.min(...this.#deck.map(({ due }) => Math.max(due, today + 1)))
    this.#back.replaceChildren()
    put(this.#ask, say(this.#deck.length ? (seen ? 'cardsDone' : 'cardsRest') : 'cardsNone'))
    if (this.#deck.length) this.#offer.replaceChildren(say('cardsNext', { when: sayAhead(next - today) }))
  }

  #reveal(): void {
    const log = this.#card(this.#now)?.log ?? []
    const today = this.#today
    all('small', this.#grades).forEach((small, i) => {
      const due = dueAfter([...log, { day: today, grade: i + 1, t: Date.now() }])
      put(small, sayAhead(due - today))
    })
    this.#back.hidden = this.#grades.hidden = false
    this.#show.hidden = true
    this.#back.focus()
  }

  #grade(grade: number): void {
    const card = this.#card(this.#now)
    if (!card) return
    const t = Date.now()
    const today = dayOf(t)
    const name = recordOf(this.#id, card.key)
    const due = dueAfter([...card.log, { day: today, grade, t }])
    // Later than what was there, also where another clock was ahead.
    const later = Math.max(t, (store.read(name)?.data.cells?.[DUE]?.[1] ?? 0) + 1)
    const cell = `${t.toString(36)}.${store.device.slice(-6)}`
    this.#last = { key: card.key, cell }
    this.#write(name, { [cell]: [String(grade), t], [DUE]: [String(due), later] })
    this.#undo.hidden = false
    put(this.#status, due > today ? say('cardNext', { when: sayAhead(due - today) }) : say('cardAgain'))
    tell({
      verb: 'answered',
      kind: 'review',
      activity: this.#id,
      v: '',
      card: card.key,
      grade,
      objectives: objectivesOf(this)
    })
    this.#now = ''
    this.#update()
    this.#ask.focus()
    if (!this.#now) tell({ verb: 'completed', kind: 'review', activity: this.#id })
  }

  #write(name: string, cells: Cells): void {
    this.#writing = true
    store.write(name, '', { cells })
    this.#writing = false
    put(this.#note, say(store.saved(name) ? 'saved' : 'unsaved', { when: sayWhen(Date.now()) }))
  }

  /** Asks the last card once more, as if it had not been graded. */
  #takeBack(): void {
    const { key, cell } = this.#last
    const name = recordOf(this.#id, key)
    const cells = store.read(name)?.data.cells ?? {}
    const later = Math.max(Date.now(), ...Object.values(cells).map(([, t]) => t + 1))
    // Written over and not taken out: a copy from elsewhere would bring it back.
    this.#write(name, { [cell]: [TAKEN_BACK, later] })
    const log = logOf(store.read(name), this.#today)
    this.#write(name, { [DUE]: [String(log.length ? dueAfter(log) : this.#today), later] })
    this.#undo.hidden = true
    put(this.#status, say('cardUndone'))
    this.#now = ''
    this.#update()
    this.#next([key, ...this.#queue().filter((each) => each !== key)])
    this.#ask.focus()
  }
}

define('cw-review', Review)
