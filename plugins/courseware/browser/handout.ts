/**
 * `<cw-handout>`: the ways to put a page on paper.
 *
 * Before its script a page is a paper exercise, complete and empty. So a handout is the page opened once more, in which
 * elements come to life only after it was printed; and one's own answers are printed from the page as it stands.
 */

import { all, button, define, h, Living } from './dom'
import { outline } from './outline'
import { addWords, say } from './words'

addWords({
  printPage: 'Print this page',
  printEmpty: 'Empty, to fill in by hand',
  printMine: 'With my answers',
  printKey: 'With the key',
  printTab: 'Opens in a tab of its own'
})

class Handout extends Living {
  protected live(signal: AbortSignal): void {
    const mine = button(say('printMine'))
    mine.addEventListener('click', () => print(), { signal })
    const page = outline.whole ? location.hash : ''
    const way = (text: string, kind: string): HTMLElement =>
      h('a', { class: 'cw-b cw-b--quiet', href: kind + page, target: '_blank', title: say('printTab') }, text)
    const keys = outline.keys ? [way(say('printKey'), '?handout=key')] : []
    const row = h('div', { class: 'cw-row' }, way(say('printEmpty'), '?handout'), mine, ...keys)
    this.replaceChildren(h('details', {}, h('summary', {}, say('printPage')), row))
  }
}

/** Prints the page, and then lets it come to life; at once where somebody begins to work on it. */
function hand(): void {
  const keyed = location.search.endsWith('key')
  document.documentElement.classList.toggle('cw-keyed', keyed)
  for (const key of all<HTMLDetailsElement>('.cw-key')) key.open = keyed
  const wake = (): unknown => dispatchEvent(new Event('afterprint'))
  addEventListener('afterprint', () => document.documentElement.classList.remove('cw-keyed'))
  for (const type of ['pointerdown', 'keydown']) addEventListener(type, wake, { once: true })
  void document.fonts.ready.then(() => print())
}

const onPaper = location.search.startsWith('?handout')
define('cw-handout', Handout)
if (onPaper && document.readyState === 'complete') hand()
else if (onPaper) addEventListener('load', hand)
