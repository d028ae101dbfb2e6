/** The interface that a learning management system puts into one of its windows. */

import type { Dialect } from './dialect'

/** Windows that are looked into, upwards and again from the one that opened us. */
const MOST = 20

type Call = (...values: string[]) => unknown

/** Other windows may belong to others: then looking throws. */
function within(window: Window | null, name: string): Record<string, Call> | undefined {
  let each = window
  for (let depth = 0; each && depth < MOST; depth++) {
    try {
      const found = (each as unknown as Record<string, unknown>)[name]
      if (found) return found as Record<string, Call>
      if (each.parent === each) return
      each = each.parent
    } catch {
      return
    }
  }
  return
}

/** What a call came to: `refused` will never be taken, `failed` may be at another time. */
export type Outcome = 'ok' | 'refused' | 'failed'

/**
 * The system refuses the value itself: elements it does not have, wrong types or ranges, names that are taken. All else is
 * taken for a fault that passes.
 */
const REFUSALS = /^(201|351|40[1-9])$/

/** What has no value yet is no fault: 403 in 2004. */
const NOTHING = /^(0|403)?$/

/** "Already initialized", in 2004. */
const OPEN = '103'

export class Api {
  #isOpen = false

  private constructor(
    private readonly found: Record<string, Call>,
    private readonly calls: Dialect['calls']
  ) {}

  /** The interface from here upwards, or from the window that opened this one; nothing where there is none. */
  static find({ api, calls }: Dialect, start: Window = self): Api | undefined {
    const found =
      within(start.parent === start ? null : start.parent, api) ?? within(start.opener as Window | null, api)
    return found && new Api(found, calls)
  }

  #call(call: keyof Dialect['calls'], ...values: string[]): string {
    try {
      return String(this.found[this.calls[call]]?.(...values) ?? '')
    } catch {
      // Its window is closed, or its own code failed.
      return ''
    }
  }

  /** Opens the session, once; one that was left open goes on. */
  begin = (): boolean => (this.#isOpen ||= this.#call('begin', '') === 'true' || this.#call('error') === OPEN)
  commit = (): boolean => this.#call('commit', '') === 'true'
  end = (): boolean => this.#call('end', '') === 'true'

  /** A value, '' where there is none, or nothing if it could not be read. */
  read(element: string): string | undefined {
    const value = this.#call('get', element)
    return value || NOTHING.test(this.#call('error')) ? value : undefined
  }

  set(element: string, value: string): Outcome {
    if (this.#call('set', element, value) === 'true') return 'ok'
    return REFUSALS.test(this.#call('error')) ? 'refused' : 'failed'
  }
}
