/** The record store's side: what is asked of it over HTTP. A request goes nowhere but to the address that was allowed. */

import { parsed, type Launch } from './launch'
import type { Statement } from './statement'

/**
 * `kept`: it has all of it. `clash`: it has something else under one of the names. `refused`: it will never take this.
 * `large`: too much at once. `absent`: it does not do such things. `shut`: not to us, in this session. `failed`: another time, perhaps.
 */
export type Outcome = 'kept' | 'clash' | 'refused' | 'large' | 'absent' | 'shut' | 'failed'

export interface Reply {
  outcome: Outcome
  data?: unknown
  /** How long it asks us to wait, in ms. */
  wait: number
}

const VERSION = '1.0.3'
/** After so long an answer is no longer waited for, in ms. */
const PATIENCE = 20000
/** However long it asks us to wait, it is asked again after this, in ms. */
const LONGEST = 600_000

/** Nobody else hears the credentials, or the address of this page. */
const SAFE: RequestInit = { redirect: 'error', referrerPolicy: 'no-referrer', cache: 'no-store' }

const OUTCOMES: Record<number, Outcome> = {
  400: 'refused',
  401: 'shut',
  403: 'shut',
  404: 'absent',
  405: 'absent',
  409: 'clash',
  413: 'large',
  501: 'absent'
}

/** All that `fetch` needs. */
export type Call = [address: string, init: RequestInit]

interface Request {
  method: 'GET' | 'POST' | 'PUT'
  body?: unknown
  /** The window is closing: the browser is to finish it alone. */
  isLast?: boolean
}

export class Store {
  constructor(
    private readonly launch: Launch,
    private readonly auth: () => string | undefined
  ) {}

  #call(path: string, { method, body, isLast }: Request): Call {
    const auth = this.auth()
    const headers = {
      'X-Experience-API-Version': VERSION,
      ...(auth === undefined ? {} : { Authorization: auth }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' })
    }
    const written = body === undefined ? {} : { body: JSON.stringify(body) }
    return [this.launch.endpoint + path, { ...SAFE, method, headers, ...written, keepalive: !!isLast }]
  }

  #ask = (path: string, request: Request): Promise<Reply> => ask(...this.#call(path, request))

  /** What sending them takes, for somebody else to do it. */
  calling = (statements: Statement[]): Call => this.#call('statements', { method: 'POST', body: statements })

  send = (statements: Statement[], isLast = false): Promise<Reply> =>
    this.#ask('statements', { method: 'POST', body: statements, isLast })

  #state(id: string): string {
    const { activity, actor, registration } = this.launch
    const query = { stateId: id, activityId: activity, agent: JSON.stringify(actor) }
    return `activities/state?${String(new URLSearchParams(registration ? { ...query, registration } : query))}`
  }

  readState = (id: string): Promise<Reply> => this.#ask(this.#state(id), { method: 'GET' })

  writeState = (id: string, body: unknown, isLast = false): Promise<Reply> =>
    this.#ask(this.#state(id), { method: 'PUT', body, isLast })

  readProfile(id: string): Promise<Reply> {
    const query = new URLSearchParams({ profileId: id, agent: JSON.stringify(this.launch.actor) })
    return this.#ask(`agents/profile?${String(query)}`, { method: 'GET' })
  }
}

/** Asks once. Whatever goes wrong is an outcome; nothing about it is written to the console by us. */
export async function ask(address: string, init: RequestInit): Promise<Reply> {
  try {
    // What is sent while a window closes must not hang on a clock that stops with it.
    const signal = init.keepalive ? null : AbortSignal.timeout(PATIENCE)
    const reply = await fetch(address, { ...SAFE, signal, ...init })
    const text = await reply.text()
    const wait = 1000 * Number(reply.headers.get('Retry-After'))
    const outcome = reply.ok ? 'kept' : (OUTCOMES[reply.status] ?? 'failed')
    return { outcome, data: parsed(text), wait: wait > 0 ? Math.min(wait, LONGEST) : 0 }
  } catch {
    return { outcome: 'failed', wait: 0 }
  }
}
