/** The desk at which an exam is sat: clock, one question at a time, the list of all, and the way to hand in. */

import { all, button, h, put, svg } from '../../browser/dom'
import { number, say, sayWhen } from '../../browser/words'
import type { Asked } from './asked'
import { call, elapsed, minutesLeft, Ticker } from './clock'
import type { Attempt, Keeper } from './record'

const FLAG = 'M6 21V4h12l-3 4 3 4H6'
const CLOCK = 'M12 3a9 9 0 1 0 .1 0zM12 7v5l3.5 2'
const icon = (d: string): SVGElement =>
  svg('svg', { class: 'cw-i', viewBox: '0 0 24 24', 'aria-hidden': 'true' }, svg('path', { d }))

/** A pause in typing after which what was typed is kept. */
const PAUSE = 400

export interface Terms {
  keeper: Keeper
  attempt: () => Attempt | undefined
  /** Minutes planned; 0 for as long as one likes. */
  minutes: number
  announce: (text: string) => void
  handIn: () => void
}

export class Desk {
  readonly element = h('div', { class: 'cw-desk' })
  readonly questions: Asked[]
  readonly #boxes: HTMLElement[]
  readonly #where = h('h3', { class: 'cw-note', tabindex: '-1' })
  readonly #next = button(say('examNext'), 'main')
  readonly #mark = button(say('examMark'), 'plain')
  readonly #back = button(say('examBack'))
  readonly #open = h('p', { class: 'cw-note' })
  readonly #saved = h('p', { class: 'cw-note cw-saved' })
  readonly #sum = h('p', { class: 'cw-note cw-num' })
  readonly #list = h('ol', { class: 'cw-list' })
  readonly #left = h('b', { class: 'cw-num' })
  readonly #limit = h('span')
  readonly #clock = h('div', { class: 'cw-clock' })
  readonly #sheet = h('div', { class: 'cw-sheet-of-exam' })
  readonly #asking = h('div', { class: 'cw-ask-to-hand-in', role: 'group', hidden: '' })
  readonly #ticker = new Ticker((own) => this.#count(own))
  readonly #new = new Set<Asked>()
  readonly #told = new WeakMap<Element, string>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #here = 0

  constructor(
    private readonly terms: Terms,
    boxes: HTMLElement[]
  ) {
    this.#boxes = boxes
    this.questions = boxes.flatMap((box) => all<Asked>('[data-w]', box))
  }

