/** What questions with one field share: the answer is typed. */

import { all, copy, describe, h } from './dom'
import { feedback } from './frame'
import { Question, type Grade } from './question'
import { say } from './words'

/** An answer that the author foresaw, as it stands in the list of answers. */
export interface Foreseen {
  is: string[]
  pattern: string | undefined
  within: string | undefined
  right: boolean
  /** Its line in that list. */
  line: Element
}

/** The longest answer that is read; more than that was pasted by mistake. */
const LONGEST = 1000

/** A question with one field. */
export abstract class Typed extends Question {
  protected answers: Foreseen[] = []
  #input!: HTMLInputElement

  /** The foreseen answer that this text is, if any, or in words why it cannot be read. */
  protected abstract match(text: string): Foreseen | undefined | string

  protected build(form: HTMLFormElement): void {
    this.#input = form.querySelector('.cw-row input') as HTMLInputElement
    this.#input.maxLength = LONGEST
    this.answers = all('.cw-key > ul > li', form).map((line) => {
      const { is = '', pattern, within, r } = line.dataset
      return { is: is.split('\n').filter(Boolean), pattern, within, right: r !== undefined, line }
    })
  }

  protected get empty(): string {
    return say('writeFirst')
  }

  protected first(): HTMLInputElement {
    return this.#input
  }

  protected read(): string[] {
    return [this.#input.value.trim().slice(0, LONGEST)].filter(Boolean)
  }

  protected fill([text = '']: string[]): void {
    this.#input.value = text
  }

  protected labels(response: string[]): string[] {
    return response
  }

  protected grade([text = '']: string[]): Grade | string {
    const found = this.match(text)
    if (typeof found === 'string') return found
    return found?.right ? { score: 1, outcome: 'right' } : { score: 0, outcome: 'wrong' }
  }

  protected mark([text]: string[], reveal: boolean): void {
    this.#input.readOnly = reveal
    const found = text === undefined ? text : this.match(text)
    const given = typeof found === 'object' ? found : undefined
    const meant = this.answers.find(({ right }) => right)
    if (reveal && !given?.right) this.#add(meant, true)
    this.#add(given, false)
  }

  /** Shows what stands behind a foreseen answer; revealed, with the answer itself. */
  #add(answer: Foreseen | undefined, revealed: boolean): void {
    if (!answer) return
    const { line, right, is } = answer
    const words = copy(line, revealed ? 'b' : 'q')
    if (revealed) {
      if (!words.querySelector('q')) words.prepend(h('q', {}, is[0] ?? ''), ' ')
      words.prepend(h('b', {}, say('answer')), ' ')
    }
    // A line with no reason says no more than the result does.
    if (words.textContent?.trim() === words.querySelector('b')?.textContent) return
    const box = feedback(`${this.id}-f${right}`, right, words)
    describe(this.#input, box)
    this.querySelector('.cw-row')?.after(box)
  }
}
