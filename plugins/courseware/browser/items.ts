/** Exercises made of items that the reader adds, fills in and takes away: each a copy of the blank one in the HTML. */

import { all } from './dom'
import { Exercise } from './exercise'
import { phrasesOf, type Phrase, type Results } from './results'
import { Rows } from './rows'
import { say } from './words'

/** Fields of an item have a `name`; its buttons say with `data-do` what they do, and with `title` how they are called. */
export abstract class Items extends Exercise {
  protected rows!: Rows
  #blank!: Element
  readonly #made = new Map<string, HTMLElement>()

  /** What an item is called. */
  protected abstract called(id: string): string
  /** A button of an item was pressed. */
  protected abstract act(what: string, id: string): void

  /** Takes the blank item, the last of a list; `starters` are there from the beginning. */
  protected begin(list: Element, starters: string[]): void {
    this.#blank = list.lastElementChild as Element
    this.rows = new Rows(this.keeper, starters)
    const add = this.querySelector('[data-do=add]') as HTMLElement
    add.hidden = false
    add.onclick = () => this.add()
  }

  /** A copy of a blank one whose fields are the cells of `id`. */
  protected copy(blank: Element, id: string): HTMLElement {
    const made = blank.cloneNode(true) as HTMLElement
    for (const field of all<HTMLInputElement>('[name]', made)) field.dataset.k = field.name + '/' + id
    this.fill(made)
    return made
  }

  /** The element of an item. */
  protected item(id: string): HTMLElement {
    let made = this.#made.get(id)
    if (made) return made
    this.#made.set(id, (made = this.copy(this.#blank, id)))
    for (const button of all('[data-do]', made)) {
      button.parentElement!.hidden = false
      button.onclick = () => {
        this.act(button.dataset.do!, id)
        // Whoever was moved has lost it.
        if (document.activeElement === document.body) button.focus()
      }
    }
    return made
  }

  /** Puts these items into a list. What stands right is not touched: what is moved loses the focus. */
  protected put(list: Element, ids: string[]): void {
    const items = ids.map((id) => this.item(id))
    for (const child of [...list.children]) if (!items.includes(child as HTMLElement)) child.remove()
    items.forEach((item, i) => {
      if (list.children[i] !== item) {
        list.insertBefore(item, list.children[i]!)
        // What was taken away has heard of nothing since.
        this.fill(item)
      }
      for (const button of all('[data-do]', item)) button.ariaLabel = `${button.title} ${this.called(ids[i]!)}`
    })
  }

  /** What it publishes: what `find` finds for each of its author's phrases. */
  protected found(find: (phrase: Phrase) => string[]): Results {
    return Object.fromEntries(phrasesOf(this).map((phrase) => [phrase.name, find(phrase)]))
  }

  /** Adds an item, below another one or at the top, and goes there. */
  protected add(above = ''): void {
    const id = this.rows.add(above)
    this.show('')
    this.item(id).querySelector<HTMLElement>('[name]')?.focus()
  }

  /** Takes an item away; what stands below it goes and comes back with it. */
  protected drop(id: string): void {
    const before = this.rows.ids()
    const what = this.called(id)
    this.rows.remove(id)
    this.show('')
    this.offerUndo(say('removed', { what }), () => {
      this.rows.put(before)
      this.show('')
    })
  }
}
