/** Brings `<cw-choice>` to life: one or several of the options. */

import { all, copy, define, describe, h, mood } from '../../browser/dom'
import { feedback } from '../../browser/frame'
import { Question, type Grade } from '../../browser/question'
import { mixed } from '../../browser/order'
import { say, sayPartly } from '../../browser/words'
import { score } from '../../browser/score'
import * as store from '../../browser/store'

interface Option {
  box: HTMLElement
  input: HTMLInputElement
  /** Its line in the list of answers. */
  line: HTMLElement
  right: boolean
}

class Choice extends Question {
  #options: Option[] = []

  protected build(form: HTMLFormElement): void {
    const lines = all('.cw-key > ol > li', form)
    this.#options = all('.cw-opt', form).flatMap((box, i) => {
      const input = box.querySelector('input')
      const line = lines[i]
      return input && line ? { box, input, line, right: line.dataset.r !== undefined } : []
    })
    if (this.dataset.shuffle !== undefined) this.#shuffle()
  }

  /** The same order on every visit, for options and answers alike. */
  #shuffle(): void {
    this.#options = mixed(this.#options, store.device + this.id + this.dataset.v, ({ input }) => input.value)
    for (const { box, line } of this.#options) {
      box.parentNode?.append(box)
      line.parentNode?.append(line)
    }
  }

  protected get empty(): string {
    return say('chooseOne')
  }

  protected first(): HTMLInputElement {
    return this.#options[0]?.input ?? (this.querySelector('input') as HTMLInputElement)
  }

  protected read(): string[] {
    return this.#options.filter(({ input }) => input.checked).map(({ input }) => input.value)
  }

  protected fill(response: string[]): void {
    for (const { input } of this.#options) input.checked = response.includes(input.value)
  }

  protected labels(response: string[]): string[] {
    return this.#options.flatMap(({ input }) =>
      response.includes(input.value) ? (input.parentNode?.textContent ?? '').trim().slice(0, 1000) : []
    )
  }

  protected grade(response: string[]): Grade {
    const keys = (want: boolean): string[] =>
      this.#options.flatMap(({ right, input }) => (right === want ? input.value : []))
    const { found, extra, missing, ...grade } = score(keys(true), keys(false), 'several' in this.dataset, response)
    return grade.outcome === 'partly' ? { ...grade, text: sayPartly({ found, extra, missing }) } : grade
  }

  protected mark(response: string[], reveal: boolean): void {
    for (const { box, input, line, right } of this.#options) {
      const chosen = response.includes(input.value)
      if (!chosen && !(reveal && right)) continue
      const missed = line.querySelector('[data-m]') ?? line
      const words = chosen ? [copy(line, '[data-m]')] : [h('b', {}, say('thisOne')), ' ', copy(missed, 'b')]
      const shown = feedback(`${this.id}-f-${input.value}`, right, ...words)
      box.append(shown)
      box.classList.add(mood(right))
      describe(input, shown)
    }
  }
}

define('cw-choice', Choice)
