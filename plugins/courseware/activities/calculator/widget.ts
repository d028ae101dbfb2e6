/** Brings `<cw-calculator>` to life: amounts are typed or drawn, and results follow, from low to high. */

import { asNumber } from '../../browser/amounts'
import { all, define, describe, h, put } from '../../browser/dom'
import { Exercise } from '../../browser/exercise'
import { resultOf, type Results } from '../../browser/results'
import { number, say } from '../../browser/words'
import { evaluate, type Fault } from '../../formulas/evaluate'
import { sayFault } from '../../formulas/words'

/** One amount: its fields (low, likely, high; or likely alone) and what belongs to them. */
interface Amount {
  box: HTMLElement
  fields: HTMLInputElement[]
  note: HTMLElement
  slider: HTMLInputElement | undefined
  /** What is typed, as numbers; none where something cannot stay so. */
  values: number[]
}

const never = (): boolean => false

type Value = number | Fault | undefined

/** What a person reads: cents of small amounts, none of large ones. */
const shown = (value: number): string => number(Math.abs(value) < 100 ? +value.toFixed(2) : Math.round(value))

class Calculator extends Exercise {
  readonly #amounts = new Map<string, Amount>()
  /** The rows of the results. */
  readonly #rows = new Map<string, HTMLElement>()
  readonly #fault = h('p', { role: 'status', class: 'cw-note' })

  protected build(section: HTMLElement): void {
    for (const box of all('.cw-in', section)) {
      const { in: name = '', t = '' } = box.dataset
      const fields = all<HTMLInputElement>('input', box)
      for (const { dataset, value } of fields)
        this.starts.set(dataset.k ?? '', value.replace('.', number(1.5)[1] ?? '.'))
      const note = h('p', { class: 'cw-note', id: `${this.id}-${name}` })
      const slider = fields[1] && h('input', { type: 'range', 'aria-label': t })
      slider?.addEventListener('input', () => {
        this.set(name + '.likely', shown(+slider.value), true)
        this.fill(box)
        this.show()
      })
      box.querySelector('.cw-row')?.after(slider ?? '', note)
      this.#amounts.set(name, { box, fields, note, slider, values: [] })
    }
    for (const row of all('[data-r]', section)) this.#rows.set(row.dataset.r ?? '', row)
    section.querySelector('table')?.after(this.#fault)
  }

  protected show(): void {
    for (const [name, amount] of this.#amounts) this.#read(name, amount)
    let fault: Fault | undefined
    for (const [name, row] of this.#rows) {
      const range = this.#range(name)
      const cells = all('td', row)
      cells.forEach((cell, i) => put(cell, this.#text(name, range[cells[1] ? i : 1])))
      fault ??= range.find((each) => typeof each === 'object')
    }
    put(this.#fault, fault ? sayFault(fault, (name) => this.#about(name).t ?? name) : '')
    for (const slot of all('[data-s]', this)) {
      const gap = (slot.dataset.gap ??= slot.textContent ?? '')
      put(slot, this.#words(slot.dataset.s ?? '') || gap)
    }
  }

  /** What another exercise has come to is the reader's as well. */
  protected override get begun(): boolean {
    return super.begun || all('.cw-use', this).some(({ dataset }) => resultOf(dataset.use ?? ''))
  }

  protected override results(): Results {
    return Object.fromEntries(
      [...this.#rows.keys()].map((name) => {
        const words = this.#words(name)
        return [name, words ? [`${this.#about(name).t}: ${words}`] : []]
      })
    )
  }

  /** What the author says of an amount or result: its title `t`, its unit. */
  #about(name: string): DOMStringMap {
    return (this.#rows.get(name) ?? this.#amounts.get(name)?.box)?.dataset ?? {}
  }

  /** Reads the fields of an amount, and says what cannot stay. */
  #read(name: string, amount: Amount): void {
    const { box, fields, note, slider } = amount
    const { least = '-Infinity', most = 'Infinity', p } = box.dataset
    const use = box.querySelector<HTMLElement>('.cw-use')
    if (use) {
      this.used(use)
      // The number in "It may cost: 450 EUR (from 90 to 900)".
      const [line = ''] = resultOf(use.dataset.use ?? '') ?? []
      const [found = ''] = /[-−]?\p{Nd}[\p{Nd}.,٫٬'\s]*/u.exec(line.replace(/.*: /, '')) ?? []
      this.starts.set(name + '.likely', found.trim())
      if (document.activeElement !== fields[0]) this.fill(box)
    }
    const values = fields.map(({ value }) => asNumber(value) ?? NaN)
    let words = ''
    fields.forEach((field, i) => {
      const value = values[i] ?? NaN
      let why = ''
      if (isNaN(value)) why = field.value.trim() && say('writeNumber', { n: 12.5 })
      else if (value < +least || value > +most) why = say('between', { low: +least, high: +most })
      else if (value < (values[i - 1] ?? value)) why = say('order')
      field.ariaInvalid = why ? 'true' : null
      describe(field, note, !!why)
      words ||= why
    })
    put(note, words)
    const fits = !words && !values.some(isNaN)
    amount.values = fits ? values.map((value) => (p === undefined ? value : value / 100)) : []
    const [low = 0, likely = 0, high = 0] = values
    if (!slider) return
    slider.disabled = !fits || low === high
    const step = 10 ** Math.floor(Math.log10((high - low) / 20))
    if (!slider.disabled)
      Object.assign(slider, { min: low, max: high, step, value: likely, ariaValueText: shown(likely) })
  }

  /** What a name comes to, of each amount with a range the one that `pick` says. */
  #value(name: string, pick: (amount: Amount) => number): Value {
    const formula = this.#rows.get(name)?.dataset.f
    const amount = this.#amounts.get(name)
    if (formula === undefined) return amount?.values[amount.slider ? pick(amount) : 0]
    const value = (asked: string): number | undefined => {
      const found = this.#value(asked, pick)
      return typeof found === 'number' ? found : undefined
    }
    return evaluate(formula, { value, seen: never, found: never }) as number | Fault
  }

  /** The smallest, the likely and the largest value, over every combination of lows and highs. */
  #range(name: string): Value[] {
    const ranged = [...this.#amounts.values()].filter(({ slider }) => slider)
    const likely = this.#value(name, () => 1)
    const found = [likely]
    for (let i = 0; i < 2 ** ranged.length; i++)
      found.push(this.#value(name, (amount) => ((i >> ranged.indexOf(amount)) % 2) * 2))
    const fault = found.find((each) => typeof each !== 'number')
    const numbers = found as number[]
    return found.includes(fault) ? [fault, likely, fault] : [Math.min(...numbers), likely, Math.max(...numbers)]
  }

  #text(name: string, value: Value): string {
    return typeof value === 'number' ? shown(this.#about(name).unit === '%' ? value * 100 : value) : '–'
  }

  /** An amount or result in words: with its unit, and how low and how high it can be; '' while there is none. */
  #words(name: string): string {
    const range = this.#range(name)
    const { unit } = this.#about(name)
    const [low = '', text = '', high = ''] = range.map((value) => this.#text(name, value))
    const likely = unit ? text + ' ' + unit : text
    return typeof range[1] !== 'number'
      ? ''
      : low === high || low === '–'
        ? likely
        : say('range', { low, likely, high })
  }
}

define('cw-calculator', Calculator)
