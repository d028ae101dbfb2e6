/** `<cw-noted>`: all notes and bookmarks of the course, in its order, on "My learning". */

import { button, define, h, Living, put } from './dom'
import { isEmpty, noteOf, type Note } from './note'
import { addressOf, withPages, type Pages } from './pages'
import { full } from './ways'
import { say } from './words'
import * as store from './store'

interface Kept extends Note {
  name: string
  id: string
  section: string
}

/** In the order of the course; what belongs to no page of it comes last. */
function allNotes(): Kept[] {
  const order = full.flatMap(([, pages]) => pages)
  const place = ({ id }: Kept): number => (order.includes(id) ? order.indexOf(id) : order.length)
  const found = store.list('note/').flatMap(([name]): Kept[] => {
    const note = noteOf(name)
    const [, id = '', section = ''] = /^note\/([^#]*)#?(.*)$/s.exec(name) ?? []
    return note && !isEmpty(note) ? [{ ...note, name, id, section }] : []
  })
  return found.sort((a, b) => place(a) - place(b))
}

class Noted extends Living {
  #gone: Kept | undefined
  readonly #undo = button(say('undo'), 'plain')

  protected live(signal: AbortSignal): void {
    const row = this.querySelector('.cw-row') as HTMLElement
    if (!this.contains(this.#undo)) row.append(this.#undo)
    this.#undo.addEventListener('click', () => this.#back(), { signal })
    store.listen((name) => (!name || name.startsWith('note/')) && this.#update(), signal)
    this.#update()
  }

  #update(): void {
    withPages((pages) => {
      const notes = allNotes()
      this.querySelector('ul')?.replaceChildren(...notes.map((note) => this.#item(note, pages)))
      this.#undo.hidden = !this.#gone
      this.hidden = !notes.length && !this.#gone
    })
  }

  #item(note: Kept, pages: Pages): HTMLElement {
    const about = Object.hasOwn(pages, note.id) ? pages[note.id] : undefined
    const isThere = about && (!note.section || about.slice(4).includes(note.section))
    const title = note.title || note.section || note.id
    const address = about && addressOf(about) + (isThere && note.section ? '#' + note.section : '')
    const head = h('p', {}, address ? h('a', { href: address }, title) : title)
    const said = [
      note.page !== title && note.page,
      note.mark && say('noteMark'),
      !about ? say('notePageGone') : !isThere && say('noteGone')
    ].filter(Boolean)
    const remove = button(say('noteDelete'))
    remove.ariaLabel = say('noteDeleteOne', { title })
    remove.onclick = () => this.#remove(note)
    const words = note.text ? [h('p', { class: 'text' }, note.text)] : []
    return h('li', {}, head, h('p', { class: 'cw-note' }, said.join(' · ')), ...words, remove)
  }

  /** Leaves an empty note, so that an older copy does not bring it back. */
  #remove(note: Kept): void {
    this.#gone = note
    store.write(note.name, '', { text: '', mark: false, title: note.title, page: note.page })
    put(this.querySelector('[role=status]') as Element, say('removed', { what: note.title }))
    this.#undo.focus()
  }

  #back(): void {
    const note = this.#gone
    if (!note) return
    this.#gone = undefined
    const { text, mark, title, page } = note
    store.write(note.name, '', { text, mark, title, page })
    put(this.querySelector('[role=status]') as Element, say('undone'))
    this.querySelector<HTMLElement>('ul a, ul button')?.focus()
  }
}

define('cw-noted', Noted)
