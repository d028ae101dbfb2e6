/** Brings `<cw-plan>` to life: lines are taken over from other exercises, ordered, weighed, and put into a calendar. */

import { all, button, define, put } from '../../browser/dom'
import { download } from '../../browser/download'
import { Items } from '../../browser/items'
import { outline } from '../../browser/outline'
import { setApart } from '../../browser/rest'
import { resultOf } from '../../browser/results'
import { say } from '../../browser/words'
import { after, calendar } from '../../browser/calendar'

/** So many sources may stand there with nothing in them. */
const MOST_EMPTY = 3

class Plan extends Items {
  #list!: HTMLElement
  /** Where it says what other exercises came to, in its author's order. */
  #places: HTMLElement[] = []
  /** Names of the columns; the first says what a line is about. */
  #columns: string[] = []

  protected build(section: HTMLElement): void {
    this.#list = section.querySelector('.cw-rows') as HTMLElement
    this.#columns = all<HTMLInputElement>('li:first-child [name]', this.#list).map(({ name }) => name)
    this.#places = all('[data-use]', this)
    this.begin(
      this.#list,
      all('li', this.#list).map((_, i) => 'r' + i)
    )
    const days = section.querySelector<HTMLElement>('[data-days]')
    if (days) this.tool(say('toCalendar'), () => this.#remind(days))
  }

  protected show(): void {
    this.put(this.#list, this.rows.ids())
    for (const place of this.#places) this.#gather(place)
    this.#setApart()
    const sum = this.querySelector<HTMLElement>('.cw-sum')
    if (!sum) return
    const n = all<HTMLInputElement>('.cw-crit :checked', this).reduce((before, { value }) => before + +value, 0)
    const enough = +(sum.dataset.enough ?? 0)
    const verdict = enough ? ' ' + say(n < enough ? 'standsFrom' : 'planStands', { n: enough }) : ''
    put(sum, say('points', { n, all: +(sum.dataset.all ?? 0) }) + verdict)
  }

  protected called(id: string): string {
    return this.#words(id) || this.#place(id)
  }

  protected act(what: string, id: string): void {
    if (what === 'drop') return this.drop(id)
    const ids = this.rows.ids()
    const from = ids.indexOf(id)
    ids.splice(from, 1)
    ids.splice(Math.max(0, from + (what === 'up' ? -1 : 1)), 0, id)
    this.rows.put(ids)
    this.show()
    this.say(this.#place(id) + '.')
  }

  #place(id: string): string {
    const ids = this.rows.ids()
    return say('line', { n: ids.indexOf(id) + 1, all: ids.length })
  }

  #words(id: string): string {
    return this.get(`${this.#columns[0]}/${id}`)
  }

  /** Shows what another exercise came to, each line with a button that takes it over. */
  #gather(place: HTMLElement): void {
    const lines = resultOf(place.dataset.use ?? '') ?? []
    // Made anew for other lines only: the focus is on one of the buttons.
    if (place.dataset.now !== lines.join('\n')) {
      place.dataset.now = lines.join('\n')
      this.used(place)
      all('li', place).forEach((item, i) => {
        const take = button('')
        take.addEventListener('click', () => take.ariaDisabled || this.#take(lines[i] ?? ''))
        item.append(' ', take)
      })
    }
    const taken = this.rows.ids().map((id) => this.#words(id))
    all('li button', place).forEach((take, i) => {
      const is = taken.includes(lines[i] ?? '')
      put(take, say(is ? 'tookOver' : 'takeOver'))
      take.ariaDisabled = is ? 'true' : null
    })
  }

  /** A plan may gather from a whole course: what nothing has come of yet is not in the way, unless it is a few lines only. */
  #setApart(): void {
    const isEmpty = (place: HTMLElement): boolean => !place.querySelector('li')
    const many = this.#places.filter(isEmpty).length > MOST_EMPTY
    setApart(this.querySelector('.cw-rest') as HTMLElement, this.#places, (place) => many && isEmpty(place))
  }

  /** Puts words into the first line that is empty, or a new one. */
  #take(words: string): void {
    const isEmpty = (id: string): boolean => this.#columns.every((name) => !this.get(`${name}/${id}`))
    const id = this.rows.ids().find(isEmpty) ?? this.rows.add()
    this.set(`${this.#columns[0]}/${id}`, words)
    this.show()
    this.fill(this.item(id))
    this.say(this.#place(id) + '.')
  }

  #remind(days: HTMLElement): void {
    const field = days.querySelector('input') as HTMLInputElement
    if (!field.value) {
      this.say(say('noStart'))
      return field.focus()
    }
    const title = this.querySelector('h2')?.textContent ?? ''
    const list = (days.dataset.days ?? '').split(' ').map((n) => ({
      uid: `${outline.course}-${this.activity}-${n}@courseware.invalid`,
      date: after(field.value, +n),
      words: say('dayOf', { title, n: +n }),
      more: location.href.replace(/#.*/, '')
    }))
    download(this.activity + '.ics', calendar(list, Date.now()), 'text/calendar')
  }
}

define('cw-plan', Plan)
