/** What all exercises share: fields that keep themselves, named results, and the word that it is done. */

import { all, button, h, Living, put } from './dom'
import type { Cell, Cells } from './merge'
import { objectivesOf } from './progress'
import { entryTo, tell } from './records'
import { publish, resultOf, type Results } from './results'
import type { Keeper } from './rows'
import { addWords, say, sayWhen } from './words'
import * as store from './store'

addWords({ fields: { one: '{n} field filled in', other: '{n} fields filled in' } })

/** What a cell holds that is again as its author left it. */
const RESET = '\0'

/** How long a pause in typing is before what was typed is written. */
const PAUSE = 400

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const isTick = (control: Control): control is HTMLInputElement => /^(radio|checkbox)$/.test(control.type)

/** What a control holds: a radio button or tick box its value when it is chosen. */
function valueOf(control: Control): string {
  return isTick(control) && !control.checked ? '' : control.value
}

/**
 * An exercise around the HTML that it stands in. Every field is a cell: a control with `data-k`, the name of its cell,
 * is filled in and kept by itself. A kind says what else is on the page, and what it publishes.
 *
 * Cells are kept in the record `work/ID`. "Done" is kept as any answer is, in `answer/ID`.
 */
export abstract class Exercise extends Living {
  #cells: Cells = {}
  /** Put in and not yet written. */
  readonly #new = new Map<string, string>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #writing = false
  #built = false
  readonly #status = h('p', { role: 'status', class: 'cw-note' })
  readonly #undo = button('', 'plain')
  readonly #done = button('', 'plain')
  readonly #note = h('p', { class: 'cw-saved' })
  #row!: HTMLElement
  /** What the author gives to start from, by cell. */
  protected readonly starts = new Map<string, string>()

  /** Adds the kind's own controls to the HTML, once. */
  protected abstract build(section: HTMLElement): void
  /**
   * Brings everything on the page that follows from the cells up to date: all of it, or, with `key`, what depends on the
   * one cell that the reader is changing, whose own control is left alone. Controls with `data-k` are filled by then, but
   * for those that `show` makes anew: see `fill`.
   */
  protected abstract show(key?: string): void

  /** What it publishes. */
  protected results(): Results {
    return {}
  }

  /** What was done, in words that give away nothing of what was written. */
  protected labels(): string[] {
    return [say('fields', { n: this.keys().filter((key) => !key.startsWith('row/') && this.get(key)).length })]
  }

  /** Whether there is something of the reader's in it, so that its results are the reader's, too. */
  protected get begun(): boolean {
    return this.keys().length > 0
  }

  get activity(): string {
    return this.id.slice(3)
  }

