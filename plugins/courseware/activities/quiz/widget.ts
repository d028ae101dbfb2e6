/** Brings `<cw-quiz>` to life: draws questions, counts their first checks, says how it went, offers another round. */

import { all, button, define, h, Living, put } from '../../browser/dom'
import { entryTo, tell, type Happening } from '../../browser/records'
import * as store from '../../browser/store'
import { number, say } from '../../browser/words'
import { draw, share } from './draw'
import { asRound, isOver, missed, scored, UNSCORED, type Round } from './round'

/** A whole percentage that never rounds up to a mark that was not reached. */
const percent = (part: number): string => number(Math.floor(part * 100 + 1e-6))

/** What a quiz asks: a question, or a story, whose ending is the answer. */
interface Asked extends HTMLElement {
  /** Begins anew, with the focus where one begins. */
  restart(focus?: boolean): void
}

class Quiz extends Living {
  #questions = new Map<string, Asked>()
  #boxes: HTMLElement[] = []
  #status = h('p', { role: 'status' })
  #ways = h('div')
  #results = h('div', { class: 'cw-results' }, this.#status, this.#ways)
  #round!: Round
  #writing = false

  get #name(): string {
    return 'quiz/' + this.id.slice(3)
  }

  protected live(signal: AbortSignal): void {
    if (!this.#boxes.length) this.#build()
    const count = ({ detail }: Event & { detail?: Happening }): void => this.#count(detail)
    document.addEventListener('courseware:record', count, { signal })
    store.listen((name) => {
      // Questions do not change under the reader's hands.
      const isOurs = this.#writing || this.contains(document.activeElement)
      if (isOurs || (name && name !== this.#name)) return
      if (this.#catchUp()) this.#say()
      else this.#resume()
    }, signal)
    this.#resume()
  }

  #build(): void {
    this.#boxes = all('.cw-item', this)
    // A question within a story belongs to the story.
    const asked = all<Asked>('.cw-item [data-v]', this).filter(
      (each) => each.parentElement?.closest('[data-v]') === this
    )
    for (const question of asked) this.#questions.set(question.id.slice(3), question)
    this.#boxes.at(-1)?.after(this.#results)
  }

  /** The ids in one box, in order. */
  #ids(box: HTMLElement): string[] {
    return [...this.#questions].flatMap(([id, question]) => (box.contains(question) ? id : []))
  }

  #size(): number {
    return Math.min(Number(this.dataset.draw ?? Infinity), this.#questions.size)
  }

  /** Goes on where the record says, or begins. */
  #resume(): void {
    this.#round = this.#stored() ?? this.#draw([], 0)
    this.#lay()
  }

  /** The round that is kept, with the checks of which the answer to the present wording is there. */
  #stored(): Round | undefined {
    const isThere = (id: string): boolean => !!entryTo('answer/' + id, this.#questions.get(id)?.dataset.v)
    return asRound(store.read(this.#name)?.data, [...this.#questions.keys()], isThere)
  }

  #draw(used: string[], rounds: number): Round {
    const pool = this.#boxes.map((box) => this.#ids(box))
    const places = [...pool.keys()].filter((place) => pool[place]?.some((id) => used.includes(id)))
    const seed = [store.device || Math.random(), this.id, rounds].join()
    const drawn = draw(pool, places, this.#size(), seed)
    const order = this.dataset.shuffle === undefined ? drawn.items.toSorted((a, b) => a - b) : drawn.items
    const ids = (list: number[]): string[] => list.flatMap((place) => pool[place] ?? [])
    return { drawn: ids(order), first: {}, again: false, used: ids(drawn.used), rounds: rounds + 1 }
  }

  /** Lays the round out: its questions in their order, those not yet checked empty. */
  #lay(): void {
    const { drawn, first } = this.#round
    const place = (box: HTMLElement): number => drawn.findIndex((id) => this.#ids(box).includes(id))
    const shown = this.#boxes.filter((box) => place(box) >= 0).sort((a, b) => place(a) - place(b))
    const stand = all('.cw-item', this).filter((box) => shown.includes(box))
    if (String(stand.map(place)) !== String(shown.map(place))) this.#results.before(...shown)
    for (const box of this.#boxes) box.hidden = !shown.includes(box)
    for (const [id, question] of this.#questions) {
      question.hidden = !drawn.includes(id)
      if (question.hidden || Object.hasOwn(first, id)) continue
      // A moment later in any case: where a whole page is put in at once, a quiz comes to life before what it holds.
      void customElements.whenDefined(question.localName).then(() => question.restart(false))
    }
    this.#say()
  }

  /** The first check of a question in this round is the one that counts. */
  #count(happening?: Happening): void {
    const id = happening?.activity ?? ''
    const { verb: what, score: points } = { ...happening } as Partial<Happening>
    const { drawn, first: counted } = this.#round
    // A step within a story has no score: its ending has.
    const isOne = what === 'completed' || (what === 'answered' && points !== undefined)
    if (!isOne || !drawn.includes(id) || Object.hasOwn(counted, id)) return
    this.#catchUp()
    const { first, again } = this.#round
    if (!Object.hasOwn(first, id)) first[id] = points === undefined ? UNSCORED : Number(points)
    const { pass, v } = this.dataset
    const score = this.#share()
    const passed = score >= Number(pass) - 1e-9
    const counts = !again && isOver(this.#round)
    this.#keep(counts ? { done: 1, best: score, passed: Number(passed) } : {})
    this.#say()
    if (!counts) return
    const verb = pass === undefined ? 'completed' : passed ? 'passed' : 'failed'
    tell({ verb, kind: 'quiz', activity: this.id.slice(3), v, score })
  }

  /** Another tab may have gone on with the same round; true if it is the same. */
  #catchUp(): boolean {
    const there = this.#stored()
    const name = ({ rounds, again, drawn }: Round): string => [rounds, again, ...drawn].join()
    if (!there || name(there) !== name(this.#round)) return false
    this.#round = { ...there, first: { ...there.first, ...this.#round.first } }
    return true
  }

  #keep(top: Record<string, number>): void {
    const last = store.read(this.#name)?.data.last
    this.#writing = true
    store.write(this.#name, this.dataset.v ?? '', { ...this.#round, last: top.best ?? last }, top)
    this.#writing = false
  }

  #share(): number {
    const points = (id: string): number => Number(this.#questions.get(id)?.dataset.points ?? 1)
    const ids = scored(this.#round)
    return ids.length ? share(ids, this.#round.first, points) : 1
  }

  #say(): void {
    const { again } = this.#round
    const all = scored(this.#round).length
    const over = isOver(this.#round)
    const open = missed(this.#round)
    const counts = { n: all - open.length, all }
    const words = [
      all ? say(again ? 'quizAgain' : 'quizFirst', counts) : say('allAnswered', { n: this.#round.drawn.length })
    ]
    const { pass } = this.dataset
    if (pass !== undefined && !again) {
      const mark = { share: percent(this.#share()), pass: percent(Number(pass)) }
      words.push(say(this.#share() >= Number(pass) - 1e-9 ? 'quizPassed' : 'quizNotPassed', mark))
    }
    put(this.#status, over ? words.join(' ') : '')
    this.#status.className = over ? 'cw-result' : ''
    this.#results.classList.toggle('cw-results', over)
    this.#ways.replaceChildren(...(over ? this.#waysOn(open) : []))
  }

  /** The way to each missed question, and into another round. */
  #waysOn(open: string[]): HTMLElement[] {
    const links = open.map((id) => {
      const question = this.#questions.get(id)
      const ask = question?.querySelector('legend, .cw-ask, [aria-label]')
      return h('li', {}, h('a', { href: '#' + (question?.id ?? '') }, ask?.ariaLabel ?? ask?.textContent ?? id))
    })
    const retry = button(say('quizRetry'), 'plain')
    const next = button(say(this.#size() < this.#questions.size ? 'quizFresh' : 'quizRepeat'), 'plain')
    const { used, rounds } = this.#round
    retry.addEventListener('click', () => this.#begin({ drawn: open, first: {}, again: true, used, rounds }))
    next.addEventListener('click', () => this.#begin(this.#draw(used, rounds)))
    const list = [h('p', {}, say('quizMissed')), h('ul', { class: 'cw-missed' }, ...links)]
    return [...(open.length ? list : []), h('div', { class: 'cw-row' }, ...(open.length ? [retry] : []), next)]
  }

  #begin(round: Round): void {
    this.#round = round
    this.#keep({})
    this.#lay()
    this.#questions.get(round.drawn[0] ?? '')?.restart()
  }
}

define('cw-quiz', Quiz)
