/** One table of a worksheet: its rows on the page, their values, its sum, and the order in which they are shown. */

import { all, button, describe, h, put } from '../../browser/dom'
import { Rows, type Keeper } from '../../browser/rows'
import { number, say } from '../../browser/words'
import { sayFault } from '../../formulas/words'
import { amount, control, isWorded, options, valueOf, type Column, type Value } from './columns'
import { isFault, reckon, sumOf, type Values } from './reckon'
import { sorted } from './sorting'
import { shareOut } from '../../browser/sharing'
import { draw, type Item } from './views'

/** What a table needs of the worksheet around it. */
export interface Sheet extends Keeper {
  columns: Column[]
  order: string[]
  views: string[]
  isForm: boolean
  isTable: boolean
  starts: Map<string, string>
  input: (name: string) => Value
  fill: (root: ParentNode) => void
  say: (text: string) => void
  offerUndo: (text: string, back: () => void) => void
}

/** What stands in a cell: its control, or what a formula came to; and a note. */
type Cell = [inner: HTMLElement, note: HTMLElement]

interface Line {
  tr: HTMLElement
  head: HTMLElement
  acts: HTMLElement[]
  cells: Cell[]
  values: Values
}

/** Rows of a table that its author starts with none. */
const EMPTY = ['a', 'b', 'c']
/** What can be done with a row: a sign, its words, by how many places it moves; 0 takes it away. */
const ACTS: [sign: string, word: string, by: number][] = [
  ['↑', 'wsUp', -1],
  ['↓', 'wsDown', 1],
  ['×', 'wsRemove', 0]
]

/** Milliseconds without a keystroke before what is drawn is drawn anew. */
const REST = 120

let made = 0

export class Grid {
  /** What the names of its cells begin with. */
  readonly #own: string
  readonly #sheet: Sheet
  readonly #columns: Map<string, Column>
  readonly #total: Column | undefined
  readonly #rows: Rows
  readonly #body: HTMLElement
  readonly #lines = new Map<string, Line>()
  readonly #sum = h('span', { class: 'cw-num' })
  readonly #figures: HTMLElement[]
  readonly #sort = h('select')
  /** The rows as they are shown. */
  #ids: string[] = []
  #drawing: ReturnType<typeof setTimeout> | undefined
  #width = 0

  constructor(sheet: Sheet, root: HTMLElement) {
    const own = root.dataset.tab ? root.dataset.tab + ':' : ''
    this.#sheet = sheet
    this.#own = own
    this.#columns = new Map(sheet.columns.map((column) => [column.name, column]))
    this.#total = sheet.columns.find(({ total }) => total)
    this.#body = root.querySelector('tbody') as HTMLElement
    const starters = all<HTMLTableRowElement>('tr[data-r]', this.#body).map(({ dataset: { r = '' }, cells }) => {
      sheet.columns.forEach(({ name }, i) => {
        const text = cells[i]?.textContent.trim()
        if (text) sheet.starts.set(this.#key(r, name), text)
      })
      return r
    })
    this.#body.replaceChildren()
    const outer = (key: string): string => 'row/' + own + key.slice(4)
    this.#rows = new Rows(
      {
        get: (key) => sheet.get(outer(key)),
        set: (key, value) => sheet.set(outer(key), value),
        keys: () => sheet.keys().flatMap((key) => (key.startsWith(outer('')) ? 'row/' + key.slice(4 + own.length) : []))
      },
      sheet.isForm ? ['form'] : starters.length ? starters : EMPTY
    )
    this.#figures = sheet.views.map(() => h('div'))
    if (!sheet.isForm) this.#tools(root)
    root.append(...this.#figures)
  }

