/** Brings `<cw-plan>` to life: lines are taken over from other exercises, ordered, weighed, and put into a calendar. */

import { all, button, define, h, put } from '../../browser/dom'
import { download } from '../../browser/download'
import { Exercise } from '../../browser/exercise'
import { outline } from '../../browser/outline'
import { resultOf } from '../../browser/results'
import { Rows } from '../../browser/rows'
import { addWords, say } from '../../browser/words'
import { after, calendar } from './calendar'

addWords({
  addLine: 'Add a line',
  lineAdded: 'Line {n} is added.',
  lineGone: 'The line is taken away.',
  lineMoved: 'Line {n} of {all}.',
  up: 'Up',
  down: 'Down',
  away: 'Take away',
  takeOver: 'Take over',
  tookOver: 'Taken over',
  takenInto: 'It stands in line {n} now.',
  points: '{n} of {all} points.',
  stands: 'The plan stands.',
  standsFrom: 'The plan stands from {n} on.',
  ofLine: '{name}: line {n}',
  toCalendar: 'Save the days for my calendar',
  noStart: 'Choose the first day of the plan.',
  dayOf: '{title}: day {n}'
})

class Plan extends Exercise {
  #rows!: Rows
  #list!: HTMLElement
  #blank!: HTMLElement

  protected build(section: HTMLElement): void {
    const list = section.querySelector<HTMLElement>('.cw-rows')
    const first = list?.firstElementChild as HTMLElement | null
    if (!list || !first) return
    this.#list = list
    this.#blank = first.cloneNode(true) as HTMLElement
    this.#rows = new Rows(
      this.keeper,
      all('li', list).map(({ dataset }) => dataset.row ?? '')
    )
    list.replaceChildren()
    const add = button(say('addLine'), 'plain')
    add.addEventListener('click', () => this.#what(this.#add()).focus())
    list.after(h('div', { class: 'cw-row' }, add))
    const days = section.querySelector<HTMLElement>('[data-days]')
    if (days) this.tool(say('toCalendar'), () => this.#remind(days))
  }

  protected show(): void {
    const ids = this.#rows.ids()
    const lines = ids.map((id) => this.#line(id))
    for (const line of all('li', this.#list)) if (!lines.includes(line)) line.remove()
    lines.forEach((line, i) => {
      // Only what stands elsewhere is moved: moving takes the focus away.
      if (this.#list.children[i] !== line) this.#list.insertBefore(line, this.#list.children[i] ?? null)
      for (const press of all('button', line)) {
        press.ariaLabel = say('ofLine', { name: press.textContent ?? '', n: i + 1 })
        press.ariaDisabled = press.matches(
          i ? (i < ids.length - 1 ? 'a' : '.cw-down') : '.cw-up' + (ids.length > 1 ? '' : ', .cw-down')
        )
          ? 'true'
          : null
      }
    })
    for (const place of all('[data-use]', this)) this.#gather(place)
    const sum = this.querySelector<HTMLElement>('.cw-sum')
    if (sum) {
      const n = all<HTMLInputElement>('.cw-crit :checked', this).reduce(
        (before, { value }) => before + Number(value),
        0
      )
      const { all: most, enough } = sum.dataset
      const verdict = enough ? ' ' + (n < +enough ? say('standsFrom', { n: +enough }) : say('stands')) : ''
      put(sum, say('points', { n, all: Number(most) }) + verdict)
    }
  }

  /** The line with this id, made from the first of the author's where there is none yet. */
  #line(id: string): HTMLElement {
    const found = all('li', this.#list).find(({ dataset }) => dataset.row === id)
    if (found) return found
    const line = this.#blank.cloneNode(true) as HTMLElement
    line.dataset.row = id
    for (const { dataset } of all('[data-k]', line)) dataset.k = id + '/' + (dataset.k ?? '').split('/')[1]
    const act = (name: string, press: () => void): HTMLElement => {
      const made = button(say(name))
      made.classList.add('cw-' + name)
      made.addEventListener('click', () => made.ariaDisabled || press())
      return made
    }
    const move = (by: number) => () => {
      const ids = this.#rows.ids()
      const from = ids.indexOf(id)
      ids.splice(from + by, 0, ...ids.splice(from, 1))
      this.#rows.put(ids)
      this.show()
      line.querySelector<HTMLElement>(by < 0 ? '.cw-up' : '.cw-down')?.focus()
      this.say(say('lineMoved', { n: from + by + 1, all: ids.length }))
    }
    const remove = (): void => {
      const before = this.#rows.ids()
      this.#rows.remove(id)
      this.show()
      this.offerUndo(say('lineGone'), () => {
        this.#rows.put(before)
        this.show()
      })
    }
    line.append(h('div', { class: 'cw-row' }, act('up', move(-1)), act('down', move(1)), act('away', remove)))
    this.fill(line)
    return line
  }

  #add(): HTMLElement {
    const id = this.#rows.add()
    this.show()
    this.say(say('lineAdded', { n: this.#list.children.length }))
    return this.#line(id)
  }

  /** The first field of a line: what it is about. */
  #what(line: HTMLElement): HTMLInputElement {
    return line.querySelector('[data-k]') as HTMLInputElement
  }

  /** Puts words into the first line that is empty, or a new one. */
  #take(words: string): void {
    const isEmpty = (line: HTMLElement): boolean =>
      all('[data-k]', line).every(({ dataset }) => !this.get(dataset.k ?? ''))
    const line = all('li', this.#list).find(isEmpty) ?? this.#add()
    this.set(this.#what(line).dataset.k ?? '', words)
    this.fill(line)
    this.show()
    this.say(say('takenInto', { n: [...this.#list.children].indexOf(line) + 1 }))
  }

  /** Shows what another exercise came to, each line with a button that takes it over. */
  #gather(place: HTMLElement): void {
    const lines = resultOf(place.dataset.use ?? '')
    if (place.dataset.now !== JSON.stringify(lines ?? 0)) {
      place.dataset.now = JSON.stringify(lines ?? 0)
      this.used(place)
      all('li', place).forEach((item, i) => {
        const take = button(say('takeOver'))
        take.addEventListener('click', () => take.ariaDisabled || this.#take(lines?.[i] ?? ''))
        item.append(' ', take)
      })
    }
    const taken = all('li', this.#list).map((line) => this.#what(line).value)
    all('li button', place).forEach((take, i) => {
      const is = taken.includes(lines?.[i] ?? '')
      put(take, say(is ? 'tookOver' : 'takeOver'))
      take.ariaDisabled = is ? 'true' : null
    })
  }

  #remind(days: HTMLElement): void {
    const field = days.querySelector('input')
    const start = field?.value ?? ''
    if (!start) {
      this.say(say('noStart'))
      field?.focus()
      return
    }
    const title = this.querySelector('h2')?.textContent ?? ''
    const list = (days.dataset.days ?? '').split(' ').map((n) => ({
      uid: `${outline.course}-${this.activity}-${n}@courseware.invalid`,
      date: after(start, Number(n)),
      words: say('dayOf', { title, n: Number(n) }),
      more: location.href.replace(/#.*/, '')
    }))
    download(this.activity + '.ics', calendar(list, Date.now()), 'text/calendar')
  }
}

define('cw-plan', Plan)
