/** Reading numbers as people write them, in any script, with commas and points. */

import { fold, plain } from './fold'

const DIGIT = /\p{Nd}/u

/** The value of a decimal digit of any script: digits come in runs of ten. */
function digit(letter: string): string {
  const code = letter.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value++
  return String(value)
}

/** The text without the unit at its end. A per cent sign may stand there too, if that is no other unit's place. */
function withoutUnit(text: string, unit: string): string {
  const end = fold(unit)
  for (let i = 1; end && i < text.length; i++) {
    if (fold(text.slice(i)) === end) return text.slice(0, i)
  }
  return unit ? text : text.replace(/%$/, '')
}

/** The ways to read digits with commas and points: what they look like, what is dropped, what is the decimal sign. */
const READINGS: [RegExp, string, string][] = [
  [/^\d*[.,]?\d*$/, ' ', ','],
  [/^(?!0+,\d{3}$)\d{1,3}(,\d{3})+(\.\d*)?$/, ',', '.'],
  [/^(?!0+\.\d{3}$)\d{1,3}(\.\d{3})+(,\d*)?$/, '.', ',']
]

/** The numbers a text may mean: none if it cannot be read, two for "1,234". */
export function read(text: string, unit = ''): number[] {
  const typed = plain(text)
    .replace(/\p{Nd}/gu, digit)
    .trim()
  const bare = withoutUnit(typed, unit)
    .trim()
    .replace(/^\+\s*|(?<=^-)\s+|(?<=\d)[\s'٬](?=\d)/g, '')
    .replace(/٫/g, '.')
  const [, sign, body, power] = /^(-?)([\d.,]*\d[.,]?)(e[-+]?\d{1,3})?$/i.exec(bare) ?? []
  return READINGS.flatMap(([look, group, point]) =>
    body && look.test(body) ? Number(sign + body.replaceAll(group, '').replace(point, '.') + (power ?? '')) : []
  ).filter(Number.isFinite)
}
