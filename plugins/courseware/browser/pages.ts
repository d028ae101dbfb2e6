/** What the generator tells of every page: loaded when it is asked for, since it grows with the course. */

import { h } from './dom'
import { outline, root } from './outline'

/** Title, address from the course's root, minutes, the mark of its content, and the ids of its sections. */
export type About = [title: string, address: string, minutes: number, mark: string, ...sections: string[]]
export type Pages = Record<string, About>

declare global {
  interface Window {
    coursewarePages?: Pages
  }
}

const waiting = new Set<(pages: Pages) => void>()

/** Calls back with all pages, at once if they are known; never, if the file is missing. */
export function withPages(use: (pages: Pages) => void): void {
  if (self.coursewarePages) return use(self.coursewarePages)
  waiting.add(use)
  if (waiting.size > 1) return
  const script = h('script', { src: root + 'assets/outline-pages.js' })
  script.addEventListener('load', () => {
    for (const each of waiting) if (self.coursewarePages) each(self.coursewarePages)
    waiting.clear()
  })
  document.head.append(script)
}

/** Where a page is. */
export const addressOf = (about: About): string => (outline.whole ? '#' : root) + about[1]