  #tools(root: HTMLElement): void {
    const head = root.querySelector<HTMLElement>('thead tr')
    head?.prepend(h('td'))
    head?.append(h('td'))
    root.classList.add('cw-grid')
    // The browser would weigh all rows anew at every keystroke to find out how wide the columns have to be.
    const widths = this.#sheet.columns.map(
      ({ type }) => `minmax(0,${type === 'long' ? 4 : type === 'text' ? 3 : 1.4}fr)`
    )
    root.style.setProperty('--cw-columns', `1.4rem ${widths.join(' ')} 6rem`)
    const add = button(say('wsAdd'), 'plain')
    add.addEventListener('click', () => {
      this.#add([{}])
      this.show()
      this.#lines
        .get(this.#ids.at(-1) ?? '')
        ?.cells.find(([{ dataset }]) => dataset.k)?.[0]
        .focus()
    })
    const choices = this.#sheet.columns.map(({ name, title }) => h('option', { value: name }, title))
    this.#sort.append(h('option', { value: '' }, say('wsOwn')), ...choices)
    this.#sort.addEventListener('change', () => {
      this.show()
      this.#sheet.say(say('wsSorted', { title: this.#sort.selectedOptions[0]?.text ?? '' }))
    })
    const share = button(say('wsShare'))
    share.addEventListener('click', () => this.#share())
    const row = h('div', { class: 'cw-row' }, add, h('label', { class: 'cw-row cw-par' }, say('wsSort'), this.#sort))
    if (this.#total) row.append(this.#sum, share)
    root.append(row)
  }

  readonly #key = (id: string, name: string): string => `${this.#own}${id}/${name}`

  /** What a row holds in a column. */
  text(id: string, name: string): string {
    return this.#sheet.get(this.#key(id, name))
  }

  /** The ids of the rows into which the reader has put something. */
  own(): Set<string> {
    const keys = this.#sheet.keys().filter((key) => key.startsWith(this.#own))
    return new Set(keys.map((key) => key.slice(this.#own.length).split('/')[0] ?? ''))
  }

  /** The rows in the reader's own order, with their values. */
  rows(): [id: string, values: Values][] {
    return this.#rows.ids().map((id) => [id, this.#lines.get(id)?.values ?? {}])
  }

  /** Whether nothing stands in a row. */
  isBlank = (id: string): boolean => !this.#sheet.columns.some(({ name }) => this.text(id, name))

  /** The words by which a row is known. */
  label(id: string): string {
    const column = this.#sheet.columns.find(isWorded)
    return column ? this.text(id, column.name) : ''
  }

  /** Brings all of the table up to date. */
  show(): void {
    const own = this.#rows.ids()
    for (const [id, { tr }] of this.#lines) {
      if (own.includes(id)) continue
      tr.remove()
      this.#lines.delete(id)
    }
    for (const id of own) {
      const line = this.#lines.get(id) ?? this.#line(id)
      this.#lines.set(id, line)
      this.#sheet.columns.forEach((_, i) => this.#read(id, line, i))
    }
    this.#reckon()
    const column = this.#columns.get(this.#sort.value)
    const of = (id: string): [string, Values[string]] => [
      this.text(id, column?.name ?? ''),
      this.#lines.get(id)?.values[column?.name ?? '']
    ]
    this.#ids = column ? sorted(own, column, of) : own
    const rows = this.#ids.map((id) => this.#lines.get(id)?.tr as HTMLElement)
    if (rows.some((tr, i) => tr !== this.#body.children[i])) this.#body.append(...rows)
    this.#renumber()
  }

  /** Brings up to date what follows from a cell, if it is one of this table, or from an input. */
  changed(key: string): void {
    const [id = '', name = ''] = (key.startsWith(this.#own) ? key.slice(this.#own.length) : '').split('/')
    const line = this.#lines.get(id)
    const input = /^in\/(.*)/.exec(key)?.[1]
    if (line) {
      this.#keep(id)
      this.#read(id, line, [...this.#columns.keys()].indexOf(name))
    } else if (input === undefined) return
    this.#reckon(input ?? name, line)
    this.#later()
  }

  /** A row of the author's that the reader changes becomes the reader's own, and stays when its author takes it away. */
  #keep(id: string): void {
    const row = `row/${this.#own}${id}`
    if (this.#sheet.get(row)) return
    this.#sheet.set(row, String(this.#rows.ids().indexOf(id) + 1))
    for (const name of this.#columns.keys()) this.#sheet.set(this.#key(id, name), this.text(id, name))
  }

  #line(id: string): Line {
    const { columns, isForm, isTable, fill } = this.#sheet
    const row = `cw-row-${++made}`
    const tr = h('tr', { role: 'row' })
    const head = h('td', { role: 'rowheader' })
    const acts = ACTS.map(([sign, , by]) => {
      const act = button(sign)
      act.addEventListener('click', () => (by ? this.#move(id, by) : this.#remove(id)))
      return act
    })
    const cells = columns.map((column, i): Cell => {
      const inner = column.formula ? h('b') : control(column, this.#key(id, column.name))
      const note = h('small', { id: `${row}-${i}` })
      const help = h('small', { id: `${row}-${i}-t` }, isTable ? '' : column.help)
      if (!isTable) describe(inner, help)
      tr.append(h('td', { role: 'cell', 'data-label': column.title }, help, inner, note))
      return [inner, note]
    })
    if (!isForm) {
      tr.prepend(head)
      tr.append(h('td', { role: 'cell', class: 'cw-acts' }, ...acts))
    }
    fill(tr)
    return { tr, head, acts, cells, values: {} }
  }

  /** Takes the value of a cell, and says if it is none. */
  #read(id: string, { values, cells }: Line, i: number): void {
    const [column, [inner, note] = []] = [this.#sheet.columns[i], cells[i]]
    if (!column || column.formula || !inner || !note) return
    const { name, low, high } = column
    const text = this.text(id, name)
    const value = (values[name] = valueOf(column, text))
    if (inner instanceof HTMLSelectElement && inner.value !== text) {
      inner.replaceChildren(...options(column, text))
      inner.value = text
    }
    if (column.type !== 'number') return
    const isWrong = !!text && value === undefined
    inner.ariaInvalid = isWrong ? 'true' : null
    const why = low <= high ? say('wsBetween', { low, high }) : say('writeNumber', { n: 12.5 })
    put(note, isWrong ? why : '')
    describe(inner, note, isWrong)
  }

  #reckon(name?: string, line?: Line): void {
    const { order, input, columns } = this.#sheet
    const rows = [...this.#lines.values()].map(({ values }) => values)
    reckon(this.#columns, order, rows, input, name, line?.values)
    for (const [id, { cells, values }] of order.length ? this.#lines : [])
      columns.forEach((column, i) => column.formula && this.#result(id, column, cells[i], values[column.name]))
    if (!this.#total) return
    const { title, total, unit } = this.#total
    const sum = sumOf(rows, this.#total.name)
    const n = number(Math.abs(total - sum))
    const rest = sum === total ? '✓' : say(sum < total ? 'wsMissing' : 'wsOver', { n })
    put(this.#sum, say('wsSum', { title, sum, total: amount(total, unit) }) + ' ' + rest)
  }

  /** What a formula came to in a row, or why it did not; a row that is still empty says so to listeners only. */
  #result(id: string, { unit }: Column, [inner, note]: Partial<Cell> = [], value: Values[string]): void {
    if (!inner || !note) return
    put(inner, typeof value === 'number' ? amount(value, unit) : '–')
    put(note, isFault(value) ? sayFault(value, (name) => this.#columns.get(name)?.title ?? name) : '')
    note.className = note.textContent && this.isBlank(id) ? 'cw-vh' : ''
  }

  /** Numbers the rows, and names their buttons by these numbers. */
  #renumber(): void {
    const last = this.#ids.length - 1
    this.#ids.forEach((id, i) => {
      const { head, acts = [], cells = [] } = this.#lines.get(id) ?? {}
      if (!head) return
      const n = i + 1
      put(head, String(n))
      head.ariaLabel = say('wsRow', { n })
      // On a phone there are no heads to point at.
      cells.forEach(([inner], j) => {
        const title = this.#sheet.columns[j]?.title ?? ''
        if (inner.dataset.k) inner.ariaLabel = this.#sheet.isForm ? title : `${head.ariaLabel} ${title}`
      })
      acts.forEach((act, j) => {
        const [, word = '', by = 0] = ACTS[j] ?? []
        act.ariaLabel = say(word, { n })
        act.ariaDisabled = by && (this.#sort.value || i === (by < 0 ? 0 : last)) ? 'true' : null
      })
    })
    this.#later()
  }

  /** Moves a row by moving its neighbour, so that the focus stays where it is. */
  #move(id: string, by: number): void {
    const at = this.#ids.indexOf(id) + by
    const other = this.#lines.get(this.#ids[at] ?? '')
    if (this.#sort.value || !other) return this.#sheet.say(say('wsEnd'))
    this.#ids.splice(at - by, 1)
    this.#ids.splice(at, 0, id)
    this.#rows.put(this.#ids)
    this.#lines.get(id)?.tr[by < 0 ? 'after' : 'before'](other.tr)
    this.#renumber()
    this.#sheet.say(say('wsMoved', { n: at + 1 }))
  }

  #remove(id: string): void {
    this.#change(say('wsRemoved', { n: this.#ids.indexOf(id) + 1 }), () => this.#rows.remove(id))
  }

  /** Does something, says so, and offers to bring back what was there before. */
  #change(text: string, act: () => void): void {
    const { keys, get, set, starts, fill, offerUndo } = this.#sheet
    const before = new Map(keys().map((key) => [key, get(key)]))
    const show = (): void => {
      fill(this.#body)
      this.show()
    }
    act()
    show()
    offerUndo(text, () => {
      for (const key of keys()) set(key, before.get(key) ?? starts.get(key) ?? '')
      show()
    })
  }

  #add(rows: Record<string, string>[]): void {
    for (const texts of rows) {
      const id = this.#rows.add()
      for (const [name, text] of Object.entries(texts)) this.#sheet.set(this.#key(id, name), text)
    }
  }

  /** Takes rows in, beside those that are there or instead of them. */
  take(rows: Record<string, string>[], isInstead: boolean, text: string): void {
    this.#change(text, () => {
      if (isInstead) this.#rows.ids().forEach((id) => this.#rows.remove(id))
      this.#add(rows)
    })
  }

  /** Scales the column with a total to whole numbers that make up that total. */
  #share(): void {
    const { name = '', total = 0 } = this.#total ?? {}
    const rows = this.rows()
    const parts = shareOut(
      rows.map(([, values]) => Number(values[name] ?? 0)),
      total
    )
    this.#change(say('wsShared'), () =>
      rows.forEach(([id], i) => {
        this.#keep(id)
        this.#sheet.set(this.#key(id, name), String(parts[i]))
      })
    )
  }

  /** Draws once the hands rest: whoever types need not wait for a drawing that the next key changes again. */
  #later(): void {
    clearTimeout(this.#drawing)
    if (!this.#figures.length) return
    // The first drawing comes before the page is painted: it would push down what follows.
    if (this.#width) this.#drawing = setTimeout(() => this.#draw(), REST)
    else queueMicrotask(() => this.#draw())
  }

  #draw(): void {
    const items = this.#ids.map((id, i): Item => ({
      n: i + 1,
      label: this.label(id),
      of: ({ name }) => {
        const value = this.#lines.get(id)?.values[name]
        return typeof value === 'number' ? value : undefined
      }
    }))
    // Drawn as wide as it is shown, so that its words keep their size on a phone.
    this.#width ||= this.#figures[0]?.clientWidth ?? 0
    this.#figures.forEach((figure, i) =>
      figure.replaceChildren(draw(this.#sheet.views[i] ?? '', this.#columns, items, this.#width || 500))
    )
  }
}
