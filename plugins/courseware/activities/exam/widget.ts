/** Brings `<cw-exam>` to life: what it is like before one begins, the desk, and what came of it. */

import { all, button, define, h, Living, put } from '../../browser/dom'
import { outline } from '../../browser/outline'
import { tell } from '../../browser/records'
import * as store from '../../browser/store'
import { number, say } from '../../browser/words'
import { wakeKind, type Asked } from './asked'
import { Desk } from './desk'
import { draw } from './draw'
import { judge } from './judged'
import { Pool } from './pool'
import { attemptsIn, Keeper, usedIn, type Attempt, type Done } from './record'
import { result, review, type Sat } from './results'
import { keyOf, unpack } from './sealed'

class Exam extends Living {
  #pool!: Pool
  #keeper!: Keeper
  #front!: HTMLElement
  #shown = ''
  #keys: Record<string, string> | undefined
  #desk: Desk | undefined
  /** Ends what belongs to the desk. */
  #sitting: AbortController | undefined
  #signal!: AbortSignal
  readonly #status = h('p', { role: 'status', class: 'cw-note cw-called' })
  readonly #room = h('div')
  readonly #terms = h('li')
  readonly #ways = h('div', { class: 'cw-row' })
  readonly #state = h('p')

  get activity(): string {
    return this.id.slice(3)
  }

  protected live(signal: AbortSignal): void {
    this.#signal = signal
    if (!this.#pool) this.#build()
    this.#keeper.listen(() => this.#heard(), signal)
    store.listen((name) => name === 'me/path' && !this.#sitting && this.#show(), signal)
    signal.addEventListener('abort', () => this.#leave())
    this.#show()
  }

  #build(): void {
    this.#pool = new Pool(this)
    this.#keeper = new Keeper('exam/' + this.activity, this.dataset.v ?? '')
    this.#front = this.querySelector('.cw-front') as HTMLElement
    this.#front.querySelector('.cw-facts')?.append(this.#terms)
    this.#front.append(this.#state, this.#ways)
    this.#front.before(this.#status)
    this.#front.after(this.#room)
  }

  get #attempts(): Attempt[] {
    return attemptsIn(this.#keeper.cells, this.#keeper.top, this.#pool.versions)
  }

  /** The attempt that was begun last. */
  #last(): Attempt | undefined {
    return this.#attempts.at(-1)
  }

  get #pass(): number | undefined {
    return this.dataset.pass === undefined ? undefined : Number(this.dataset.pass)
  }

  /** Minutes planned for this reader's path: its share of the whole. */
  get #minutes(): number {
    const whole = this.#pool.size(true)
    return whole ? Math.ceil((Number(this.dataset.minutes ?? 0) * this.#pool.size()) / whole) : 0
  }

  get #left(): number {
    const done = this.#attempts.filter((each) => each.done).length
    return Math.max(0, Number(this.dataset.attempts ?? Infinity) - done)
  }

