/** A question in an exam: the widget of its kind, without Check, tries and feedback until all is handed in. */

import { all, define } from '../../browser/dom'
import type { Grade } from '../../browser/question'

/** What the exam uses of a kind of question. */
interface Kind extends HTMLElement {
  build(form: HTMLFormElement): void
  read(): string[]
  fill(response: string[]): void
  grade(response: string[]): Grade | string
  mark(response: string[], reveal: boolean): void
  labels(response: string[]): string[]
  first(): HTMLElement
}

/** What an exam does with a question. */
export interface Asked extends HTMLElement {
  /** Takes its list of answers, without which its kind cannot tell one option from another, and readies its controls. */
  wake(key: HTMLElement | null): void
  /** The response as it stands. */
  take(): string[]
  /** Puts a response in. */
  give(response: string[]): void
  /** What a response is worth; in words what keeps it from being complete, '' where there is none. */
  judge(response: string[]): Grade | string
  /** A response in words. */
  inWords(response: string[]): string[]
  /** Shows what holds, and takes no more answers. */
  reveal(response: string[]): void
  /** The control to begin with. */
  begin(): HTMLElement
}

const awake = (Base: new () => Kind): CustomElementConstructor =>
  class extends Base implements Asked {
    #key: HTMLElement | null = null

    /** In the place of all that a practice question does by itself. */
    protected live(): void {
      // It sleeps until the exam wakes it.
    }

    wake(key: HTMLElement | null): void {
      const form = this.querySelector('form')
      if (!form || this.#key) return
      this.#key = key
      this.#with(() => this.build(form))
    }

    /** Kinds look their answers up in the page: there they stand for this moment only. */
    #with<T>(action: () => T): T {
      const key = this.#key
      if (key) {
        key.hidden = true
        this.querySelector('form')?.append(key)
      }
      try {
        return action()
      } finally {
        key?.remove()
      }
    }

    take(): string[] {
      return this.read()
    }

    give(response: string[]): void {
      this.#with(() => this.fill(response))
    }

    judge(response: string[]): Grade | string {
      return response.length ? this.#with(() => this.grade(response)) : ''
    }

    inWords(response: string[]): string[] {
      return response.length ? this.labels(response) : []
    }

    begin(): HTMLElement {
      return this.first()
    }

    reveal(response: string[]): void {
      this.#with(() => {
        this.fill(response)
        this.mark(response, true)
      })
      const why = this.#key?.querySelector('.cw-why')
      if (why) this.querySelector('form')?.append(why)
      for (const control of all<HTMLInputElement>('input, select, textarea, button', this)) control.disabled = true
    }
  }

/** Makes the element for a kind's questions in exams, once its own script is there. */
export async function wakeKind(kind: string): Promise<void> {
  const tag = 'cw-' + kind
  await customElements.whenDefined(tag)
  define('cw-asked-' + kind, awake(customElements.get(tag) as unknown as new () => Kind))
}
