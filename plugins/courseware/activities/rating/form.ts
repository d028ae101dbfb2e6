/**
 * The form for people outside: one page that needs nothing but itself, so that it can go along with a mail, and the text
 * that comes back. The page is written in the view (`page.txt`). The text is short and plain, so that it survives being
 * wrapped, quoted and forwarded:
 *
 *     [rating 1 COURSE/ACTIVITY NUMBER TIME facts=3 money=? comment=In their own words]
 */

import { download } from '../../browser/download'
import { outline } from '../../browser/outline'

/** The text's version; a higher one was made by a newer course. */
const VERSION = 1
/** Characters of a pasted text that is still read. */
const LARGEST = 1e6

const course = (): string => encodeURIComponent(outline.course)

/** Hands the page to the reader as a file. */
export const handPage = (text: string, activity: string): void =>
  download(activity + '.html', text.replace('{lang}', outline.lang).replace('{course}', course), 'text/html')

/** The answers in a text, as fields; or, in their place, the key of the sentence why one of them is left out. */
export function readTexts(text: string, activity: string): (Record<string, string> | string)[] {
  if (text.length > LARGEST) return ['xLarge']
  // Mails wrap lines, and put signs before those that they quote.
  const plain = text.replace(/^[\s>]+/gm, '').replace(/\s+/g, ' ')
  return [...plain.matchAll(/\[rating (\d+) ([^\s[\]]+) (\w{1,40}) (\d{1,16}) ([^[\]]*)\]/g)].map(
    ([, version, tag, device = '', t = '', rest = '']) => {
      if (tag !== `${course()}/${activity}`) return 'xForeign'
      if (Number(version) > VERSION) return 'xNewer'
      const [answers = '', comment = ''] = rest.split(/ ?comment=([^]*)/)
      const values = answers.split(' ').map((each) => each.split('=').slice(0, 2))
      const fixed = { '.side': 'outside', '.device': device, '.t': t, '.comment': comment.slice(0, 1000) }
      return { ...(Object.fromEntries(values) as Record<string, string>), ...fixed }
    }
  )
}