  get #name(): string {
    return 'work/' + this.activity
  }

  #own(key: string): string | undefined {
    const value = this.#new.get(key) ?? (Object.hasOwn(this.#cells, key) ? this.#cells[key]?.[0] : undefined)
    return value === RESET ? undefined : value
  }

  /** The value of a cell: as the reader left it, else as its author did; '' for none. */
  protected get(key: string): string {
    return this.#own(key) ?? this.starts.get(key) ?? ''
  }

  /** The names of all cells that the reader put something into, or emptied. */
  protected keys(): string[] {
    return [...new Set([...Object.keys(this.#cells), ...this.#new.keys()])].filter(
      (key) => this.#own(key) !== undefined
    )
  }

  /** Puts something into a cell. It is written at once, or, while the reader is `typing`, after a pause. */
  protected set(key: string, value: string, typing = false): void {
    this.#new.set(key, value)
    clearTimeout(this.#timer)
    if (typing) this.#timer = setTimeout(() => this.#write(), PAUSE)
    else this.#write()
  }

  /** Several cells at once. */
  protected setAll(values: Iterable<[string, string]>): void {
    for (const [key, value] of values) this.#new.set(key, value)
    this.#write()
  }

  /** The cells, for helpers such as `Rows`. */
  protected readonly keeper: Keeper = {
    get: (key) => this.get(key),
    set: (key, value) => this.set(key, value),
    keys: () => this.keys()
  }

  /** Fills the controls below `root`. */
  protected fill(root: ParentNode = this): void {
    for (const control of all<HTMLElement>('[data-k]', root) as Control[]) {
      const value = this.get(control.dataset.k ?? '')
      if (isTick(control)) control.checked = !!value && control.value === value
      else if (control.value !== value) control.value = value
    }
  }

  protected live(signal: AbortSignal): void {
    const section = this.querySelector('section')
    if (!section) return
    if (!this.#built) {
      this.#built = true
      // Asked for once, they are known, and gone from the page.
      for (const { dataset } of all('[data-say]', this)) say(dataset.say ?? '')
      this.#undo.textContent = say('undo')
      this.#row = h('div', { class: 'cw-row cw-tools' }, this.#done)
      this.#undo.hidden = true
      this.build(section)
      section.append(h('div', { class: 'cw-row' }, this.#status, this.#undo), this.#row, this.#note)
      this.tool(say('print'), () => this.print())
      this.tool(say('startOver'), () => this.#startOver())
    }
    const on = <T extends Event>(target: EventTarget, type: string, action: (event: T) => void): void =>
      target.addEventListener(type, action as EventListener, { signal })
    on(this, 'input', ({ target }) => {
      const control = target as Control
      const { k } = control.dataset
      if (k === undefined) return
      this.set(k, valueOf(control), !isTick(control))
      this.show(k)
    })
    on(this, 'change', () => this.#write())
    on(this.#done, 'click', () => this.#finish())
    on(self, 'pagehide', () => this.#write())
    store.listen((name) => {
      if (this.#writing) return
      if (!name || name === this.#name) this.#restore()
      else if (name.startsWith('result/')) {
        this.show()
        this.#passOn()
      }
    }, signal)
    this.#restore()
    this.#passOn()
  }

  /** Publishes what comes of the results of others, where there is something of the reader's in it. */
  #passOn(): void {
    if (!this.begun) return
    this.#writing = true
    publish(this.activity, this.results())
    this.#writing = false
  }

  override disconnectedCallback(): void {
    this.#write()
    super.disconnectedCallback()
  }

  /** Adds a button to the row of tools. */
  protected tool(text: string, act: () => void): HTMLButtonElement {
    const made = button(text)
    made.addEventListener('click', act)
    this.#row.append(made)
    return made
  }

  /** Adds anything else to the row of tools. */
  protected addTool(element: HTMLElement): void {
    this.#row.append(element)
  }

  /** Says something to those who look and those who listen. */
  protected say(text: string): void {
    this.#undo.hidden = true
    put(this.#status, text)
  }

  /** Says what was taken away, and offers to bring it back. The focus goes to that offer: what had it may be gone. */
  protected offerUndo(text: string, back: () => void): void {
    this.say(text)
    const undo = this.#undo
    undo.hidden = false
    undo.onclick = () => {
      back()
      this.say(say('undone'))
      this.#done.focus()
    }
    undo.focus()
  }

  /** Prints this exercise, or a piece of it, and nothing else of the page. */
  protected print(what: HTMLElement = this): void {
    const alone = (on: boolean): void => {
      what.classList.toggle('cw-print', on)
      document.documentElement.classList.toggle('cw-alone', on)
    }
    addEventListener('afterprint', () => alone(false), { once: true })
    alone(true)
    print()
  }

  /** The lines of a result that this exercise makes use of, shown in its place; says where to make it while it is not there. */
  protected used(place: HTMLElement): string[] {
    const lines = resultOf(place.dataset.use ?? '')
    place.querySelector('ul, em')?.remove()
    place.append(lines ? h('ul', {}, ...lines.map((line) => h('li', {}, line))) : h('em', {}, say('notMade')))
    return lines ?? []
  }

  #restore(): void {
    this.#cells = store.read(this.#name)?.data.cells ?? {}
    this.fill()
    this.show()
    this.#mark()
  }

  #write(): void {
    clearTimeout(this.#timer)
    if (!this.#new.size) return
    const later = ([key, value]: [string, string]): [string, Cell] => [
      key,
      [value, Math.max(Date.now(), (this.#cells[key]?.[1] ?? 0) + 1)]
    ]
    const cells = Object.fromEntries([...this.#new].map(later))
    this.#new.clear()
    this.#writing = true
    store.write(this.#name, '', { cells })
    this.#cells = store.read(this.#name)?.data.cells ?? {}
    publish(this.activity, this.results())
    this.#writing = false
    this.#mark()
  }

  /** "Saved" is said of what was written and read back, and of nothing else. */
  #mark(): void {
    const t = store.read(this.#name)?.t
    this.#note.hidden = !t
    put(this.#note, t ? say(store.saved(this.#name) ? 'saved' : 'unsaved', { when: sayWhen(t) }) : '')
    put(this.#done, say(entryTo('answer/' + this.activity) ? 'finished' : 'finish'))
    this.#done.ariaDisabled = entryTo('answer/' + this.activity) ? 'true' : null
  }

  #finish(): void {
    if (this.#done.ariaDisabled) return
    this.#write()
    if (!this.keys().some((key) => this.get(key))) return this.say(say('nothingYet'))
    const labels = this.labels()
    const answer = { response: ['done'], labels, tries: 1, objectives: objectivesOf(this) }
    store.write('answer/' + this.activity, '', answer, { best: 1, tries: 1 })
    tell({ verb: 'answered', activity: this.activity, kind: this.localName.slice(3), v: '', ...answer })
    this.say(say('finished'))
    this.#mark()
  }

  #startOver(): void {
    const before = this.keys().map((key): [string, string] => [key, this.get(key)])
    if (!before.some(([, value]) => value)) return this.say(say('nothingYet'))
    this.setAll(before.map(([key]) => [key, RESET]))
    this.#restore()
    this.offerUndo(say('startedOver'), () => {
      this.setAll(before)
      this.#restore()
    })
  }
}
