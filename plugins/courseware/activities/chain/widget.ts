/** Brings `<cw-chain>` to life: hand-overs in a table, drawn as a chain. */

import { all, define, h, put } from '../../browser/dom'
import { fold } from '../../browser/fold'
import { Items } from '../../browser/items'
import type { Results } from '../../browser/results'
import { number, say } from '../../browser/words'
import { picture, type Arrow } from './picture'

const FIELDS = ['from', 'to', 'what', 'good'] as const
/** A hand-over: `n` is its place, `own` whether the reader has written in it. */
type Over = Record<(typeof FIELDS)[number], string> & { n: number; own: boolean }

const called = (from?: string | null, to?: string | null): string => `${from || '?'} → ${to || '?'}`
/** The same two ends, however they are spelt, are the same hand-over to compare. */
const pair = (from: string, to: string): [key: string, name: string] => [fold(from) + '→' + fold(to), called(from, to)]

/** Names, each once, as first written. */
function once(names: string[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const name of names) if (!found.has(fold(name))) found.set(fold(name), name)
  return found
}

class Chain extends Items {
  #body!: Element
  #parties!: Element
  #blankParty!: Element

  protected build(section: HTMLElement): void {
    this.#body = section.querySelector('.cw-sheet tbody')!
    const starters = all('[data-row]', this.#body).map((line) => {
      const { row = '' } = line.dataset
      for (const { name, value } of all<HTMLInputElement>('[name]', line)) this.starts.set(`${name}/${row}`, value)
      return row
    })
    this.begin(this.#body, starters)
    this.#parties = section.querySelector('ul.cw-plain')!
    this.#blankParty = this.#parties.lastElementChild!
    // A party that is called something else goes on playing its parts.
    let before = ''
    const end = (target: EventTarget | null): string =>
      /^(from|to)$/.test((target as HTMLInputElement).name) ? (target as HTMLInputElement).value : ''
    this.#body.addEventListener('focusin', ({ target }) => (before = end(target)))
    this.#body.addEventListener('change', ({ target }) => {
      this.#rename(fold(before), fold(end(target)))
      before = end(target)
    })
    const expert = section.querySelector<HTMLDetailsElement>('[data-search-exclude]')
    expert?.addEventListener('toggle', () => expert.open && this.#compare(expert))
  }

  /** Moves the ticks of a party that no hand-over names any more to one that has none. */
  #rename(before: string, after: string): void {
    const parts = all<HTMLInputElement>('[name]', this.#blankParty).map(({ name }) => name + '/')
    const has = (party: string): boolean => parts.some((part) => this.get(part + party))
    const isThere = this.#overs().some(({ from, to }) => [fold(from), fold(to)].includes(before))
    if (!before || !after || isThere || has(after) || !has(before)) return
    this.setAll(
      parts.flatMap((part) => [
        [part + after, this.get(part + before)],
        [part + before, '']
      ])
    )
    this.show()
  }

  protected called = (id: string): string => called(this.get('from/' + id), this.get('to/' + id))

  protected act(what: string, id: string): void {
    if (what === 'drop') return this.drop(id)
    const ids = this.rows.ids()
    const from = ids.indexOf(id)
    // Past an end it comes to the other.
    const to = (from + (what === 'up' ? -1 : 1) + ids.length) % ids.length
    ids.splice(to, 0, ...ids.splice(from, 1))
    this.rows.put(ids)
    this.show()
    this.say(`${this.called(id)}: ${number(to + 1)}`)
  }

  /** The hand-overs of which both ends are named. */
  #overs(): Over[] {
    const keys = this.keys()
    return this.rows.ids().flatMap((id, i) => {
      const [from, to, what, good] = FIELDS.map((name) => this.get(`${name}/${id}`).trim())
      const own = FIELDS.some((name) => keys.includes(`${name}/${id}`))
      return from && to ? ({ from, to, what, good, n: i + 1, own } as Over) : []
    })
  }

  protected show(): void {
    const ids = this.rows.ids()
    this.put(this.#body, ids)
    ids.forEach((id, i) => {
      const line = this.item(id)
      const n = number(i + 1)
      put(line.firstElementChild!, n)
      for (const field of all('[name]', line)) field.ariaLabel = `${field.parentElement!.dataset.label} ${n}`
    })
    const overs = this.#overs()
    const names = once(overs.flatMap(({ from, to }) => [from, to]))
    const keys = [...names.keys()]
    this.querySelector('datalist')!.replaceChildren(...[...names.values()].map((value) => h('option', { value })))
    if (!this.#parties.contains(document.activeElement))
      this.#parties.replaceChildren(
        ...[...names].map(([key, name]) => {
          const made = this.copy(this.#blankParty, key)
          made.querySelector('legend')!.textContent = name
          return made
        })
      )
    const parties = [...names.values()].map((name, i) => ({
      name,
      parts: all(':checked', this.#parties.children[i])
        .map((tick) => tick.parentElement!.textContent!.trim())
        .join(', ')
    }))
    const arrows = overs.flatMap(({ from, to, good, n }): Arrow | [] => {
      const ends: Arrow['ends'] = [keys.indexOf(fold(from)), keys.indexOf(fold(to))]
      return ends[0] === ends[1] ? [] : { ends, good: !!good, n }
    })
    const text = say('overs', { n: overs.length, bare: overs.filter(({ good }) => !good).length })
    const place = this.querySelector<HTMLElement>('.cw-map-box')!
    place.hidden = !overs.length
    place.replaceChildren(...(overs.length ? [picture(text, parties, arrows, this.#body.clientWidth)] : []))
    put(place.nextElementSibling!, text)
  }

  #compare(expert: HTMLDetailsElement): void {
    if (!this.keys().some((key) => !key.startsWith('row/') && this.get(key))) {
      expert.open = false
      return this.say(say('nothingYet'))
    }
    const own = new Map(this.#overs().map(({ from, to }) => pair(from, to)))
    const theirs = new Map(all('li', expert).map(({ dataset: { from, to } }) => pair(from!, to!)))
    const only = (some: Map<string, string>, others: Map<string, string>, there: boolean): string =>
      [...some].flatMap(([key, name]) => (others.has(key) === there ? name : [])).join('; ') || '–'
    const told = [only(theirs, own, true), only(theirs, own, false), only(own, theirs, false)]
    const place = expert.querySelector<HTMLElement>('[role]')!
    place.hidden = false
    all('span', place).forEach((place, i) => put(place, told[i]!))
  }

  protected override results(): Results {
    // What an author put there to begin with, and the reader left alone, is no finding of the reader's.
    const overs = this.#overs().filter(({ own }) => own)
    return {
      customers: [...once(overs.map(({ to }) => to)).values()],
      ...this.found(({ by }) =>
        overs.flatMap((over) =>
          over[by as 'good'] ? [] : called(over.from, over.to) + (over.what && ': ' + over.what)
        )
      )
    }
  }
}

define('cw-chain', Chain)
