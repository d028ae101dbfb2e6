/** What is done, put where one looks: ticks and rings in the navigation, dots of the thread. */

import { all, svg } from './dom'
import { moduleOf, outline, pageOf } from './outline'
import { isDone } from './progress'
import { sign } from './signs'
import { isLeftOut } from './ways'
import { addWords, say } from './words'
import * as store from './store'

addWords({
  tick: ', done',
  begun: ', begun',
  thread: { one: '{label}. {n} page done.', other: '{label}. {n} pages done.' }
})

const isBegun = (page: string): boolean => isDone(page) || !!store.read('begun/' + page)

const tick = (): SVGElement[] => [svg('path', { d: 'M4 12.5l5 5L20 6.5' })]

/** A ring, half of it drawn. */
const ring = (): SVGElement[] => [
  svg('circle', { cx: '12', cy: '12', r: '8', opacity: '.4' }),
  svg('path', { d: 'M12 4a8 8 0 0 1 0 16', 'stroke-width': '4' })
]

/** Ticks what is done and rings modules that are begun; links to what the chosen path leaves out are hidden. */
export function markLinks(): void {
  for (const link of all<HTMLAnchorElement>('a.md-nav__link')) {
    // A link within the page is an entry of its table of contents.
    const page = link.hash && !outline.whole ? '' : (pageOf(link.href) ?? '')
    const item = link.closest('li')
    if (item) item.hidden = isLeftOut(page) && !link.ariaCurrent
    // A module's own page stands for the whole module, but not among the module's pages.
    const [module, pages = []] = moduleOf(page) ?? []
    const whole = module === page && !link.closest('.cw-pages')
    const done = whole ? pages.every(isDone) : isDone(page)
    sign(link, done, 'cw-tick', say('tick'), tick)
    sign(link, whole && !done && pages.some(isBegun), 'cw-ringed', say('begun'), ring)
  }
}

/** Fills the dots of the pages that are done. */
export function fillThread(thread: HTMLElement, page: string): void {
  const pages = moduleOf(page)?.[1] ?? []
  all('i', thread).forEach((dot, i) => dot.classList.toggle('done', isDone(pages[i] ?? '')))
  // What the generator wrote is kept, so that ours can be put behind it again and again.
  const label = (thread.dataset.label ??= thread.ariaLabel ?? '')
  thread.ariaLabel = say('thread', { label, n: pages.filter(isDone).length })
}
