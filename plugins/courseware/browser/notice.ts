/** The notice that says what this browser does not keep, before anything is lost. */

import { button, h, put } from './dom'
import { saveCopy } from './copy'
import { outline } from './outline'
import { addWords, say } from './words'
import * as store from './store'

addWords({
  none: 'This browser keeps nothing. Your answers last until you close the page. Save a copy?',
  full: 'What you saved before is safe. This browser has no room for more: new answers last until you close the page. Save a copy?',
  apart: 'Your answers stay on this page only: opened as a file, this browser keeps every page apart. Save a copy?',
  copy: 'Save a copy'
})

/** Firefox keeps the storage of every file apart, unless it was told otherwise. */
function isApart(): boolean {
  if (
    outline.whole ||
    location.protocol !== 'file:' ||
    !navigator.userAgent.includes('Firefox') ||
    !outline.modules.length
  )
    return false
  const here = document.querySelector<HTMLElement>('cw-end')?.dataset.page
  // A record of another page means that this browser does share.
  return store.list('page/').every(([name]) => name === 'page/' + here)
}

/** Shows the notice above the page's text while it is true. The live region stands empty before it speaks. */
export function showNotice(): void {
  const key = store.state() !== 'kept' ? store.state() : isApart() ? 'apart' : undefined
  const article = document.querySelector('.md-content__inner, main, body')
  let notice = article?.querySelector<HTMLElement>(':scope > .cw-notice')
  if (!notice) {
    if (!key) return
    const save = button(say('copy'), 'plain')
    save.addEventListener('click', () => saveCopy())
    notice = h('div', { class: 'cw-notice' }, h('p', { role: 'status' }), save)
    article?.prepend(notice)
  }
  const live = notice.querySelector('p')
  notice.hidden = !key
  setTimeout(() => live && put(live, key ? say(key) : ''), 100)
}
