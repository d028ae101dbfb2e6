/** The reader's own copy: save it, bring one in, erase everything. */

import { bring, LARGEST, type Brought } from './bring'
import { saveCopy } from './copy'
import { put } from './dom'
import { erase as eraseAll, unreadable } from './whole'
import { say } from './words'
import * as store from './store'

/** What came of bringing in a copy, in words. */
function report({ reason, added, updated, older, refused }: Brought): string {
  if (reason) return say(reason)
  const counts = { broughtAdded: added, broughtUpdated: updated, broughtOlder: older, broughtRefused: refused }
  const sentences = Object.entries(counts).flatMap(([key, n]) => (n ? say(key, { n }) : []))
  if (store.state() !== 'kept') sentences.push(say('notWritten'))
  return sentences.join(' ') || say('broughtNothing')
}

/** What a file holds, brought in, and in words what came of it. */
async function take(file: File): Promise<string> {
  try {
    return report(bring(file.size > LARGEST ? 'x'.repeat(LARGEST + 1) : await file.text()))
  } catch {
    return say('unreadable')
  }
}

/** Brings the section at the end of "My learning" to life. Nothing is erased by one press: the page asks first. */
export function useTools(section: HTMLElement, signal: AbortSignal): void {
  const find = (selector: string): HTMLElement => section.querySelector(selector) as HTMLElement
  const input = find('input') as HTMLInputElement
  const open = find('[data-do=ask]')
  const panel = find('.cw-erase')
  const told = (text: string): void => put(find('[role=status]'), text)
  const show = (on: boolean): void => {
    if (!on) open.focus()
    panel.hidden = !on
    open.ariaExpanded = String(on)
    if (on) find('#cw-erase').focus()
  }
  const close = (words: string): void => {
    show(false)
    told(words)
  }
  const acts: Record<string, () => void> = {
    save: () => {
      saveCopy()
      told(say('copySaved'))
    },
    ask: () => show(!!panel.hidden),
    erase: () => {
      eraseAll()
      close(say('erased'))
    },
    keep: () => close('')
  }
  const on = { signal }
  section.addEventListener('click', ({ target }) => acts[(target as HTMLElement).dataset.do ?? '']?.(), on)
  panel.addEventListener('keydown', ({ key }) => key === 'Escape' && close(''), on)
  input.addEventListener(
    'change',
    async () => {
      if (input.files?.[0]) told(await take(input.files[0]))
      // Emptied, so that the same file can be brought in twice.
      input.value = ''
    },
    on
  )
  const aside = Object.keys(unreadable()).length
  if (aside && section.hidden) find('p').append(' ', say('setAside', { n: aside }))
  section.hidden = false
}
