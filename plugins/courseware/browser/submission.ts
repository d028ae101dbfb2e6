/**
 * What a trainee hands in, as a file or as a text to paste: results and, where they were added, texts of the own case.
 *
 * The text is made to survive mails, which wrap lines and put signs before what they quote:
 *
 *     [hand-in 1 COURSE letters and digits, as many lines as it takes]
 */

import { pack, unpack } from './exchange'
import { outline } from './outline'

/** The fields of a submission. Names: see `collect` in hand-in.ts. */
export type Submission = Record<string, string>

const KIND = 'hand-in'
/** What it belongs to: no single activity. */
const WHOLE = 'course'
/** Letters in a line. */
const WIDTH = 72

const bytesOf = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text))

/** A text of any script as letters, digits, `-` and `_`. */
function armour(text: string): string {
  // In pieces: a call takes only so many arguments.
  const pieces = text.match(/[^]{1,4000}/gu) ?? []
  return btoa(pieces.map(bytesOf).join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function disarm(letters: string): string {
  try {
    const bytes = atob(letters.replaceAll('-', '+').replaceAll('_', '/'))
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes, (sign) => sign.charCodeAt(0)))
  } catch {
    return ''
  }
}

/** The file's text. */
export const asFile = (values: Submission): string => pack({ kind: KIND, activity: WHOLE, values })

/** The text to paste. */
export function asText(values: Submission): string {
  const letters = armour(JSON.stringify(JSON.parse(asFile(values))))
  const lines = letters.match(new RegExp(`.{1,${WIDTH}}`, 'g')) ?? []
  return `[hand-in 1 ${encodeURIComponent(outline.course)}\n${lines.join('\n')}]`
}

/** All submissions in a text, each as its fields or as the sentence why it is left out. `file` is how the text is called. */
export function readSubmissions(text: string, file: string): (Submission | string)[] {
  if (/^\s*\{/.test(text)) return [unpack(text, KIND, WHOLE, file)]
  const plain = text.replace(/^[\s>]+/gm, '')
  return [...plain.matchAll(/\[hand-in \d+ [^\s[\]]+([\s\w-]+)\]/g)].map(([, letters = '']) =>
    unpack(disarm(letters.replace(/\s/g, '')), KIND, WHOLE, file)
  )
}
