/**
 * Who works on a device that several people share: a name for each, and whose turn it is.
 *
 * `cw/COURSE/!people/ID` holds a name as text, `cw/COURSE/!who` the id of the one who works, `cw/COURSE/!seen` when
 * something was last done. Ids are made here and stand in the place of `me` in the keys of records.
 */

import { outline } from './outline'
import * as store from './store'

export interface Person {
  id: string
  /** Empty where the records are from the time before names were asked for. */
  name: string
}

const place = `cw/${outline.course}/`
const NAMES = place + '!people/'
const WHO = place + '!who'
const SEEN = place + '!seen'
/** Records from before the device was shared; and of the moment before anybody was chosen. */
const BEFORE = 'me'
const NOBODY = 'nobody'

const drop = (prefix: string): void => store.keys(prefix).forEach(store.drop)

let touched = 0

function list(): Person[] {
  const named = store.keys(NAMES).map((key) => ({ id: key.slice(NAMES.length), name: store.stored(key) ?? '' }))
  const isNamed = named.some(({ id }) => id === BEFORE)
  const old = store.keys(`${place}${BEFORE}/`).some((key) => !key.includes('/seed/'))
  const all = old && !isNamed ? [...named, { id: BEFORE, name: '' }] : named
  return all.sort((a, b) => a.name.localeCompare(b.name, outline.lang))
}

const chosen = (): string | undefined => store.stored(WHO)

export const people = {
  list,
  chosen,

  /** Whom the records of this page belong to. */
  here: (): Person | undefined => list().find(({ id }) => store.own === `${place}${id}/`),

  isChoice: (key: string | null): boolean => key === WHO,

  /** How long nothing has been done, in ms. */
  pause: (): number => Date.now() - (Number(store.stored(SEEN)) || 0),

  /** Notes that somebody is at work; not more often than once a minute. */
  touch(): void {
    const now = Date.now()
    if (Math.abs(now - touched) < 60000) return
    touched = now
    store.keep(SEEN, String(now))
  },

  /** A new name; its id, or nothing where there is no room for it. */
  add(name: string): string | undefined {
    const id = 'p' + crypto.getRandomValues(new Uint32Array(2)).join('')
    return store.keep(NAMES + id, name) ? id : undefined
  },

  /** Lets somebody in; what is on the page belongs to them only once it is loaded anew. */
  choose(id: string): boolean {
    drop(`${place}${NOBODY}/`)
    return store.keep(WHO, id) && store.keep(SEEN, String(Date.now()))
  },

  /** The one who works has finished: nothing of theirs is left, the name neither. */
  leave(): void {
    const { id } = people.here() ?? {}
    drop(store.own)
    if (id) store.drop(NAMES + id)
    store.drop(WHO)
  }
}
