/** Reminders as a calendar file (RFC 5545): whole days, each with an alarm. */

/** One day to be reminded of. */
export interface Day {
  /** Stays the same however often the file is made, so that a calendar moves the day and does not add another. */
  uid: string
  /** Year, month and day: `2026-11-23`. */
  date: string
  words: string
  /** More about it; may be empty. */
  more: string
}

const text = (words: string): string =>
  words
    .replace(/[\\,;]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ')

/** A line of at most 75 octets; what is longer goes on behind a blank in the next. Letters stay whole. */
function fold(line: string): string {
  let out = ''
  let size = 0
  for (const letter of line) {
    const more = new TextEncoder().encode(letter).length
    if (size + more > 75) {
      out += '\r\n '
      size = 1
    }
    out += letter
    size += more
  }
  return out + '\r\n'
}

/** The day so many days later. */
export function after(date: string, days: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10)
}

const compact = (date: string): string => date.replace(/[-:]|\.\d+/g, '')

/** The file; `now` is when it was made, in ms. */
export function calendar(days: Day[], now: number): string {
  const events = days.flatMap(({ uid, date, words, more }) => [
    'BEGIN:VEVENT',
    'UID:' + text(uid),
    'DTSTAMP:' + compact(new Date(now).toISOString()),
    'DTSTART;VALUE=DATE:' + compact(date),
    'DTEND;VALUE=DATE:' + compact(after(date, 1)),
    'SUMMARY:' + text(words),
    ...(more ? ['DESCRIPTION:' + text(more)] : []),
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'DESCRIPTION:' + text(words),
    'TRIGGER:PT9H',
    'END:VALARM',
    'END:VEVENT'
  ])
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Courseware//Reminders//EN', ...events, 'END:VCALENDAR']
  return lines.map(fold).join('')
}
