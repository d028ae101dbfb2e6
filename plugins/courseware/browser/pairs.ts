/** What questions with items and places share: each item gets a place, by a list or by buttons. */

import { all, copy, describe, h } from './dom'
import { feedback } from './frame'
import { mixed } from './order'
import { score } from './pairing'
import { Question, type Grade } from './question'
import { say } from './words'
import * as store from './store'

/** An item: its controls are the options of a list, or radio buttons. */
interface Pair {
  key: string
  box: HTMLElement
  /** Its line in the list of answers. */
  line: HTMLElement
  place: string
}

type Control = HTMLInputElement & HTMLOptionElement

const controls = (box: Element): Control[] => all<Control>('option, input', box)

const chosen = (box: Element): string => box.querySelector<Control>(':checked')?.value ?? ''

const byKey = (response: string[]): Map<string, string> =>
  new Map(response.map((pair) => pair.split('=', 2) as [string, string]))

const textOf = (element?: Element | null): string => (element?.textContent ?? '').trim().slice(0, 400)

/** A question with items and places. */
export abstract class Pairs extends Question {
  #pairs: Pair[] = []

  protected build(form: HTMLFormElement): void {
    const lines = all('.cw-key > ul > li', form)
    this.#pairs = all('.cw-pair', form).flatMap((box, i) => {
      const line = lines[i]
      return line ? { key: box.dataset.key ?? '', box, line, place: line.dataset.p ?? '' } : []
    })
    if (this.dataset.shuffle === undefined) return
    this.#pairs = mixed(this.#pairs, store.device + this.id + this.dataset.v, ({ key }) => key)
    for (const { box } of this.#pairs) box.parentNode?.append(box)
  }

  protected get empty(): string {
    return say('chooseOne')
  }

  /** The first item without a place, or the first of all. */
  protected first(): HTMLElement {
    const { box } = (this.#pairs.find((pair) => !chosen(pair.box)) ?? this.#pairs[0]) as Pair
    return box.querySelector('select, input') as HTMLElement
  }

  protected read(): string[] {
    return this.#pairs.flatMap(({ key, box }) => (chosen(box) ? `${key}=${chosen(box)}` : []))
  }

  protected fill(response: string[]): void {
    const places = byKey(response)
    for (const { key, box } of this.#pairs)
      for (const control of controls(box))
        control.checked = control.selected = control.value === (places.get(key) ?? '')
  }

  /** The words of a place. */
  #name(box: Element, place?: string): string {
    const control = controls(box).find(({ value }) => value === place)
    return textOf(control?.closest('label') ?? control)
  }

  protected labels(response: string[]): string[] {
    const places = byKey(response)
    return this.#pairs.map(
      ({ key, box }) => `${textOf(box.querySelector('label, legend'))}: ${this.#name(box, places.get(key))}`
    )
  }

  protected grade(response: string[]): Grade | string {
    const all = this.#pairs.length
    if (response.length < all) return say('pairsOpen', { n: all - response.length })
    const right = Object.fromEntries(this.#pairs.map(({ key, place }) => [key, place]))
    const places = controls(this.#pairs[0]?.box ?? this).filter(({ value }) => value).length
    const { n, ...grade } = score(right, places, byKey(response))
    return grade.outcome === 'partly' ? { ...grade, text: say('pairsPartly', { n, all }) } : grade
  }

  protected mark(response: string[], reveal: boolean): void {
    const places = byKey(response)
    for (const { key, box, line, place } of places.size ? this.#pairs : []) {
      const right = places.get(key) === place
      const word = right
        ? say('pairsYes')
        : reveal
          ? say('pairsMeant', { place: this.#name(box, place) })
          : say('pairsNo')
      const because = line.querySelector('[data-b]')
      const shown = feedback(`${this.id}-f-${key}`, right, h('b', {}, word), ' ', ...(because ? [copy(because)] : []))
      box.append(shown)
      describe(box.querySelector('select') ?? box, shown)
    }
  }
}
