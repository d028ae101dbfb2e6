/** Brings `<cw-highlight>` to life: sentences, words or places are picked. */

import { all, copy, define, describe, h } from '../../browser/dom'
import { feedback } from '../../browser/frame'
import { Question, type Grade } from '../../browser/question'
import { score } from '../../browser/score'
import { say, sayPartly } from '../../browser/words'

class Highlight extends Question {
  #inputs: HTMLInputElement[] = []
  /** Where a picture's places are laid over it, in the order of the inputs. */
  #places: HTMLElement[] = []
  #list = h('div')

  protected build(form: HTMLFormElement): void {
    this.#inputs = all<HTMLInputElement>('.cw-piece > input, .cw-place > input', form)
    form.querySelector('fieldset')?.append(this.#list)
    const map = form.querySelector('.cw-pic')
    this.#places = map ? this.#inputs.map((input, i) => this.#place(input, i)) : []
    map?.append(...this.#places)
    form.addEventListener('change', () => this.#paint())
  }

  /** A second label for the same box: pressing the place in the picture ticks it in the list. */
  #place(input: HTMLInputElement, i: number): HTMLElement {
    input.id = `${this.id}-${input.value}`
    const place = h('label', { for: input.id }, String(i + 1))
    const [left, top, width, height] = input.dataset.box?.split(' ').map((part) => part + '%') ?? []
    Object.assign(place.style, { left, top, width, height })
    return place
  }

  #paint(): void {
    this.#places.forEach((place, i) => place.classList.toggle('is-on', this.#inputs[i]?.checked))
  }

  protected get empty(): string {
    return say('chooseOne')
  }

  protected first(): HTMLElement {
    return this.#inputs[0] ?? this
  }

  protected read(): string[] {
    // A record keeps no more than a hundred texts.
    return this.#inputs.flatMap(({ checked, value }) => (checked ? value : [])).slice(0, 99)
  }

  protected fill(response: string[]): void {
    for (const input of this.#inputs) input.checked = response.includes(input.value)
    this.#paint()
  }

  #text(input: HTMLInputElement): string {
    return (input.parentNode?.textContent ?? '').trim().slice(0, 1000)
  }

  protected labels(response: string[]): string[] {
    return this.#inputs.flatMap((input) => (response.includes(input.value) ? this.#text(input) : []))
  }

  /** What the list of answers says about a piece. */
  #line(key: string): HTMLElement | null {
    return this.querySelector(`.cw-key [data-key="${key}"]`)
  }

  protected grade(response: string[]): Grade {
    const keys = (want: boolean): string[] =>
      this.#inputs.flatMap(({ value }) => (!!this.#line(value)?.matches('[data-r]') === want ? value : []))
    const { found, extra, missing, ...grade } = score(keys(true), keys(false), true, response)
    return grade.outcome === 'partly' ? { ...grade, text: sayPartly({ found, extra, missing }) } : grade
  }

  protected mark(response: string[], reveal: boolean): void {
    for (const input of this.#inputs) {
      const { value } = input
      const line = this.#line(value)
      const right = !!line?.matches('[data-r]')
      const chosen = response.includes(value)
      const around = input.closest<HTMLElement>('.cw-opt, .cw-piece') ?? input
      if (!chosen && !(reveal && right)) continue
      around.classList.add(right ? 'is-right' : 'is-nudge')
      const words = line
        ? copy(line, (chosen ? 'i' : 'b') + (this.#places.length ? ',q' : ''))
        : h('span', {}, h('b', {}, say('pickWrong')), ' ')
      if (!chosen) words.prepend(h('b', {}, say('thisOne')), ' ')
      if (!line) words.append(h('q', {}, this.#text(input)))
      const box = feedback(`${this.id}-f-${value}`, right, words)
      ;(this.#places.length ? around : this.#list).append(box)
      describe(input, box)
    }
  }
}

define('cw-highlight', Highlight)
