/** When a card comes again: what the FSRS algorithm makes of its log. The log alone decides, so all devices agree. */

import { FSRSAlgorithm, type Grade } from 'ts-fsrs'
import { LONGEST, type Given } from '../../browser/deck'

/** Days after which a card comes are chosen so that nine of ten are still known. */
const memory = new FSRSAlgorithm({ request_retention: 0.9, maximum_interval: LONGEST })

/** Days between two times that still mean something; a clock that once stood at 1970 is not half a life. */
const FARTHEST = 10 * LONGEST

/** The day on which a card comes again; one that was not known, on the same day. */
export function dueAfter(log: Given[]): number {
  let state: { stability: number; difficulty: number } | null = null
  let before = log[0]?.day ?? 0
  for (const { day, grade } of log) {
    state = memory.next_state(state, Math.min(FARTHEST, Math.max(0, day - before)), grade as Grade)
    before = day
  }
  if (!state || log.at(-1)?.grade === 1) return before
  return before + memory.next_interval(state.stability, 0)
}
