/**
 * Files and texts that people exchange: a rating, a worksheet. They are never trusted: what is wrong, huge, hostile or
 * of a newer kind gets a sentence and changes nothing; what is taken over is text, and is shown as text.
 */

import { h } from './dom'
import { outline } from './outline'
import { say } from './words'
import { download } from './download'

/** The envelope's version. A file with a higher one was made by a newer course. */
const VERSION = 1
/** Characters of a file that is still read. */
const LARGEST = 1e6
/** Files that are taken at once. */
const MOST_FILES = 500

/** What a file holds: which exercise it belongs to, and texts by name. */
export interface Sheet {
  kind: string
  activity: string
  /** Values by field. */
  values: Record<string, string>
}

/** The text of a file for other people. */
export const pack = (sheet: Sheet): string =>
  JSON.stringify({ format: 'courseware-' + sheet.kind, f: VERSION, course: outline.course, ...sheet }, null, 1)

/** Hands a sheet to the reader as a file. */
export const handOut = (sheet: Sheet): void => download(`${sheet.activity}.json`, pack(sheet), 'application/json')

function parse(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** The values in a text made by `pack` for this exercise, or a sentence why there are none. `file` is how it is called. */
export function unpack(text: string, kind: string, activity: string, file: string): Record<string, string> | string {
  const refuse = (why: string): string => say(why, { file: file.slice(0, 80) })
  if (text.length > LARGEST) return refuse('xLarge')
  const found = parse(text.trim())
  if (!found.format) return refuse('xUnreadable')
  if (found.format !== 'courseware-' + kind || found.activity !== activity || found.course !== outline.course)
    return refuse('xForeign')
  if (!(Number(found.f) <= VERSION)) return refuse('xNewer')
  const values = Object.entries(Object(found.values) as object)
  const isText = ([name, value]: [string, unknown]): boolean =>
    typeof value === 'string' && value.length < 5000 && name.length < 200
  if (Array.isArray(found.values) || values.length > 5000 || !values.every(isText)) return refuse('xUnreadable')
  return Object.fromEntries(values) as Record<string, string>
}

/** What came of picking or dropping files: the texts, by name, and sentences about those that were left out. */
export type Taken = (texts: [file: string, text: string][], refused: string[]) => void

/** The texts of files, by one read for all of them: each takes a way to another process and back. */
async function textsOf(files: File[]): Promise<string[]> {
  // No file can hold what is made up only now.
  const cut = `\n${crypto.getRandomValues(new Uint32Array(4)).join()}\n`
  return (await new Blob(files.flatMap((file) => [file, cut])).text()).split(cut)
}

async function readAll(files: File[], then: Taken): Promise<void> {
  const texts: [string, string][] = []
  const refused: string[] = files.length > MOST_FILES ? [say('xMany', { n: MOST_FILES })] : []
  const fit = files.slice(0, MOST_FILES).filter(({ size, name: file }) => {
    return size <= LARGEST || !refused.push(say('xLarge', { file }))
  })
  const all = await textsOf(fit).catch(() => undefined)
  for (const [i, file] of fit.entries()) {
    // One that cannot be read must not take the others along.
    const text = all ? all[i] : (await textsOf([file]).catch(() => []))[0]
    if (text === undefined) refused.push(say('xUnreadable', { file: file.name }))
    else texts.push([file.name, text])
  }
  then(texts, refused)
}

/** A native file control whose label looks like a button; `drop`, where files may be dropped as well. */
export function filePicker(words: string, accept: string, then: Taken, drop?: HTMLElement): HTMLElement {
  const input = h('input', { type: 'file', accept, class: 'cw-vh', ...(drop && { multiple: '' }) })
  input.addEventListener('change', () => {
    void readAll([...(input.files ?? [])], then).finally(() => (input.value = ''))
  })
  drop?.addEventListener('dragover', (event) => event.preventDefault())
  drop?.addEventListener('drop', (event) => {
    event.preventDefault()
    void readAll([...(event.dataTransfer?.files ?? [])], then)
  })
  return h('label', { class: 'cw-b cw-file' }, input, words)
}
