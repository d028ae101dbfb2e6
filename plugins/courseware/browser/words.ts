/** What the interface says. One object, so that `outline.words` can put another language in its place. */

import { all } from './dom'
import { outline } from './outline'

/** A text with `{name}` for a number or text and `{#name}` for a number in words; by plural form where it varies. */
type Text = string | Partial<Record<Intl.LDMLPluralRule, string>>

const english = {
  check: 'Check',
  again: 'Check again',
  hint: 'Give me a hint',
  nextHint: 'Another hint',
  noHint: 'No more hints',
  show: 'Show me',
  shown: 'Answer shown',
  retry: 'Try it once more',
  noTries: 'No tries left',
  chooseOne: 'Choose one first. There is no harm in guessing.',
  right: 'That holds.',
  rightLater: 'That holds. Right at the {nth} try.',
  wrong: 'Not yet. Have another look.',
  triesLeft: 'Tries left: {n}.',
  partly: 'Partly. {list}.',
  found: '{#n} found',
  extra: { one: '{#n} does not belong', other: '{#n} do not belong' },
  missing: { one: '{#n} is still missing', other: '{#n} are still missing' },
  lastTry: 'Not yet, and that was the last try. Here is the answer.',
  revealed: 'Here is the answer.',
  thisOne: 'This one.',
  sure: 'How sure are you?',
  levels: 'Guessing|Fairly sure|Certain',
  saved: 'Saved on this device {when}',
  unsaved: 'Not saved. Your answer lasts until you close the page.',
  at: 'at {time}',
  on: 'on {date}',
  changed: 'This question has changed since you answered. Your old answer is kept below.',
  answered: 'You have answered {n} of {all} on this page.',
  allAnswered: { one: 'Answered.', other: 'All {#n} answered.' },
  passed: 'Passed.',
  done: 'Done',
  isDone: 'This page is done.',
  notDone: 'Not done after all',
  goal: ' (shown)',
  numbers: 'no one two three four five six seven eight',
  ordinals: 'first second third fourth fifth'
}

export type Key = keyof typeof english
/** Words in place of ours, by their keys; a part's words too. */
export type Overrides = Record<string, Text>

const words: Record<string, Text | undefined> = { ...english, ...outline.words }
const plural = new Intl.PluralRules(outline.lang)

/** A number as the reader's language writes it. Whole ones below 1,000 look the same in Latin figures, and wait for no tables. */
export const number = (n: number): string => (n % 1e3 === n >>> 0 ? `${n}` : n.toLocaleString(outline.lang))

/** Adds the words of a part. */
export function addWords(more: Record<string, Text>): void {
  for (const [key, text] of Object.entries(more)) words[key] ??= text
}

/** Words in the page, which a view has for its own script (question.html, `say`); taken out, or they would be found twice. */
function inPage(key: string): Text | undefined {
  const found = all('[data-say]').filter(({ dataset }) => dataset.say === key)
  for (const each of found) each.remove()
  return found[0] && { ...found[0].dataset, other: found[0].textContent ?? '' }
}

/** The text with a capital, to begin a sentence. */
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase(outline.lang) + text.slice(1)

/** The words for a key; `n` picks the plural form. */
export function say(key: Key | (string & {}), values: Record<string, string | number> = {}): string {
  const text = (words[key] ??= inPage(key)) ?? ''
  const form = typeof text === 'string' ? text : (text[plural.select(Number(values.n))] ?? text.other)
  return (form ?? '').replace(/{(#?)(\w+)}/g, (_, inWords, name: string) => {
    const value = values[name] ?? ''
    return typeof value === 'string' ? value : (inWords && say('numbers').split(' ')[value]) || number(value)
  })
}

/** "That holds.", with the try at which it did. */
export function sayRight(tries: number): string {
  const nth = say('ordinals').split(' ')[tries - 1]
  return tries > 1 && nth ? say('rightLater', { nth }) : say('right')
}

/** "Partly.", with what was found, what does not belong and what is missing. */
export function sayPartly(counts: { found: number; extra: number; missing: number }): string {
  const list = Object.entries(counts).flatMap(([key, n]) => (n ? say(key, { n }) : []))
  return say('partly', { list: capital(list.join(', ')) })
}

let clock: Intl.DateTimeFormat | undefined

/** When something was kept: "at 10:42", or "on November 21" when that was another day. */
export function sayWhen(t: number): string {
  const time = new Date(t)
  // Made once: it is the slowest thing that a press on Check does.
  clock ??= new Intl.DateTimeFormat(outline.lang, { timeStyle: 'short', hourCycle: 'h23' })
  return time.toDateString() === new Date().toDateString()
    ? say('at', { time: clock.format(time) })
    : say('on', { date: time.toLocaleDateString(outline.lang, { day: 'numeric', month: 'long' }) })
}
