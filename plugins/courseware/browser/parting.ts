/**
 * The worker that says goodbye for a launch page of cmi5 or xAPI. A page that is closed looks like one that is loaded anew, and
 * in a session nothing may follow the word that ends it. So the page leaves that word here, and it is sent a little later, unless
 * the page is back by then. It keeps no files, and answers no requests.
 */

import { GRACE, type Parting } from './lms/xapi/parting'
import type { Call } from './lms/xapi/store'

/** The events of a worker, as far as they are used: TypeScript knows either those or a page's. */
interface Told extends Event {
  data: Parting
  waitUntil(work: Promise<unknown>): void
}
declare function skipWaiting(): Promise<void>

const waiting = new Map<string, AbortController>()

async function send([address, init]: Call, { signal }: AbortController): Promise<void> {
  await new Promise((then) => setTimeout(then, GRACE))
  if (!signal.aborted) await fetch(address, init).catch(() => {})
}

addEventListener('install', () => skipWaiting())
addEventListener('message', (event: Event) => {
  const told = event as Told
  const { key, request } = told.data
  waiting.get(key)?.abort()
  if (!request) return
  const stopped = new AbortController()
  waiting.set(key, stopped)
  told.waitUntil(send(request, stopped))
})
