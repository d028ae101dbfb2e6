/** `<cw-way>`: how far the reader's way through the course is, and, on the start page, which one it is. */

import { all, define, Living, put } from './dom'
import { sayMinutes } from './lasting'
import { outline } from './outline'
import { withPages, type Pages } from './pages'
import { isDone } from './progress'
import { chosen, paths, wayOf, type Path } from './ways'
import { addWords, say } from './words'
import * as store from './store'

addWords({
  wholeCourse: 'The whole course',
  theCourse: 'The course',
  wayOpen: '{title}: {n} of {all} pages done, about {time} left.',
  wayDone: '{title}: all pages are done.'
})

class Way extends Living {
  protected live(signal: AbortSignal): void {
    this.addEventListener(
      'change',
      ({ target }) => store.write('me/path', '', { path: (target as HTMLInputElement).value }),
      { signal }
    )
    store.listen(() => this.#update(), signal)
    this.#update()
  }

  #update(): void {
    const path = chosen()
    for (const input of all<HTMLInputElement>('input', this)) input.checked = input.value === (path?.id ?? '')
    const named = this.querySelector('summary b')
    if (named) put(named, path?.title ?? say('wholeCourse'))
    withPages((pages) => {
      const lines = [this.#line(path, pages)]
      // Who has chosen a path is done with it, and may not be done with the course.
      if (path && outline.all) lines.push(this.#line(undefined, pages))
      put(this.querySelector('[role=status]') as Element, lines.join(' '))
    })
  }

  /** How far a way is. */
  #line(path: Path | undefined, pages: Pages): string {
    const way = wayOf(path)
    const left = way.filter((page) => !isDone(page))
    const minutes = left.reduce((sum, page) => sum + (pages[page]?.[2] ?? 0), 0)
    const title = path?.title ?? (paths().length ? say('wholeCourse') : say('theCourse'))
    const far = { title, n: way.length - left.length, all: way.length, time: sayMinutes(minutes) }
    return say(left.length ? 'wayOpen' : 'wayDone', far)
  }
}

define('cw-way', Way)
