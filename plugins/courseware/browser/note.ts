/** What a note is: a record `note/PAGE#SECTION`, read as what came out of storage or a file has to be. */

import * as store from './store'

export interface Note {
  text: string
  mark: boolean
  /** What its section and its page were called. */
  title: string
  page: string
}

const line = (value: unknown, most = 200): string => (typeof value === 'string' ? value.slice(0, most) : '')

/** The note in a record; nothing if there is none. */
export function noteOf(name: string): Note | undefined {
  const data = store.read(name)?.data
  if (!data) return
  const { text, mark, title, page } = data
  return { text: line(text, 1e4), mark: mark === true, title: line(title), page: line(page) }
}

/** Whether there is nothing in it, as in one that was deleted. */
export const isEmpty = ({ text, mark }: Note): boolean => !text && !mark

/** What a heading says, without the sign of its link. */
export const textOf = (heading: Element | null): string =>
  (heading?.textContent ?? '').replace('¶', '').trim().slice(0, 200)
