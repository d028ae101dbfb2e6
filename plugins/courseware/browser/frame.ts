/** What a script adds to every question: buttons, the line that says the result, hints, confidence. */

import { all, button, h, icon, mood, put, set, type Outcome } from './dom'
import { say } from './words'

/** The feedback box: a sign beside words. */
export function feedback(id: string, right: boolean, ...words: (Node | string)[]): HTMLElement {
  const box = { class: 'cw-fb ' + mood(right), id }
  return h('div', box, icon(right ? 'right' : 'wrong'), h('span', {}, ...words))
}

/**
 * Gives a button its words. One that has nothing to do is hidden; if it has the focus it stays, says why, and does
 * nothing.
 */
export function face(target: HTMLButtonElement, text: string, live: boolean): void {
  put(target, text)
  target.ariaDisabled = live ? null : 'true'
  target.hidden = !live && target !== document.activeElement
}

/** The question how sure one is, by radio buttons. */
function levels(name: string): HTMLElement {
  const labels = say('levels')
    .split('|')
    .map((text) => h('label', {}, h('input', { type: 'radio', name }), text))
  return h('fieldset', { class: 'cw-sure' }, h('legend', {}, say('sure')), ...labels)
}

/** The added elements of one question, and what can be done with them. */
export class Frame {
  readonly check = button(say('check'), 'main')
  readonly hint = button('')
  readonly show = button('')
  /** The live region: stands empty before a result is put in. */
  readonly result: HTMLElement
  /** When and where the answer was saved; or an answer to an earlier wording. */
  readonly note = h('div', { class: 'cw-note cw-saved' })
  readonly why: HTMLElement
  readonly #hints: HTMLElement[]
  readonly #hinted = h('div', { 'aria-live': 'polite' })
  readonly #form: HTMLFormElement

  constructor(form: HTMLFormElement, id: string, confidence: boolean) {
    this.#form = form
    this.result = h('div', { role: 'status', id })
    this.#hints = all('.cw-hints > div', form)
    this.why = form.querySelector<HTMLElement>('.cw-why') ?? h('div')
    for (const details of all('.cw-hints, .cw-key', form)) details.hidden = true
    const row = h('div', { class: 'cw-row' }, this.check, this.hint, this.show)
    form.append(this.#hinted, ...(confidence ? [levels(id)] : []), this.result, row, this.note, this.why)
    this.clear()
  }

  /** As before the first check. */
  clear(): void {
    this.say('')
    this.sure = 0
    this.why.hidden = this.note.hidden = true
    face(this.check, say('check'), true)
    this.check.classList.add('cw-b--main')
    face(this.show, say('shown'), false)
    this.showHints(0)
  }

  /** Says a result in the live region; without words, empties it. */
  say(text: string, outcome?: Outcome): void {
    this.result.className = text && 'cw-result ' + mood(outcome)
    this.result.replaceChildren(...(outcome ? [icon(outcome)] : []), h('span', {}, text))
  }

  /** Shows so many hints, and offers the next one while there is one. */
  showHints(count: number): void {
    for (const hint of this.#hints.slice(this.hints, count)) this.#hinted.append(set(hint, { class: 'cw-hint' }))
    const more = this.hints < this.#hints.length
    face(this.hint, say(more ? (this.hints ? 'nextHint' : 'hint') : 'noHint'), more)
  }

  /** Hints that the reader has seen. */
  get hints(): number {
    return this.#hinted.children.length
  }

  get #levels(): HTMLInputElement[] {
    return all('.cw-sure input', this.#form)
  }

  /** From 1, the least; 0 when nothing was said. */
  get sure(): number {
    return this.#levels.findIndex(({ checked }) => checked) + 1
  }

  set sure(level: number) {
    this.#levels.forEach((input, i) => (input.checked = i + 1 === level))
  }
}
