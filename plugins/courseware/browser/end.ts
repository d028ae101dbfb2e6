/** `<cw-end>`: the end of a page says how far the reader is, and completes the page. */

import { button, define, h, Living, put } from './dom'
import { moduleOf, pathOf } from './outline'
import { isDone, markPage, pageProgress } from './progress'
import { say } from './words'
import * as store from './store'

class PageEnd extends Living {
  #status = h('p', { role: 'status', class: 'cw-note' })
  #button = button(say('done'), 'plain')

  get #page(): string {
    return this.dataset.page ?? ''
  }

  protected live(signal: AbortSignal): void {
    if (!this.contains(this.#status)) this.prepend(h('div', { class: 'cw-row' }, this.#status, this.#button))
    this.#button.addEventListener('click', () => markPage(this.#page, !isDone(this.#page)), { signal })
    store.listen(() => this.#update(), signal)
    this.#remember()
    this.#update()
  }

  /** So that the start page can say where to carry on. */
  #remember(): void {
    const page = this.#page
    const path = pathOf(location.href)
    if (path === undefined || !moduleOf(page)) return
    const title = document.querySelector('h1')?.textContent ?? document.title
    store.write('last/page', '', { page, path, title: title.replace('¶', '').trim().slice(0, 200) })
  }

  #update(): void {
    const page = this.#page
    const { n, all, passed } = pageProgress()
    const toPass = this.dataset.done === 'passed'
    const toRead = this.dataset.done === 'read' || !all
    this.#button.hidden = !toRead
    // What is done stays done, also when a new round or an edited question asks for more.
    if (!toRead && n >= all && (passed || !toPass)) markPage(page, true)
    const done = isDone(page)
    put(this.#button, say(done ? 'notDone' : 'done'))
    if (toRead) put(this.#status, done ? say('isDone') : '')
    else put(this.#status, say(n < all ? 'answered' : toPass && passed ? 'passed' : 'allAnswered', { n, all }))
  }
}

define('cw-end', PageEnd)
