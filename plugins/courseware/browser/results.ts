/** Named results: what one activity publishes and others, on any page, make use of. */

import * as store from './store'

/** What an activity publishes: lines of text by name. */
export type Results = Record<string, string[]>

const recordOf = (name: string): string => 'result/' + name

/** The lines of a result called `ACTIVITY.NAME`; nothing while nobody has made it. */
export function resultOf(name: string): string[] | undefined {
  const lines = store.read(recordOf(name))?.data.lines
  const isText = Array.isArray(lines) && lines.length <= 500 && lines.every((line) => typeof line === 'string')
  return isText && lines.length ? (lines as string[]) : undefined
}

/** Keeps what an activity publishes; what has not changed is not written again. */
export function publish(activity: string, results: Results): void {
  for (const [name, lines] of Object.entries(results)) {
    const record = recordOf(`${activity}.${name}`)
    const kept = store.read(record)?.data.lines
    if (JSON.stringify(kept ?? []) !== JSON.stringify(lines)) store.write(record, '', { lines })
  }
}

/** A phrase of `publish:` as the generator has written it down. */
export interface Phrase {
  name: string
  verb: string
  count: number
  what: string
  by: string
}

/** The phrases in `data-publish`. */
export function phrasesOf({ dataset }: HTMLElement): Phrase[] {
  return (dataset.publish ?? '').split('; ').flatMap((phrase) => {
    const [name, verb, count, what, by = ''] = phrase.split(' ')
    return name && verb && what ? { name, verb, count: Number(count), what, by } : []
  })
}
