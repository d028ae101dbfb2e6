/** What a system of cmi5 says before anything is told: the token, what this launch is, and what the learner prefers. */

import { isObject } from './launch'
import { ask, type Store } from './store'
import type { Tab } from './tab'

/** What a launch allows and asks for. */
export interface Terms {
  /** What is to stand in each statement's context. */
  template: Record<string, unknown>
  /** Only looked at: nothing counts. */
  isLooking: boolean
  /** From this score on it is passed, 0 to 1. */
  mastery?: number | undefined
  /** Where the learner goes at the end. */
  back?: string | undefined
}

export const PLAIN: Terms = { template: {}, isLooking: false }

/** Has the token fetched, unless this tab has it; `over` if it was given out before and is not ours any more. */
export async function authorize(tab: Tab): Promise<'ok' | 'over' | 'failed'> {
  const address = tab.kept?.launch.fetch
  if (tab.kept?.token || !address) return 'ok'
  if (tab.kept?.isOver) return 'over'
  const { outcome, data } = await ask(address, { method: 'POST' })
  const token = isObject(data) ? data['auth-token'] : undefined
  if (outcome === 'kept' && typeof token === 'string' && /^[\x21-\x7e]{1,4000}$/.test(token)) {
    tab.update({ token: `Basic ${token}` })
    return 'ok'
  }
  return isObject(data) && 'error-code' in data ? 'over' : 'failed'
}

const isShare = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1

/** A page of the web: the address comes from the system, and leads the learner out of the course. */
const pageOf = (value: unknown): string | undefined =>
  typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) ? value : undefined

/** Reads both documents, in the order in which the standard wants it; nothing if it is to be tried again. */
export async function termsOf(store: Store): Promise<Terms | undefined> {
  const { outcome, data } = await store.readState('LMS.LaunchData')
  if (outcome !== 'kept' || !isObject(data)) return
  // Language and sound are settled when the course is built and played. The standard wants them to be asked for all the same.
  await store.readProfile('cmi5LearnerPreferences')
  const { contextTemplate, launchMode, masteryScore, returnURL } = data
  return {
    template: isObject(contextTemplate) ? contextTemplate : {},
    isLooking: launchMode === 'Browse' || launchMode === 'Review',
    mastery: isShare(masteryScore) ? masteryScore : undefined,
    back: pageOf(returnURL)
  }
}
