/** How a launch page leaves its last words with the worker (`parting.ts`), and takes them back when it was only loaded anew. */

import type { Call } from './store'

/** Last words under the name of a launch; without a request, those that are there are taken back. */
export interface Parting {
  key: string
  request?: Call
}

/** How long the worker waits, in ms: a page takes a while to come back. */
export const GRACE = 6000
/** Whoever comes back later must take them for said. */
export const BACK = 4000

export class Farewell {
  #worker: ServiceWorker | undefined

  constructor(private readonly key: string) {
    void this.#begin()
  }

  async #begin(): Promise<void> {
    try {
      // There is none without https, and none in frames whose storage is closed.
      await navigator.serviceWorker.register('parting.js')
      this.#worker = (await navigator.serviceWorker.ready).active ?? undefined
      this.#say({ key: this.key })
    } catch {
      // As above: the words are then said at once.
    }
  }

  #say(parting: Parting): boolean {
    this.#worker?.postMessage(parting)
    return !!this.#worker
  }

  /** Leaves a request with the worker; false where there is none, and nobody to send it. */
  leave = (request: Call): boolean => this.#say({ key: this.key, request })
}
