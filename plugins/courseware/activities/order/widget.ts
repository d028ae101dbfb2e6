/** Brings `<cw-order>` to life: steps are moved by buttons, or by a handle. */

import { all, copy, define, describe, h, put, svg } from '../../browser/dom'
import { feedback } from '../../browser/frame'
import { Question, type Grade } from '../../browser/question'
import { say } from '../../browser/words'
import { fitting, score } from './score'

const UP = 'M12 20V5m-6 6 6-6 6 6'
const DOWN = 'M12 4v15m-6-6 6 6 6-6'
const GRIP = 'M4 9h16M4 15h16'

/** A sign; what it says stands in the name of its button. */
const sign = (d: string): SVGElement =>
  svg('svg', { class: 'cw-i', viewBox: '0 0 24 24', 'aria-hidden': 'true' }, svg('path', { d }))

const keyOf = (item: HTMLElement): string => item.dataset.key ?? ''

const stepOf = (item: HTMLElement): string => (item.querySelector('div')?.textContent ?? '').trim().slice(0, 1000)

class Order extends Question {
  #list!: HTMLElement
  #right: string[] = []
  /** The order in which the page came. */
  #begin: string[] = []
  #moved = false
  #settled = false
  #said = h('p', { class: 'cw-vh', role: 'status' })

  protected build(form: HTMLFormElement): void {
    this.#list = form.querySelector('.cw-steps') as HTMLElement
    this.#right = all('.cw-key > ol > li', form).map(keyOf)
    this.#begin = this.read()
    for (const item of this.#items()) {
      const grip = h('span', { class: 'cw-grip' }, sign(GRIP))
      grip.addEventListener('pointerdown', (event) => this.#drag(item, grip, event))
      item.append(this.#arrow(item, 'orderUp', UP), this.#arrow(item, 'orderDown', DOWN), grip)
    }
    this.#list.after(this.#said)
    this.#faces()
  }

  #items(): HTMLElement[] {
    return all(':scope > li', this.#list)
  }

  #arrow(item: HTMLElement, word: string, d: string): HTMLElement {
    const label = say(word, { step: stepOf(item) })
    const arrow = h('button', { type: 'button', class: 'cw-b', 'aria-label': label }, sign(d))
    arrow.addEventListener('click', () => {
      if (!arrow.ariaDisabled && this.#swap(item, d === UP)) this.#tellMove(item)
    })
    return arrow
  }

  /** The neighbour changes places, so that the step itself keeps focus and pointer. */
  #swap(item: HTMLElement, up: boolean): boolean {
    const other = up ? item.previousElementSibling : item.nextElementSibling
    if (other) item[up ? 'after' : 'before'](other)
    return !!other
  }

  #tellMove(item: HTMLElement): void {
    const items = this.#items()
    this.#moved = true
    this.unmark()
    this.#faces()
    put(this.#said, say('orderAt', { step: stepOf(item), n: items.indexOf(item) + 1, all: items.length }))
    this.#list.dispatchEvent(new Event('input', { bubbles: true }))
  }

  /** A pointer on the handle takes the step along; Escape puts everything back. */
  #drag(item: HTMLElement, grip: HTMLElement, start: PointerEvent): void {
    if (this.#settled || start.button) return
    start.preventDefault()
    grip.setPointerCapture(start.pointerId)
    const before = this.#keys()
    const end = new AbortController()
    const drop = (keep: boolean): void => {
      end.abort()
      item.classList.remove('is-held')
      if (!keep) this.#lay(before)
      else if (String(before) !== String(this.#keys())) this.#tellMove(item)
    }
    const { signal } = end
    item.classList.add('is-held')
    grip.addEventListener('pointermove', ({ clientY }) => this.#pull(item, clientY), { signal })
    grip.addEventListener('pointerup', () => drop(true), { signal })
    grip.addEventListener('pointercancel', () => drop(false), { signal })
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && drop(false), { signal })
  }

  /** Changes places with a neighbour once the pointer is past its middle. */
  #pull(item: HTMLElement, y: number): void {
    const middle = (other: Element | null, none: number): number => {
      const { top, height } = other?.getBoundingClientRect() ?? { top: none, height: 0 }
      return top + height / 2
    }
    if (y < middle(item.previousElementSibling, -Infinity)) this.#swap(item, true)
    else if (y > middle(item.nextElementSibling, Infinity)) this.#swap(item, false)
  }

  #keys(): string[] {
    return this.#items().map(keyOf)
  }

  /** Lays the steps out; the focus stays where it is. */
  #lay(keys: string[]): void {
    const at = document.activeElement as HTMLElement | null
    const place = (item: HTMLElement): number => keys.indexOf(keyOf(item))
    const sorted = this.#items().sort((a, b) => place(a) - place(b))
    if (String(sorted.map(keyOf)) !== String(this.#keys())) this.#list.append(...sorted)
    if (this.#list.contains(at)) at?.focus()
    this.#faces()
  }

  /** An arrow that leads nowhere says so, and stays. */
  #faces(): void {
    const items = this.#items()
    items.forEach((item, i) => {
      all<HTMLButtonElement>('button', item).forEach((arrow, down) => {
        arrow.ariaDisabled = this.#settled || i === (down ? items.length - 1 : 0) ? 'true' : null
      })
    })
  }

  protected get empty(): string {
    return say('orderFirst')
  }

  protected first(): HTMLElement {
    const arrows = all('button', this.#list)
    return (arrows.find(({ ariaDisabled }) => !ariaDisabled) ?? arrows[0]) as HTMLElement
  }

  protected read(): string[] {
    return this.#moved || !this.#begin.length ? this.#keys() : []
  }

  protected fill(response: string[]): void {
    if (this.#settled) return
    this.#moved = response.length > 0
    this.#lay(response.length ? response : this.#begin)
  }

  protected labels(response: string[]): string[] {
    const items = this.#items()
    return response.flatMap((key) => items.filter((item) => keyOf(item) === key).map(stepOf))
  }

  protected grade(response: string[]): Grade {
    const grade = score(this.#right, response)
    const counts = { n: fitting(this.#right, response).length, all: this.#right.length }
    return grade.outcome === 'partly' ? { ...grade, text: say('orderPartly', counts) } : grade
  }

  protected mark(response: string[], reveal: boolean): void {
    this.#settled = false
    this.fill(reveal ? this.#right : response)
    this.#settled = reveal
    this.#faces()
    if (!response.length) return
    put(this.#said, '')
    const fits = fitting(this.#right, response)
    for (const item of this.#items()) {
      const key = keyOf(item)
      const right = fits.includes(key)
      const n = response.indexOf(key) + 1
      const because = this.querySelector(`.cw-key [data-key="${key}"] > [data-b]`)
      const words = [h('b', {}, say(right ? 'orderFits' : reveal ? 'orderWas' : 'orderNot', { n })), ' ']
      if (because && (right || reveal)) words.push(copy(because) as never)
      const box = feedback(`${this.id}-f-${key}`, right, ...words)
      item.append(box)
      for (const arrow of all('button', item)) describe(arrow, box)
    }
  }
}

define('cw-order', Order)
