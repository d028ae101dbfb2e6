/** A note and a bookmark for each section of a page: a button beside its heading, and what it opens. */

import { all, button, h, put, svg } from './dom'
import { isEmpty, noteOf, textOf, type Note } from './note'
import { always } from './refresh'
import { addWords, say, sayWhen } from './words'
import * as store from './store'

addWords({
  noteOn: 'Note on “{title}”',
  noteKept: 'Note on “{title}”, not empty',
  noteMark: 'Bookmark',
  noteText: 'Your note',
  notWritten: 'This browser could not keep all of it: it lasts until you close the page.',
  close: 'Close'
})

/** How long a pause in typing is before what was typed is written. */
const PAUSE = 400
/** Characters of a note. */
const LONGEST = 4000

let count = 0

/** What stands beside one heading. */
class Section {
  readonly #name: string
  readonly #title: string
  readonly #button = h('button', { type: 'button', class: 'cw-jot', 'aria-expanded': 'false' }, bookmark())
  readonly #panel = h('div', { class: 'cw-jotter', role: 'group', hidden: '' })
  readonly #mark = h('input', { type: 'checkbox' })
  readonly #text = h('textarea', { rows: '3', maxlength: String(LONGEST), id: 'cw-note-' + ++count })
  readonly #status = h('p', { role: 'status', class: 'cw-note' })
  readonly #page: string
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(heading: HTMLElement, page: string, section: string) {
    this.#name = `note/${page}#${section}`
    this.#title = textOf(heading)
    this.#page = textOf(document.querySelector('h1'))
    const close = button(say('close'))
    this.#panel.append(
      h('label', { class: 'cw-jot-mark' }, this.#mark, say('noteMark')),
      h('label', { for: this.#text.id }, say('noteText')),
      this.#text,
      h('div', { class: 'cw-row' }, close, this.#status)
    )
    this.#panel.ariaLabel = say('noteOn', { title: this.#title })
    heading.after(this.#button)
    // Below the whole opening of a page, not in it.
    ;(heading.closest('.cw-opening') ?? this.#button).after(this.#panel)
    this.#button.onclick = () => this.#open(!!this.#panel.hidden)
    close.onclick = () => this.#open(false)
    this.#panel.onkeydown = ({ key }) => {
      // What such a handler returns counts: `false` would undo every key.
      if (key === 'Escape') this.#open(false)
    }
    this.#mark.onchange = () => this.write()
    this.#text.oninput = () => {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => this.write(), PAUSE)
    }
    // A field that is left, or a page that is closed, does not wait.
    this.#text.onblur = () => this.write()
    this.update()
  }

  /** Whether it still stands on the page. */
  get isThere(): boolean {
    return this.#button.isConnected
  }

  #open(on: boolean): void {
    this.#panel.hidden = !on
    this.#button.ariaExpanded = String(on)
    if (on) this.#mark.focus()
    else this.#button.focus()
    if (!on) this.write()
  }

  /** Keeps what is there now, if it is news. */
  write(): void {
    clearTimeout(this.#timer)
    const before = noteOf(this.#name)
    const note: Note = { text: this.#text.value.trim(), mark: this.#mark.checked, title: this.#title, page: this.#page }
    if (isEmpty(note) && !before) return
    if (before && before.text === note.text && before.mark === note.mark) return
    const written = store.write(this.#name, '', { ...note })
    put(this.#status, written ? say('saved', { when: sayWhen(Date.now()) }) : say('notWritten'))
  }

  /** Brings it up to date; what the reader is typing is left alone. */
  update(): void {
    const note = noteOf(this.#name)
    if (this.#text !== document.activeElement && this.#text.value.trim() !== (note?.text ?? ''))
      this.#text.value = note?.text ?? ''
    this.#mark.checked = !!note?.mark
    const kept = !!note && !isEmpty(note)
    this.#button.classList.toggle('is-kept', kept)
    this.#button.ariaLabel = say(kept ? 'noteKept' : 'noteOn', { title: this.#title })
  }
}

/** The sign of the button; it is filled where there is a note. */
const bookmark = (): SVGElement =>
  svg('svg', { class: 'cw-i', viewBox: '0 0 24 24', 'aria-hidden': 'true' }, svg('path', { d: 'M7 4h10v16l-5-4-5 4z' }))

let sections: Section[] = []

/** Sections of the page that is there now; a page without any is one itself. */
function find(): void {
  const page = document.querySelector<HTMLElement>('cw-end')?.dataset.page
  const article = document.querySelector('cw-end')?.parentElement
  if (page === undefined || !article) return
  const headings = all(':scope > h2[id], :scope > .cw-opening h1', article)
  const left = headings.filter(({ nextElementSibling }) => !nextElementSibling?.matches('.cw-jot'))
  const own = (heading: HTMLElement): string => (heading.matches('h1') ? '' : heading.id.replace(/^.*#/, ''))
  sections = [
    ...sections.filter(({ isThere }) => isThere),
    ...left.map((heading) => new Section(heading, page, own(heading)))
  ]
}

addEventListener('pagehide', () => sections.forEach((section) => section.write()))
always(() => {
  find()
  for (const section of sections) section.update()
})
