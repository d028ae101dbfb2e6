/** The reader's own copy: save it, bring one in, erase everything. */

import { bring, LARGEST, type Brought } from './bring'
import { saveCopy } from './copy'
import { button, h, put } from './dom'
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

/** A native file control: its label looks like a button, and the keyboard reaches it as ever. */
function fileControl(told: (text: string) => void): HTMLElement {
  const input = h('input', { type: 'file', accept: '.json,application/json', class: 'cw-vh' })
  input.addEventListener('change', () => {
    const file = input.files?.[0]
    if (!file) return
    const text = file.size > LARGEST ? Promise.resolve('x'.repeat(LARGEST + 1)) : file.text()
    text
      .then((content) => report(bring(content)))
      .catch(() => say('unreadable'))
      .then(told)
      // Emptied, so that the same file can be brought in twice.
      .finally(() => (input.value = ''))
  })
  return h('label', { class: 'cw-b cw-file' }, input, say('bringIn'))
}

/** A button with what it does. */
function action(text: string, act: () => void, look = 'quiet'): HTMLButtonElement {
  const made = button(text, look)
  made.addEventListener('click', act)
  return made
}

/** The confirmation, in the page: nothing is erased by one press. */
function eraser(save: () => void, told: (text: string) => void): [HTMLButtonElement, HTMLElement] {
  const warning = h('p', { id: 'cw-erase', tabindex: '-1' }, say('eraseWarning'))
  const show = (on: boolean): void => {
    if (!on) open.focus()
    panel.hidden = !on
    open.ariaExpanded = String(on)
    if (on) warning.focus()
  }
  const close = (words: string): void => {
    show(false)
    told(words)
  }
  const now = (): void => {
    eraseAll()
    close(say('erased'))
  }
  const keep = action(say('keepThem'), () => close(''))
  const choices = [action(say('copyFirst'), save), action(say('erase'), now, 'stop'), keep]
  const row = h('div', { class: 'cw-row' }, ...choices)
  const panel = h('div', { class: 'cw-erase', role: 'group', 'aria-labelledby': 'cw-erase', hidden: '' }, warning, row)
  panel.addEventListener('keydown', ({ key }) => key === 'Escape' && close(''))
  const open = action(say('erase'), () => show(panel.hidden === true))
  open.ariaExpanded = 'false'
  return [open, panel]
}

/** The section at the end of "My learning". */
export function tools(): HTMLElement {
  const status = h('p', { role: 'status', class: 'cw-note' })
  const told = (text: string): void => put(status, text)
  const save = (): void => {
    saveCopy()
    told(say('copySaved'))
  }
  const [erase, panel] = eraser(save, told)
  const aside = Object.keys(unreadable()).length
  const words = [say('copyWhy'), ...(aside ? [say('setAside', { n: aside })] : [])]
  return h(
    'section',
    { class: 'cw-tools', 'aria-labelledby': 'cw-tools' },
    h('h2', { id: 'cw-tools' }, say('copyTitle')),
    h('p', {}, words.join(' ')),
    h('div', { class: 'cw-row' }, action(say('copy'), save, 'plain'), fileControl(told), erase),
    panel,
    status
  )
}
