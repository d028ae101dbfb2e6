/** Whether a statement may be sent: what a store refuses would take all the others of its batch down with it. */

import { isUuid } from '../uuid'
import { asAgent, isObject } from './launch'
import type { Statement } from './statement'

/** Characters of one statement. */
const LARGEST = 50000
const DURATION = /^PT\d+(\.\d{1,2})?S$/
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\dZ$/

const isIri = (value: unknown): boolean =>
  typeof value === 'string' && !/[\s<>"{}|\\^`]/.test(value) && URL.canParse(value)

/** Names that are to be IRIs, and values that are there. */
const areExtensions = (value: unknown): boolean =>
  value === undefined ||
  (isObject(value) && Object.entries(value).every(([name, each]) => isIri(name) && each !== undefined))

function isScore(value: unknown): boolean {
  if (value === undefined) return true
  const { scaled, raw, min, max } = Object(value) as Record<string, number | undefined>
  const known = [scaled, raw, min, max].filter((each) => each !== undefined)
  if (!known.length || !known.every(Number.isFinite) || Math.abs(scaled ?? 0) > 1) return false
  return raw === undefined || (raw >= (min ?? raw) && raw <= (max ?? raw))
}

export function isValid({ id, actor, verb, object, result, context, timestamp }: Statement): boolean {
  const { duration, score, extensions } = result ?? {}
  return (
    isUuid(id) &&
    !!asAgent(actor) &&
    isIri(verb.id) &&
    isIri(object.id) &&
    isScore(score) &&
    (duration === undefined || DURATION.test(String(duration))) &&
    areExtensions(extensions) &&
    areExtensions(context?.extensions) &&
    MOMENT.test(timestamp) &&
    JSON.stringify({ object, result }).length < LARGEST
  )
}
