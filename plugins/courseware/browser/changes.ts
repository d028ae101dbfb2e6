/** `<cw-changes>`: what is new or different in the course since the reader was here last. */

import { button, define, h, Living } from './dom'
import { addressOf, withPages, type Pages } from './pages'
import { isLeftOut } from './ways'
import { say } from './words'
import * as store from './store'

/** Pages that are named; of more only the number is said. */
const MOST = 8
const NAME = 'seen/course'

/** The marks of the pages as they were, by page; nothing on a first visit. */
function before(): Record<string, unknown> | undefined {
  const { pages } = store.read(NAME)?.data ?? {}
  return Object(pages) === pages ? (pages as Record<string, unknown>) : undefined
}

function keep(pages: Pages): void {
  store.write(NAME, '', { pages: Object.fromEntries(Object.entries(pages).map(([page, about]) => [page, about[3]])) })
}

class Changes extends Living {
  #close = button(say('seen'), 'plain')

  protected live(signal: AbortSignal): void {
    this.#close.addEventListener(
      'click',
      () =>
        withPages((pages) => {
          keep(pages)
          this.hidden = true
          // The button that had the focus is gone, and the modules are what one came for.
          document.querySelector<HTMLElement>('.cw-carry:not([hidden]) a, .cw-card a')?.focus()
        }),
      { signal }
    )
    if (!this.contains(this.#close)) this.append(this.#close)
    store.listen((name) => (name === NAME || !name) && this.#update(), signal)
    this.#update()
  }

  #update(): void {
    withPages((pages) => {
      const seen = before()
      if (!seen) return keep(pages)
      const found = Object.entries(pages).filter(([page, about]) => seen[page] !== about[3] && !isLeftOut(page))
      const items = found.slice(0, MOST).map(([page, about]) => {
        const link = h('a', { href: addressOf(about) }, about[0])
        return h('li', {}, link, ' · ', say(Object.hasOwn(seen, page) ? 'pageChanged' : 'pageNew'))
      })
      if (found.length > MOST) items.push(h('li', {}, say('pagesMore', { n: found.length - MOST })))
      this.querySelector('ul')?.replaceChildren(...items)
      this.hidden = !found.length
    })
  }
}

define('cw-changes', Changes)
