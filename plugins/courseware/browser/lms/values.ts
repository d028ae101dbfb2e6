/** Values as the standards write them. */

const two = (n: number): string => String(Math.floor(n)).padStart(2, '0')

/** At most two decimals: milliseconds are refused. */
const hundredths = (seconds: number): number => Math.round(Math.max(0, seconds) * 100) / 100

/** A span in SCORM 1.2: `HHHH:MM:SS.SS`. */
export function clock12(seconds: number): string {
  const all = Math.min(hundredths(seconds), 9999 * 3600)
  const rest = (all % 60).toFixed(2).padStart(5, '0')
  return `${two(all / 3600)}:${two((all / 60) % 60)}:${rest}`
}

/** The last moment whose year has four figures. */
const LAST = Date.UTC(9999, 11, 31)

/** A moment, whatever a clock or a storage says: one that no calendar knows would stop all reporting. */
const dated = (t: number): Date => new Date(Math.min(LAST, Math.max(0, t)))

/** A time of day in SCORM 1.2. */
export const time12 = (t: number): string => {
  const at = dated(t)
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.00`
}

/** A span in ISO 8601: `PT90.5S`. */
export const duration = (seconds: number): string => `PT${hundredths(seconds)}S`

/** A moment in ISO 8601, with two decimals: some refuse three, others none. */
export const moment = (t: number): string => dated(t).toISOString().replace(/\dZ$/, 'Z')

/** A share as a score of 0 to 100, at most two decimals. */
export const percent = (share: number): string => String(Math.round(Math.min(1, Math.max(0, share)) * 1e4) / 100)

/** A share as `scaled`. */
export const scaled = (share: number): string => String(Math.round(Math.min(1, Math.max(0, share)) * 1e4) / 1e4)

/** Printable ASCII without blanks, as 1.2 wants names. */
export const name12 = (id: string): string =>
  id.replace(/[^\x21-\x7e]/gu, (letter) => `_${letter.codePointAt(0)?.toString(16)}`).slice(0, 255)

/** Letters, digits, dots and underscores, as 2004 wants names; different ones stay different. */
export const name2004 = (id: string): string =>
  id
    .replace(/[^A-Za-z0-9-]/gu, (letter) => `_${letter.codePointAt(0)?.toString(16)}_`)
    .replaceAll('-', '.')
    .slice(0, 250)

/** The first characters of a text, whole letters. */
export const cut = (text: string, most: number): string => {
  if (text.length <= most) return text
  let short = ''
  for (const letter of text) {
    if (short.length + letter.length > most - 1) break
    short += letter
  }
  return short + '…'
}
