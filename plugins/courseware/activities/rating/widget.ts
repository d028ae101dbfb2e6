/** Brings `<cw-rating>` to life: levels with evidence, a profile, a file for the team, and the views of others. */

import { all, define, h, put } from '../../browser/dom'
import { handOut } from '../../browser/exchange'
import { Exercise } from '../../browser/exercise'
import { phrasesOf, type Results } from '../../browser/results'
import { say } from '../../browser/words'
import * as store from '../../browser/store'
import { handPage } from './form'
import { beside, levelOf, type Level } from './people'
import { weighted } from './statistics'
import { Team, type Host } from './team'

interface Dimension {
  name: string
  title: string
  weight: number
  least: number
}

class Rating extends Exercise {
  #dimensions: Dimension[] = []
  /** What is rated in turn: suffixes of cells, or one that is empty. */
  #all = ['']
  #of = ''
  #host!: Host
  #team: Team | undefined

  protected build(section: HTMLElement): void {
    this.#dimensions = all('[data-d]', section).map(({ dataset, textContent }) => ({
      name: dataset.d ?? '',
      title: textContent ?? '',
      weight: Number(dataset.w),
      least: Number(dataset.least ?? 0)
    }))
    const offers = all<HTMLOptionElement>('[data-k=".of"] option', section)
    if (offers[0]) {
      this.#all = offers.map(({ value }) => value)
      this.starts.set('.of', offers[0].value)
    }
    const [low = 1, high = 5] = (this.dataset.scale ?? '').split(' ').map(Number)
    this.#host = {
      ...{ low, high, activity: this.activity, dimensions: this.#dimensions, group: Number(this.dataset.group) },
      cells: this.#all.flatMap((of) => this.#dimensions.map(({ name }) => name + of)),
      of: () => this.#of
    }
    for (const part of all('section > [hidden], details > div > .cw-row:first-of-type, .cw-team', this))
      part.hidden = false
    this.#team = new Team(this.querySelector('.cw-team') as HTMLElement, this.#host)
    this.addEventListener('click', ({ target }) => {
      const act = (target as HTMLElement).dataset.do
      if (act) this.#do(act)
    })
  }

  /** What the buttons of the view do. */
  #do(act: string): void {
    const find = (selector: string): HTMLTextAreaElement => this.querySelector(selector) as HTMLTextAreaElement
    const prints: Record<string, string> = { decision: '.cw-profile', paper: '.cw-form', team: '.cw-seen' }
    const team = this.#team
    if (act === 'decision') this.#prove()
    if (prints[act]) this.print(find(prints[act]))
    else if (act === 'hand') this.#handOut()
    else if (act === 'page') handPage(find('.cw-page').value, this.activity)
    else if (act === 'forget') team?.forget()
    else if (act === 'keep') {
      this.set('.talk', team?.first.join('\n') ?? '')
      team?.say(say('rKept'))
    } else {
      team?.take([['', find('.cw-paste').value]], [])
      find('.cw-paste').value = ''
    }
  }

  #level(cell: string): Level | undefined {
    return levelOf(this.get(cell), this.#host)
  }

  /** The level, if it is a figure. */
  #known(cell: string): number | undefined {
    const level = this.#level(cell)
    return level === '?' ? undefined : level
  }

  /** Puts what shows each level below the picture, for paper. */
  #prove(): void {
    const called = (of: string): string | undefined => this.querySelector(`[data-k=".of"] [value="${of}"]`)?.textContent
    const lines = this.#all.flatMap((of) =>
      this.#dimensions.flatMap(({ name, title }) => {
        const text = this.get(beside(name + of, 'e')).trim()
        const level = String(this.#level(name + of) ?? '–')
        return text ? h('li', {}, h('b', {}, [called(of), title, level].filter(Boolean).join(' · ')), ' ', text) : []
      })
    )
    this.querySelector('.cw-proofs')?.replaceChildren(...lines)
  }

  protected show(key?: string): void {
    // What was put together for a print may not hold any more.
    this.querySelector('.cw-proofs')?.replaceChildren()
    if (!key || key === '.of') this.#turn()
    else if (key.includes('.')) return
    for (const cell of all('[data-c]', this)) put(cell, String(this.#level(cell.dataset.c ?? '') ?? '–'))
    for (const cell of all('[data-sum]', this)) {
      const levels = this.#dimensions.map(({ name, weight }) => ({
        level: this.#known(name + (cell.dataset.sum ?? '')),
        weight
      }))
      const { sum, of } = weighted(levels, this.#host.high)
      put(cell, of ? say('rSum', { sum, of }) : '–')
    }
    const { low, high } = this.#host
    const profile = this.#dimensions.map((each) => ({ ...each, level: this.#level(each.name + this.#of) }))
    const zero = low && low - 1
    for (const { name, level } of profile) {
      const share = (Number(level) - zero) / (high - zero) || 0
      const bar = this.querySelector(`[data-bar=${name}]`)
      // A bar grows sideways, a sector of the wheel from its middle.
      bar?.setAttribute('transform', `scale(${share} ${bar.localName === 'rect' ? 1 : share})`)
      put(this.querySelector(`[data-l=${name}]`) as Element, String(level ?? '–'))
    }
    const named = (which: string, is: (each: (typeof profile)[0]) => boolean): string => {
      const titles = profile.filter(is).map(({ title }) => title)
      return titles.length ? say(which, { list: titles.join('; '), low }) + ' ' : ''
    }
    const told =
      named('rOpen', ({ level }) => level === undefined) +
      named('rUnproven', ({ level }) => level === '?') +
      named('rLeast', ({ level, least }) => Number(level) < least)
    put(this.querySelector('.cw-open') as Element, told)
  }

  /** Turns all fields to what is being rated now. */
  #turn(): void {
    const kept = this.get('.of')
    // What it was may have another name by now.
    const of = this.#all.includes(kept) ? kept : (this.#all[0] ?? '')
    if (of === this.#of) return
    this.#of = of
    for (const { dataset } of all('fieldset [data-k]', this)) dataset.k = dataset.k?.replace(/@.*|$/, of)
    if (of !== kept) this.set('.of', of)
    this.fill()
    this.#team?.show()
  }

  protected override results(): Results {
    const level = ({ name }: Dimension): number => this.#known(name + this.#of) ?? NaN
    const rated = this.#dimensions.filter((each) => level(each) >= 0)
    const found = phrasesOf(this).map(({ name, verb, count }): [string, string[]] => {
      const way = verb === 'lowest' ? 1 : -1
      const sorted = [...rated].sort((a, b) => way * (level(a) - level(b)))
      return [name, sorted.slice(0, count).map(({ title }) => title)]
    })
    return { ...Object.fromEntries(found), 'talk-first': this.get('.talk').split('\n').filter(Boolean) }
  }

  #rated(): string[] {
    return this.#host.cells.filter((cell) => this.#level(cell) !== undefined)
  }

  protected override labels(): string[] {
    return [say('rDone', { n: this.#rated().length, all: this.#host.cells.length })]
  }

  #handOut(): void {
    const cells = this.#rated()
    if (!cells.length) return this.say(say('nothingYet'))
    const along = cells.map((cell) => beside(cell, 'e')).filter(() => this.get('.along'))
    const given = [...cells, ...cells.map((cell) => beside(cell, 'c')), ...along, '.who']
    const values = Object.fromEntries(given.map((key) => [key, this.get(key)]).filter(([, value]) => value))
    const fixed = { '.device': store.device, '.t': String(Date.now()) }
    handOut({ kind: 'rating', activity: this.activity, values: { ...values, ...fixed } })
    this.say(say('rHanded'))
  }
}

define('cw-rating', Rating)
