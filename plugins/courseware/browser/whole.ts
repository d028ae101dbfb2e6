/** What only "My learning" does with the store: takes records in, shows what could not be read, erases all. */

import { mergeAll, type Rec } from './merge'
import * as store from './store'

/** Takes in a record of another device: `new`, `newer` than ours, or `older`, which adds nothing. Tells nobody. */
export function absorb(name: string, other: Rec): 'new' | 'newer' | 'older' {
  const mine = store.read(name)
  const sum = JSON.stringify(mergeAll(mine, other))
  if (JSON.stringify(mine) === sum) return 'older'
  store.keep(store.own + name, sum)
  return mine ? 'newer' : 'new'
}

/** What could not be read, as it was found, by key. */
export function unreadable(): Record<string, string | undefined> {
  return Object.fromEntries(store.keys(store.bad).map((key) => [key, store.unwritten.get(key) ?? store.stored(key)]))
}

/** Removes everything of this course and learner. */
export function erase(): void {
  for (const key of [...store.keys(store.own), ...store.keys(store.bad)]) store.drop(key)
  store.begin()
  store.changed()
}
