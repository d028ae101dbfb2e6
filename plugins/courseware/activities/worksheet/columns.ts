/** The columns of a worksheet: what the generator has written into their heads, their controls, their values. */

import { asNumber } from '../../browser/amounts'
import { all, h } from '../../browser/dom'
import { number } from '../../browser/words'

/** A column. */
export interface Column {
  name: string
  title: string
  type: string
  low: number
  high: number
  offer: string[]
  total: number
  unit: string
  /** Its formula in tokens. */
  formula: string[] | undefined
  /** What its author says about it. */
  help: string
}

/** What a value is for a formula. */
export type Value = number | boolean | undefined

/** The columns in the head of a table. */
export function readColumns(table: Element): Column[] {
  return all('th', table).map((head) => {
    const { c = '', f, total, unit = '' } = head.dataset
    const [name = '', type = '', low, high] = c.split(' ')
    const steps = Array.from({ length: type === 'scale' ? +high! - +low! + 1 : 0 }, (_, i) => String(+low! + i))
    return {
      ...{ name, type, unit, total: Number(total), formula: f?.split(' ') },
      ...{ low: Number(low), high: Number(high) },
      title: head.querySelector('b')?.textContent.trim() ?? name,
      help: head.querySelector('.cw-help')?.textContent ?? '',
      offer: steps.length ? steps : all('small i', head).map((each) => each.textContent.trim())
    }
  })
}

/** How a step of a scale that goes below zero is written: +2, 0, −1. */
const stepWords = (step: string, low: number): string =>
  low < 0 && +step > 0 ? '+' + step : step.replace('-', '\u2212')

/** What can be chosen. A value that is not offered (any more) stays to be seen. */
export function options({ offer, low }: Column, value: string): HTMLElement[] {
  const known = !value || offer.includes(value) ? offer : [...offer, value]
  return ['', ...known].map((each) => h('option', { value: each }, low < 0 ? stepWords(each, low) : each))
}

/** The control for a cell. */
export function control(column: Column, k: string): HTMLElement {
  const { type } = column
  const props = { 'data-k': k }
  if (type === 'choice' || type === 'scale') return h('select', props, ...options(column, ''))
  if (type === 'check') return h('input', { ...props, type: 'checkbox', value: 'yes' })
  if (type === 'date') return h('input', { ...props, type })
  if (type === 'number') return h('input', { ...props, inputmode: 'decimal', autocomplete: 'off', size: '4' })
  return h('textarea', { ...props, rows: type === 'long' ? '3' : '1' })
}

/** What a text is worth in a column; nothing where it is no number, or out of bounds. */
export function valueOf({ type, low, high }: Column, text: string): Value {
  if (type === 'check') return text === 'yes'
  if (type !== 'number' && type !== 'scale') return
  const found = text.trim() ? asNumber(text.replace('\u2212', '-')) : undefined
  return found !== undefined && !(found < low || found > high) ? found : undefined
}

/** Whether words stand in it by which people know a row. */
export const isWorded = ({ type }: Column): boolean => /^(text|long|choice)$/.test(type)

/** A text from a file as the column keeps it; '' if it cannot. */
export function taken({ type, offer }: Column, raw: string, yes: string): string {
  const text = raw.trim().slice(0, 5000)
  if (type === 'check') return /^(yes|x|1|true|\u2713)$/i.test(text) || text === yes ? 'yes' : ''
  if (type === 'date') return /^\d{4}-\d\d-\d\d$/.test(text) ? text : ''
  if (type === 'scale') return String(asNumber(text.replace('\u2212', '-')) ?? '')
  return offer.find((each) => each.toLowerCase() === text.toLowerCase()) ?? text
}

/** A number with its unit. */
export const amount = (n: number, unit = ''): string => number(n) + (unit && '\u00a0' + unit)
