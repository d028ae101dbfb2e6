/** The reader's own copy: save it, bring one in, erase everything. */

import { bring, LARGEST, type Brought } from './bring'
import { saveCopy } from './copy'
import { button, h, put } from './dom'
import { erase as eraseAll, unreadable } from './whole'
import { addWords, say } from './words'
import * as store from './store'

addWords({
  copyTitle: 'Your answers, in your hands',
  copyWhy: 'They are kept in this browser and nowhere else. With a copy you can carry on in another one.',
  bringIn: 'Bring in a copy',
  erase: 'Erase',
  eraseWarning: 'This erases all your answers on this device. There is no way back.',
  copyFirst: 'Save a copy first',
  keepThem: 'Keep them',
  erased: 'Your answers are erased from this device.',
  copySaved: 'Your copy is on its way to your downloads.',
  broughtAdded: { one: '{n} record came in.', other: '{n} records came in.' },
  broughtUpdated: { one: '{n} was brought up to date.', other: '{n} were brought up to date.' },
  broughtOlder: { one: '{n} was here already, or newer here.', other: '{n} were here already, or newer here.' },
  broughtRefused: {
    one: '{n} was left out: it is no record of this course.',
    other: '{n} were left out: they are no records of this course.'
  },
  broughtNothing: 'There was nothing in it.',
  notWritten: 'This browser could not keep all of it: it lasts until you close the page.',
  large: 'Nothing here has changed. This file is too large for a copy of your answers.',
  unreadable: 'Nothing here has changed. This file cannot be read; it may be cut short.',
  foreign: 'Nothing here has changed. This file is not a copy of answers to a course like this.',
  course: 'Nothing here has changed. This copy belongs to another course.',
  setAside: {
    one: '{n} record could not be read. It is set aside and goes into your copy.',
    other: '{n} records could not be read. They are set aside and go into your copy.'
  }
})

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
