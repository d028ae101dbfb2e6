/** "My data": what is kept in words and numbers; save a copy, bring one in, erase everything. */

import { bring, LARGEST, type Brought } from './bring'
import { copiedKey, saveCopy } from './copy'
import { put } from './dom'
import { countKept, isCopyDue, mayForget } from './kept'
import { outline } from './outline'
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

/** The key that says when the reminder was put off. */
const laterKey = (): string => store.own + 'seed/later'

/** A moment that is kept as a text, in ms. */
const moment = (key: string): number => Number(store.stored(key)) || 0

/** What is kept, since when, and how much room it takes. */
function inventory(): string {
  const { since, ...counts } = countKept(store.list())
  const parts = Object.entries({
    keptAnswers: counts.answers,
    keptTexts: counts.texts,
    keptPages: counts.pages,
    keptMore: counts.more
  }).flatMap(([key, n]) => (n ? say(key, { n }) : []))
  if (!parts.length) return say('keptNothing')
  const date = (t: number): string => new Date(t).toLocaleDateString(outline.lang, { dateStyle: 'long' })
  // Browsers take two bytes for a character.
  const size = Math.ceil(
    store.keys(store.own).reduce((sum, key) => sum + key.length + (store.stored(key) ?? '').length, 0) / 512
  )
  const copied = moment(copiedKey())
  const sentences = [
    ...(since ? [say('keptSince', { date: date(since) })] : []),
    say('keptSize', { size }),
    ...(copied ? [say('keptCopy', { date: date(copied) })] : [])
  ]
  return `${parts.join(' · ')}. ${sentences.join(' ')}`
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
  const remember = find('.cw-remember')
  const update = (): void => put(find('.cw-kept'), inventory())
  const remind = async (): Promise<void> => {
    const last = Math.max(moment(copiedKey()), moment(laterKey()))
    if (isCopyDue(countKept(store.list()), last, Date.now()) && (await mayForget())) remember.hidden = false
  }
  /** The focus goes on to what does the same at any time. */
  const enough = (): void => {
    if (remember.contains(document.activeElement)) find('.cw-row:not(.cw-remember *) [data-do=save]').focus()
    remember.hidden = true
  }
  const close = (words: string): void => {
    show(false)
    told(words)
  }
  const acts: Record<string, () => void> = {
    save: () => {
      saveCopy()
      told(say('copySaved'))
      enough()
      update()
    },
    later: () => {
      store.keep(laterKey(), String(Date.now()))
      enough()
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
  store.listen(update, signal)
  update()
  void remind()
}
