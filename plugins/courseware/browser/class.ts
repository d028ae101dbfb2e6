/** `<cw-class>`: what a class has handed in, side by side. Nothing of it is kept, nobody is ranked, none of it is trusted. */

import { toCsv } from './csv'
import { all, define, h, Living, put } from './dom'
import { download } from './download'
import { filePicker } from './exchange'
import { outline } from './outline'
import { classOf, join, type Learner } from './learners'
import { paths, wayOf } from './ways'
import { number, say } from './words'

const named = ({ dataset }: HTMLElement): string[] => (dataset.activities ?? '').split(/\s+/).filter(Boolean)
/** What an exercise is called, and its cells, and what can be chosen in them. */
interface Named {
  title: string
  cells: Map<string, string>
}

/** A line of what somebody has added: in the words of the exercise, where it has some for this. */
function line([cell, text]: [string, string], cells: Map<string, string>): HTMLElement[] {
  const [name = '', of] = cell.split(/(?=@)/)
  const pieces = name.split('/')
  const known = [name, ...pieces, ...pieces.map((piece) => piece.replace(/\..*/, ''))].find((each) => cells.has(each))
  // Settings of an exercise, which say nothing about the case.
  if (known === undefined && name.startsWith('.')) return []
  const label = [known, of].flatMap((each) => cells.get(each ?? '') ?? []).join(' · ')
  // A box without a value of its own was ticked for whom its cell names.
  const words = cells.get(`${known}=${text}`) ?? (text === 'on' ? pieces.slice(1).join('/') : text)
  return [h('li', {}, ...(label ? [h('b', {}, label), ' '] : []), words)]
}

const percent = (part: number): string => say('classShare', { n: Math.round(100 * part) })

class Class extends Living {
  #learners: Learner[] = []

  protected live(signal: AbortSignal): void {
    if (this.hidden) this.#ready(signal)
    this.hidden = false
  }

  #find<T extends HTMLElement>(selector: string): T {
    return this.querySelector(selector) as T
  }

  #ready(signal: AbortSignal): void {
    const pasted = this.#find<HTMLTextAreaElement>('textarea')
    const acts: Record<string, () => void> = {
      read: () => {
        this.#take([['', pasted.value]], [])
        pasted.value = ''
      },
      csv: () =>
        download(
          `${outline.course}-class.csv`,
          toCsv(this.#table(), number(1.5).includes(',') ? ';' : ','),
          'text/csv'
        ),
      print: () => print(),
      forget: () => {
        this.#learners = []
        this.#show()
        this.#find('input').focus()
        put(this.#find('[role=status]'), say('classGone'))
      }
    }
    this.#find('.cw-files').append(filePicker(say('classLoad'), '.json,.txt', (...found) => this.#take(...found), this))
    this.addEventListener('click', ({ target }) => acts[(target as HTMLElement).dataset.do ?? '']?.(), { signal })
  }

  #take(texts: [string, string][], refused: string[]): void {
    const [found, left] = classOf(texts)
    const again = join(this.#learners, found)
    this.#show()
    const words = [say('classCount', { n: this.#learners.length })]
    if (again) words.push(say('classAgain', { n: again }))
    put(this.#find('[role=status]'), [...words, ...refused, ...left.slice(0, 9)].join(' '))
  }

  /** How many pages of the own path are done, and which path that is, if there are several. */
  #done({ pages, path }: Learner): string {
    const own = paths().find(({ id }) => id === path)
    const way = wayOf(own)
    const told = say('myOf', { n: way.filter((page) => pages.has(page)).length, all: way.length })
    return own ? `${told} · ${own.title}` : told
  }

  /** The class as a table, its heads first. */
  #table(): string[][] {
    const heads = all('[data-learners] th', this).map(({ textContent }) => textContent ?? '')
    const asked = all('tr[data-activity]', this).map(({ dataset }) => dataset.activity ?? '')
    const right = ({ bests }: Learner): number => asked.filter((id) => (bests.get(id) ?? 0) > 1 - 1e-9).length
    const line = (each: Learner): string[] => [
      each.who,
      this.#done(each),
      say('myOf', { n: right(each), all: asked.length }),
      each.exam === undefined
        ? '–'
        : `${percent(each.exam.best)} ${say(each.exam.passed ? 'classPassed' : 'classNotYet')}`,
      each.help ? say('classAsks') : '–',
      new Date(each.t).toLocaleDateString(outline.lang, { dateStyle: 'medium' })
    ]
    return [heads, ...this.#learners.map(line)]
  }

  #show(): void {
    this.#learners.sort((a, b) => a.who.localeCompare(b.who, outline.lang))
    this.#find('.cw-seen').hidden = !this.#learners.length
    const [, ...rows] = this.#table()
    const cell = (text: string, i: number): HTMLElement =>
      i ? h('td', { class: 'cw-num' }, text) : h('th', { scope: 'row', translate: 'no' }, text)
    this.#find('[data-learners] tbody').replaceChildren(...rows.map((row) => h('tr', {}, ...row.map(cell))))
    const asking = this.#learners.filter(({ help }) => help)
    this.#find('.cw-helped').hidden = !asking.length
    this.#find('.cw-helped ul').replaceChildren(
      ...asking.map(({ who, help }) => h('li', {}, h('b', { translate: 'no' }, who), ' ', help))
    )
    for (const row of all('tr[data-activities]', this)) this.#fill(row, named(row))
    for (const row of all('tr[data-activity]', this)) this.#fill(row, [row.dataset.activity ?? ''])
    this.#order()
    this.#texts()
  }

  /** Who has answered, and how often the first check was right. */
  #fill(row: HTMLElement, ids: string[]): void {
    const tried = this.#learners.filter(({ firsts }) => ids.some((id) => firsts.has(id)))
    const firsts = tried.flatMap((each) => ids.flatMap((id) => each.firsts.get(id) ?? []))
    const right = firsts.filter((score) => score > 1 - 1e-9).length
    const cells = all('td', row)
    put(cells[0] as Element, say('myOf', { n: tried.length, all: this.#learners.length }))
    put(cells[1] as Element, firsts.length ? percent(right / firsts.length) : '–')
    row.dataset.share = String(firsts.length ? right / firsts.length : 2)
  }

  /** The questions that were missed most come first; those that nobody has answered are not shown. */
  #order(): void {
    const rows = all('tr[data-activity]', this)
    rows.sort((a, b) => Number(a.dataset.share) - Number(b.dataset.share))
    for (const row of rows) {
      row.hidden = row.dataset.share === '2'
      row.parentNode?.append(row)
    }
  }

  /** What people have added of their own cases, each in a part that opens. */
  #texts(): void {
    const works = new Map(
      all('[data-work]', this).map((work): [string, Named] => [
        work.dataset.work ?? '',
        {
          title: work.firstElementChild?.textContent ?? '',
          cells: new Map(all('[data-cell]', work).map((each) => [each.dataset.cell ?? '', each.textContent ?? '']))
        }
      ])
    )
    const added = this.#learners.filter(({ texts }) => texts.length)
    this.#find('.cw-added').hidden = !added.length
    this.#find('.cw-added div').replaceChildren(
      ...added.map(({ who, texts }) =>
        h(
          'details',
          {},
          h('summary', { translate: 'no' }, who),
          ...texts.map(({ id, lines }) => {
            const { title, cells } = works.get(id) ?? { title: id, cells: new Map<string, string>() }
            return h('section', {}, h('h4', {}, title), h('ul', {}, ...lines.flatMap((each) => line(each, cells))))
          })
        )
      )
    )
  }
}

define('cw-class', Class)
