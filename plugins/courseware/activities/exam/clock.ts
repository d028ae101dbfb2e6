/** Time that an exam was open before somebody: counted once however many tabs show it, whatever the clock does. */

/** Every so often time is counted and kept. */
export const STEP = 5000

/**
 * What to add, in ms: `own` since this page last counted, by a clock that only goes forward; `wall` is the time of day
 * now, and `counted` when any page last counted. A page that slept did not show anything, so a step counts as two at most.
 */
export function elapsed(own: number, wall: number, counted: number): number {
  const mine = Math.min(Math.max(own, 0), 2 * STEP)
  const since = wall - counted
  // Another tab has counted in between. A time of day that lies before that moment was set back, and says nothing.
  return since >= 0 && since < mine ? since : mine
}

/** Minutes left, whole ones, of a limit in ms: 10 until it falls below 10. */
export const minutesLeft = (left: number): number => Math.ceil(left / 60000)

const CALLS: [number, string][] = [
  [1, 'examOne'],
  [5, 'examFive'],
  [10, 'examTen']
]

/** What to call out when the time left falls from one figure to another, if anything: at 10, 5 and 1 minutes. */
export function call(before: number, now: number): string | undefined {
  return CALLS.find(([minutes]) => before > minutes * 60000 && now <= minutes * 60000 && now > 0)?.[1]
}

/** Counts while the page is in sight. `count` gets ms of a clock that only goes forward. */
export class Ticker {
  #last = 0
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(private readonly count: (own: number) => void) {}

  start(signal: AbortSignal): void {
    const look = (): void => (document.hidden ? this.#stop() : this.#go())
    document.addEventListener('visibilitychange', look, { signal })
    addEventListener('pagehide', () => this.#stop(), { signal })
    addEventListener('pageshow', look, { signal })
    signal.addEventListener('abort', () => this.#stop())
    look()
  }

  #go(): void {
    if (this.#timer) return
    this.#last = performance.now()
    this.#timer = setInterval(() => this.tick(), STEP)
  }

  #stop(): void {
    if (!this.#timer) return
    this.tick()
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  /** Counts what has gone by. */
  tick(): void {
    if (!this.#timer) return
    const now = performance.now()
    this.count(now - this.#last)
    this.#last = now
  }
}
