/** What pages give the script to say, taken from their templates. */

import { readFileSync } from 'node:fs'
import { addWords } from '../../plugins/courseware/browser/words'

/** Adds the sentences of these templates. */
export function addSaid(...paths: string[]): void {
  const text = paths.map((path) => readFileSync('plugins/courseware/' + path, 'utf8')).join('')
  addWords(Object.fromEntries([...text.matchAll(/"(\w+)": _\("(.*?)"\)/g)].map(([, key, said]) => [key, said ?? ''])))
}