  get #attempt(): Attempt {
    return this.terms.attempt() as Attempt
  }

  /** Once the element is on the page, and its questions are awake. */
  open(signal: AbortSignal): void {
    this.refresh()
    const { at } = this.#attempt
    this.#here = Math.max(
      0,
      this.questions.findIndex(({ id }) => id.slice(3) === at)
    )
    this.#listen(signal)
    this.#ticker.start(signal)
    this.#go(this.#here)
  }

  /** Puts the parts together. */
  build(): void {
    const hand = button(say('examHand'), 'plain')
    hand.addEventListener('click', () => this.#ask())
    this.#next.type = 'button'
    this.#mark.prepend(icon(FLAG), ' ')
    const legend = (['examIs', 'examOpen', 'examNow', 'examFlag'] as const).map((word, i) =>
      h('li', {}, h('i', { class: ['ans', '', 'now', 'flag'][i] }), say(word))
    )
    const row = h('div', { class: 'cw-row' }, this.#next, this.#mark, this.#back)
    this.#sheet.append(
      this.#where,
      ...this.#boxes,
      this.#open,
      row,
      this.#saved,
      h('p', { class: 'cw-note' }, say('examNote'))
    )
    const title = h('h3', {}, say('examList'))
    const book = h('div', { class: 'cw-book' }, title, this.#sum, this.#list)
    book.append(h('ul', { class: 'cw-legend', 'aria-hidden': 'true' }, ...legend), hand)
    if (this.terms.minutes) this.element.append(this.#buildClock())
    this.element.append(this.#asking, h('div', { class: 'cw-table' }, this.#sheet, book))
    for (const [i] of this.questions.entries()) {
      const number = button('', 'plain')
      number.addEventListener('click', () => this.#go(i, true))
      this.#list.append(h('li', {}, number))
    }
  }

  #buildClock(): HTMLElement {
    const more = button(say('examMore'), 'plain')
    const off = button(say('examTurnOff'))
    const hide = button(say('examHide'))
    more.addEventListener('click', () => this.#extend())
    off.addEventListener('click', () => this.#turnOff())
    const face = h('span', { class: 'cw-face' }, icon(CLOCK), ' ', this.#left, ' ', this.#limit)
    hide.addEventListener('click', () => {
      face.hidden = !face.hidden
      put(hide, say(face.hidden ? 'examShow' : 'examHide'))
    })
    this.#clock.append(face, more, off, hide)
    return this.#clock
  }

  #listen(signal: AbortSignal): void {
    const { element } = this
    const questionOf = (event: Event): Asked | undefined =>
      this.questions.find((question) => question.contains(event.target as Node))
    const note = (event: Event, now: boolean): void => {
      const question = questionOf(event)
      if (!question) return
      this.#new.add(question)
      clearTimeout(this.#timer)
      if (now) this.keep()
      else this.#timer = setTimeout(() => this.keep(), PAUSE)
    }
    const isTyped = ({ target }: Event): boolean => (target as HTMLInputElement).type === 'text'
    element.addEventListener('input', (event) => note(event, !isTyped(event)), { signal })
    element.addEventListener('change', (event) => note(event, true), { signal })
    // Enter in a field goes on, as the main button does.
    element.addEventListener(
      'submit',
      (event) => {
        event.preventDefault()
        this.keep()
        this.#forward()
      },
      { signal }
    )
    for (const type of ['pagehide', 'visibilitychange'])
      addEventListener(type, () => this.keep(), { signal, capture: true })
    this.#next.addEventListener('click', () => this.#forward(), { signal })
    this.#back.addEventListener('click', () => this.#go(this.#here - 1, true), { signal })
    this.#mark.addEventListener('click', () => this.#flag(), { signal })
    signal.addEventListener('abort', () => this.keep())
  }

  /** Writes what was put in since. */
  keep(): void {
    clearTimeout(this.#timer)
    if (!this.#new.size) return
    const { n } = this.#attempt
    const values = [...this.#new].map((question): [string, string] => [
      `${n}/a/${question.id.slice(3)}`,
      JSON.stringify([question.dataset.w, ...question.take()])
    ])
    this.#new.clear()
    this.terms.keeper.put(Object.fromEntries(values))
    this.#say()
  }

  /** What is kept, in the controls: at the beginning, and when another tab has changed it. */
  refresh(): void {
    const { answers } = this.#attempt
    for (const question of this.questions) {
      const kept = answers.get(question.id.slice(3)) ?? []
      if (!this.#new.has(question) && String(question.take()) !== String(kept)) question.give(kept)
    }
    this.#say()
  }

  #isAnswered(question: Asked): boolean {
    return typeof question.judge(question.take()) !== 'string'
  }

  #forward(): void {
    if (this.#here + 1 < this.questions.length) this.#go(this.#here + 1, true)
    else this.#ask()
  }

  /** Shows one question. */
  #go(to: number, focus = false): void {
    this.keep()
    this.#here = Math.min(Math.max(to, 0), this.questions.length - 1)
    const here = this.questions[this.#here]
    this.#asking.hidden = true
    for (const box of this.#boxes) box.hidden = !box.contains(here ?? null)
    for (const question of this.questions) question.hidden = question !== here
    const last = this.#here + 1 === this.questions.length
    put(this.#where, say('examQuestion', { n: this.#here + 1, all: this.questions.length }))
    put(this.#next, say(last ? 'examHand' : 'examNext'))
    this.#back.hidden = !this.#here
    if (this.#attempt.at !== here?.id.slice(3))
      this.terms.keeper.put({ [this.#attempt.n + '/at']: here?.id.slice(3) ?? '' })
    this.#say()
    if (focus) this.focus()
  }

  /** To the beginning of the question that is open. */
  focus(): void {
    this.#where.focus()
    this.#where.scrollIntoView({ block: 'nearest' })
  }

  #flag(): void {
    const { n, flags } = this.#attempt
    const id = this.questions[this.#here]?.id.slice(3) ?? ''
    this.terms.keeper.put({ [`${n}/f/${id}`]: flags.has(id) ? '' : '1' })
    this.#say()
  }

  /** Puts text in when it is another one than last time; what a browser has translated since stays. */
  #tell(element: Element, text: string): void {
    if (this.#told.get(element) === text) return
    this.#told.set(element, text)
    put(element, text)
  }

  /** Brings list, flag, sums and the word "saved" up to date. */
  #say(): void {
    const { flags } = this.#attempt
    const { saved } = this.terms.keeper
    const done = this.questions.map((question) => this.#isAnswered(question))
    const n = done.filter(Boolean).length
    const words = [say('examDone', { n, open: done.length - n })]
    if (flags.size) words.push(say('examFlags', { n: flags.size }))
    this.#tell(this.#sum, words.join(', '))
    all('button', this.#list).forEach((item, i) => {
      const flagged = flags.has(this.questions[i]?.id.slice(3) ?? '')
      const state = [say(done[i] ? 'examIs' : 'examOpen'), ...(flagged ? [say('examFlag')] : [])].join(', ')
      item.className = ['cw-b', done[i] ? 'ans' : '', flagged ? 'flag' : ''].join(' ')
      item.ariaCurrent = i === this.#here ? 'true' : null
      if (this.#told.get(item) === state) return
      this.#told.set(item, state)
      item.replaceChildren(number(i + 1), h('span', { class: 'cw-vh' }, ' ' + state))
    })
    const here = this.questions[this.#here]
    const marked = flags.has(here?.id.slice(3) ?? '')
    this.#mark.ariaPressed = String(marked)
    const judged = here?.judge(here.take())
    this.#tell(this.#open, typeof judged === 'string' ? judged : '')
    this.#tell(this.#saved, saved === undefined ? say('examUnsaved') : say('examSaved', { when: sayWhen(saved) }))
    this.#sayClock()
  }

  // ---- the clock

  /** Milliseconds of the limit that are left. */
  get #time(): number {
    const { extra, used, off } = this.#attempt
    return this.terms.minutes && !off ? (this.terms.minutes + extra) * 60000 - used : Infinity
  }

  #count(own: number): void {
    const before = this.#time
    const { n, used, counted, done } = this.#attempt
    // Another tab may have handed in.
    if (done) return
    const more = elapsed(own, Date.now(), counted)
    this.terms.keeper.put({ [n + '/tick']: '' }, { ['used' + n]: Math.round(used + more) })
    const spoken = call(before, this.#time)
    if (spoken) this.terms.announce(say(spoken))
    this.#sayClock()
    if (this.#time <= 0 && before > 0) this.#timeUp()
  }

  #sayClock(): void {
    if (!this.terms.minutes) return
    const time = this.#time
    const { extra, off } = this.#attempt
    const minutes = minutesLeft(time)
    this.#tell(this.#left, off ? say('examOff') : time < 60000 ? say('examUnder') : say('examMinutes', { n: minutes }))
    this.#tell(this.#limit, off ? '' : say('examOf', { n: this.terms.minutes + extra }))
    for (const control of all('button', this.#clock)) control.hidden = off
    if (time <= 0) this.#timeUp()
    else if (this.#sheet.inert) this.#sheet.inert = this.#list.inert = false
  }

  /** A quarter of what was planned, and five minutes at least; as often as one likes. */
  #extend(): void {
    const { n, extra } = this.#attempt
    const more = Math.max(5, Math.ceil(this.terms.minutes / 4))
    this.terms.keeper.put({ [n + '/extra']: String(extra + more) })
    this.terms.announce(say('examGiven', { n: more }))
    this.#goOn()
  }

  #turnOff(): void {
    this.terms.keeper.put({ [this.#attempt.n + '/off']: '1' })
    this.terms.announce(say('examTurnedOff'))
    this.#goOn()
  }

  #goOn(): void {
    const wasUp = !this.#asking.hidden
    this.#asking.hidden = true
    this.#sayClock()
    if (wasUp || this.#attempt.off) this.focus()
  }

  /** Nothing more can be put in until more time is taken, and nothing is handed in by itself. */
  #timeUp(): void {
    if (this.#sheet.inert) return
    this.keep()
    this.#sheet.inert = this.#list.inert = true
    const more = button(say('examMore'), 'main')
    const off = button(say('examTurnOff'), 'plain')
    more.type = 'button'
    more.addEventListener('click', () => this.#extend())
    off.addEventListener('click', () => this.#turnOff())
    this.#offer(say('examUp'), more, off, this.#handInNow(say('examHand')))
  }

  // ---- handing in

  #handInNow(text: string): HTMLButtonElement {
    const made = button(text, 'plain')
    made.addEventListener('click', () => {
      this.keep()
      this.#ticker.tick()
      this.terms.handIn()
    })
    return made
  }

  /** Says how many are open, and offers to go there. */
  #ask(): void {
    this.keep()
    const first = this.questions.findIndex((question) => !this.#isAnswered(question))
    const n = this.questions.filter((question) => !this.#isAnswered(question)).length
    const go = button(say(n ? 'examFirst' : 'examKeep'), n ? 'main' : 'plain')
    go.type = 'button'
    go.addEventListener('click', () => this.#go(n ? first : this.#here, true))
    const hand = this.#handInNow(say(n ? 'examAnyway' : 'examHand'))
    if (n) this.#offer(say('examGaps', { n }), go, hand)
    else this.#offer(say('examFull'), hand, go)
  }

  #offer(text: string, ...ways: HTMLElement[]): void {
    const words = h('p', { tabindex: '-1' }, text.charAt(0).toUpperCase() + text.slice(1))
    this.#asking.replaceChildren(words, h('div', { class: 'cw-row' }, ...ways))
    this.#asking.hidden = false
    words.focus()
    words.scrollIntoView({ block: 'center' })
  }
}