  /** Milliseconds until the next attempt can begin; never longer than the whole wait, whatever the clock says. */
  get #wait(): number {
    const wait = Number(this.dataset.wait ?? 0) * 60000
    const last = this.#last()?.done?.t
    return last === undefined ? 0 : Math.min(wait, Math.max(0, last + wait - Date.now()))
  }

  // ---- before and after

  /** What decides what is on view: while it stays the same, nothing is built anew, and the focus stays where it is. */
  #summary(): string {
    const last = this.#last()
    return [last?.n, last?.done?.t, last?.done ? '' : last?.answers.size].join()
  }

  /** What is on view while nobody sits at the desk. */
  #show(): void {
    const last = this.#last()
    this.#shown = this.#summary()
    const { paper } = this.#pool
    if (paper && !paper.isConnected) this.#room.after(paper)
    this.#front.hidden = false
    this.#room.replaceChildren()
    // What came of it comes first, and then what one can do.
    if (last?.done) this.#front.before(this.#room)
    else this.#front.after(this.#room)
    if (last?.done) this.#result(last, last.done)
    this.#sayTerms(last)
  }

  #sayTerms(last: Attempt | undefined): void {
    const fact = (name: string, text: string): void => {
      const line = this.#front.querySelector(`[data-fact=${name}]`)
      if (line) put(line, text)
    }
    const size = this.#pool.size()
    const [left, wait] = [this.#left, this.#wait]
    const going = last && !last.done
    fact('size', say('examSize', { n: size }))
    fact('time', say('examTime', { n: this.#minutes }))
    put(this.#terms, left < Infinity ? say(left ? 'examLeft' : 'examNone', { n: left }) : '')
    this.#terms.hidden = left === Infinity
    const there = going ? say('examHere', { n: last.answers.size, all: last.drawn.length }) : ''
    const later = !going && left && wait ? say('examWait', { when: this.#sayTime(Date.now() + wait) }) : ''
    put(this.#state, there || later || (size ? '' : say('examEmpty')))
    this.#state.hidden = !this.#state.textContent
    if (!size || (!going && (!left || wait))) return this.#ways.replaceChildren()
    const n = this.#attempts.length + 1
    const begin = button(say(going ? 'examCarryOn' : n > 1 ? 'examAgain' : 'examBegin', { n }), 'main')
    begin.type = 'button'
    begin.addEventListener('click', () => void this.#sit())
    this.#ways.replaceChildren(begin)
  }

  #sayTime(t: number): string {
    const date = new Date(t)
    const time = date.toLocaleTimeString(outline.lang, { timeStyle: 'short', hourCycle: 'h23' })
    if (date.toDateString() === new Date().toDateString()) return say('examToday', { time })
    const day = date.toLocaleDateString(outline.lang, { weekday: 'long', day: 'numeric', month: 'long' })
    return say('examWhen', { date: day, time })
  }

  // ---- the desk

  /** Sits down: goes on with what was begun, or draws anew. */
  async #sit(): Promise<void> {
    await this.#ready()
    if (this.#sitting || this.#signal.aborted) return
    let attempt = this.#last()
    if (!attempt || attempt.done) attempt = this.#begin()
    if (!attempt) return
    this.#pool.paper?.remove()
    this.#front.hidden = true
    const sitting = (this.#sitting = new AbortController())
    const desk = (this.#desk = new Desk(
      {
        keeper: this.#keeper,
        attempt: () => this.#last(),
        minutes: this.#minutes,
        announce: (text) => put(this.#status, text),
        handIn: () => this.#handIn()
      },
      this.#pool.boxes(attempt.drawn)
    ))
    desk.build()
    this.#room.replaceChildren(desk.element)
    this.#wake(desk.questions)
    desk.open(sitting.signal)
    desk.focus()
  }

  /** The answers, and the kinds in the pool, each once its own script is there. */
  async #ready(): Promise<void> {
    const tags = all(':scope > section > [hidden]', this).map(({ localName }) => localName)
    const kinds = tags.filter((tag) => tag.startsWith('cw-')).map((tag) => tag.slice(3))
    const packed = this.querySelector<HTMLElement>('.cw-packed')?.dataset.keys ?? ''
    this.#keys ??= await unpack(packed, Number(this.dataset.seal))
    await Promise.all(kinds.map(wakeKind))
  }

  #wake(questions: Asked[]): void {
    for (const question of questions) question.wake(keyOf(this.#keys?.[question.id.slice(3)]))
  }

  #begin(): Attempt | undefined {
    if (!this.#left || this.#wait) return
    const n = this.#attempts.length + 1
    const used = usedIn(this.#keeper.cells)
    // The parallel form asks nothing that the first one did.
    if (this.dataset.after !== undefined) used.unshift(...usedIn(this.#first.cells))
    const times = this.#left < Infinity ? this.#left : 1
    const seed = [store.device || Math.random(), this.id, n].join()
    const drawn = draw(this.#pool.drawable, this.#pool.needs(), times, used, seed).flatMap(({ ids }) => ids)
    this.#keeper.put({ [n + '/drawn']: drawn.join(' '), [n + '/tick']: '' }, { ['used' + n]: 0 })
    this.#tell('attempted', { attempt: n })
    return this.#last()
  }

  /** The record of the test of which this one is the parallel form. */
  get #first(): Keeper {
    return new Keeper('exam/' + (this.dataset.after ?? ''), this.dataset.v ?? '')
  }

  #leave(): void {
    this.#sitting?.abort()
    this.#sitting = this.#desk = undefined
  }

  /** Another tab went on, or handed in. */
  #heard(): void {
    const last = this.#last()
    if (!this.#desk) return this.#shown === this.#summary() ? undefined : this.#show()
    if (last && !last.done) return this.#desk.refresh()
    this.#leave()
    this.#show()
  }

  // ---- handing in

  #handIn(): void {
    const attempt = this.#last()
    const desk = this.#desk
    if (!attempt || attempt.done || !desk) return
    const done = judge(desk.questions, attempt, this.#pool, this.#pass ?? 0)
    const share = done.most ? done.points / done.most : 0
    const passed = this.#pass === undefined || done.passed
    this.#keeper.put(
      { [attempt.n + '/done']: JSON.stringify(done) },
      { attempts: attempt.n, best: share, passed: Number(passed) }
    )
    for (const question of desk.questions) this.#tellAnswer(question, done)
    this.#keepAnswer(attempt, done, share, passed)
    const verb = this.#pass === undefined ? 'completed' : passed ? 'passed' : 'failed'
    this.#tell(verb, { attempt: attempt.n, score: share, points: done.points, most: done.most, by: done.by })
    this.#leave()
    this.#show()
    this.querySelector<HTMLElement>('.cw-verdict')?.focus()
  }

  /** For pages and "My learning" an exam is one activity: answered when it was handed in, right when it was passed. */
  #keepAnswer({ n }: Attempt, done: Done, share: number, passed: boolean): void {
    const isFull = ([sum, most]: [number, number]): boolean => sum > most - 1e-9
    const objectives = Object.keys(done.by).filter((name) => isFull(done.by[name] ?? [0, 1]))
    const text = say('examPart', { n: number(done.points), all: number(done.most) })
    const outcome = passed ? 'right' : 'wrong'
    const answer = { response: [], labels: [text], score: share, outcome, tries: n, hints: 0, shown: false, sure: 0 }
    const top = this.#pass === undefined ? { done: 1 } : { best: passed ? 1 : Math.min(share, 0.99), tries: n }
    store.write('answer/' + this.activity, this.dataset.v ?? '', { ...answer, objectives }, top)
    if (passed && this.#pass !== undefined) this.#keepPassed(done, share)
  }

  /** What a certificate says: the best of what was passed, and the objectives that were shown by half at least. */
  #keepPassed({ t, points, most, by }: Done, share: number): void {
    const name = 'passed/' + this.activity
    const objectives = Object.entries(by).flatMap(([id, [sum, all]]) => (2 * sum >= all ? id : []))
    if (!(share <= (store.read(name)?.top.best ?? -1)))
      store.write(name, '', { t, points, most, objectives }, { best: share })
  }

  #tell(verb: 'attempted' | 'passed' | 'failed' | 'completed', more: Record<string, unknown>): void {
    tell({ verb, kind: 'exam', activity: this.activity, v: this.dataset.v, ...more })
  }

  #tellAnswer(question: Asked, { scores }: Done): void {
    const id = question.id.slice(3)
    const known = this.#pool.known.get(id)
    const response = question.take()
    tell({
      verb: 'answered',
      kind: question.localName.slice('cw-asked-'.length),
      activity: id,
      exam: this.activity,
      v: known?.version,
      points: known?.points,
      objectives: known?.objectives,
      score: scores[id],
      response,
      labels: question.inWords(response)
    })
  }

  // ---- the result

  #result(attempt: Attempt, done: Done): void {
    const first = attemptsIn(this.#first.cells, this.#first.top, new Map())
    const before = first.flatMap((each) => each.done ?? [])[0]
    const sat: Sat = { exam: this, pool: this.#pool, pass: this.#pass, before }
    const box = h('div', { class: 'cw-outcome' }, ...result(sat, done))
    const row = h('div', { class: 'cw-row' })
    const { shown } = this.dataset
    const everPassed = this.#attempts.some((each) => each.done?.passed)
    if (shown === 'at-once' || (shown === 'after-pass' && everPassed)) {
      const look = button(say('examReview'), 'plain')
      look.addEventListener('click', () => void this.#review(attempt))
      row.append(look)
    } else box.append(h('p', { class: 'cw-note' }, say(shown === 'never' ? 'examNever' : 'examLater')))
    const link = this.querySelector('.cw-to-certificate')
    if (link && everPassed) {
      const way = link.cloneNode(true) as HTMLElement
      way.hidden = false
      way.className = 'cw-b cw-b--main'
      row.prepend(way)
    }
    box.append(row)
    this.#room.replaceChildren(box)
  }

  async #review(attempt: Attempt): Promise<void> {
    await this.#ready()
    if (this.#sitting) return
    const back = button(say('examResults'), 'plain')
    back.addEventListener('click', () => {
      this.#show()
      this.querySelector<HTMLElement>('.cw-verdict')?.focus()
    })
    const title = h('h3', { tabindex: '-1' }, say('examReview'))
    const boxes = this.#pool.boxes(attempt.drawn)
    this.#front.hidden = true
    this.#pool.paper?.remove()
    this.#room.replaceChildren(h('div', { class: 'cw-reviewed' }, title, ...boxes, back))
    const questions = all<Asked>('[data-w]', this.#room)
    this.#wake(questions)
    review(questions, attempt)
    title.focus()
  }
}

define('cw-exam', Exam)
