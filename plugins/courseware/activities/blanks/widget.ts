/** Brings `<cw-blanks>` to life: gaps in a text are filled. */

import { all, copy, define, describe, h } from '../../browser/dom'
import { feedback } from '../../browser/frame'
import { Question, type Grade } from '../../browser/question'
import { say, sayPartly } from '../../browser/words'
import { hits, isOne } from './score'

/** A line of the list of answers, with its spellings. */
interface Foreseen {
  is: string[]
  line: HTMLElement
}

const foreseen = (lines: HTMLElement[]): Foreseen[] =>
  lines.map((line) => ({ is: line.dataset.is?.split('\n') ?? [], line }))

class Blanks extends Question {
  /** Fields; or, where words are chosen, lists, which have a value just so. */
  #gaps: HTMLInputElement[] = []
  #rights: Foreseen[] = []
  #wrongs: Foreseen[] = []

  protected build(form: HTMLFormElement): void {
    this.#gaps = all<HTMLInputElement>('.cw-gap > *', form)
    this.#rights = foreseen(all('.cw-key > ol > li', form))
    this.#wrongs = foreseen(all('.cw-key > ul > li', form))
    for (const [i, gap] of this.#gaps.entries()) {
      // The sentence around a gap says what belongs into it.
      const around = gap.closest('p, li, td, th, dd, dt')
      if (around) {
        around.id ||= `${this.id}-p${i}`
        describe(gap, around)
      }
    }
  }

  protected get empty(): string {
    return say('writeFirst')
  }

  protected first(): HTMLElement {
    return this.#gaps[0] ?? this
  }

  protected read(): string[] {
    const texts = this.#gaps.map(({ value }) => value.trim())
    return texts.some(Boolean) ? texts : []
  }

  protected fill(response: string[]): void {
    for (const [i, gap] of this.#gaps.entries()) gap.value = response[i] ?? ''
  }

  protected labels(response: string[]): string[] {
    return response.map((text) => text || '…')
  }

  get #strict(): { case: boolean; accents: boolean } {
    return { case: 'case' in this.dataset, accents: 'accents' in this.dataset }
  }

  #hits(response: string[]): boolean[] {
    return hits(
      this.#rights.map(({ is }) => is),
      response,
      this.#strict
    )
  }

  protected grade(response: string[]): Grade {
    const good = this.#hits(response)
    const found = good.filter(Boolean).length
    const missing = good.length - found
    const outcome = missing ? (found ? 'partly' : 'wrong') : 'right'
    const text = outcome === 'partly' ? sayPartly({ found, extra: 0, missing }) : undefined
    return { score: found / good.length, outcome, text }
  }

  protected mark(response: string[], reveal: boolean): void {
    const good = this.#hits(response)
    for (const [i, gap] of this.#gaps.entries()) {
      gap.readOnly = reveal
      if (!response.length) continue
      const right = !!good[i]
      const text = response[i] ?? ''
      const words: (Node | string)[] = [say(right ? 'gapRight' : text ? 'gapWrong' : 'gapEmpty')]
      if (reveal && !right) words.push(': ', h('q', {}, this.#rights[i]?.is[0] ?? ''))
      const box = feedback(`${this.id}-g${i}`, right, ...words)
      gap.after(box)
      describe(gap, box)
      const meant = !right && text ? this.#wrongs.find(({ is }) => isOne(is, text, this.#strict)) : undefined
      if (!meant) continue
      const id = `${this.id}-w${this.#wrongs.indexOf(meant)}`
      if (!document.getElementById(id)) this.querySelector('fieldset')?.append(feedback(id, false, copy(meant.line)))
      describe(gap, { id } as Element)
    }
  }
}

define('cw-blanks', Blanks)
