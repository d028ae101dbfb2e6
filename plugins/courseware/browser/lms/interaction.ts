/**
 * What a happening on the page is to a learning management system: an interaction, or nothing.
 *
 * Answers to questions and decisions in stories are told with their content. Of exercises on the own case, ratings and
 * reflections it is told that they are done, and never what stands in them: that leaves only by the trainee's own hand.
 */

import type { Course } from './course'
import { types } from './reported.json'
import { cut } from './values'

/** A happening as it comes from the page: nothing about it is certain. */
export type Heard = Record<string, unknown>

export interface Interaction {
  /** Of the activity. */
  id: string
  type: 'choice' | 'fill-in' | 'numeric' | 'sequencing' | 'matching' | 'performance'
  /** Keys of options, steps or pairs (`item=place`), or texts. */
  response: string[]
  /** The response in words. */
  words: string
  /** What was asked. */
  asked: string
  /** 0 to 1; nothing where it is not scored. */
  score?: number
  weight: number
  objectives: string[]
  time: number
}

/** Kinds of questions whose answers are told, and what they are to the standards: the table from which pages say it too. */
const TYPES = types as Record<string, Interaction['type']>

/** Kinds of which it is told only that they are done. */
const DONE = 'done'
const LONGEST = 4000

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []

const number = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined

/** Figures of a story, as `trust 5, time 3`. */
const figures = (value: unknown): string =>
  Object.entries(Object(value) as Record<string, unknown>)
    .map(([name, figure]) => `${name} ${String(figure)}`)
    .join(', ')

/** A decision in words: where, what, and the figures before and after. */
function decision({ scene, labels, before, after }: Heard): string {
  const [was, is] = [figures(before), figures(after)]
  return `${String(scene)}: ${texts(labels).join(' ')}` + (was ? ` (${was} → ${is})` : '')
}

/** The interaction of a happening, or nothing where none belongs to it. */
export function interactionOf(heard: Heard, course: Course): Interaction | undefined {
  const { verb, kind, activity } = heard
  if (typeof activity !== 'string' || typeof kind !== 'string' || kind === 'review') return
  const base = {
    id: activity,
    asked: cut(course.about[activity]?.[1] ?? '', 250),
    weight: number(heard.points) ?? 1,
    objectives: texts(heard.objectives),
    time: number(heard.time) ?? Date.now()
  }
  const score = number(heard.score)
  const isOwn = course.private?.includes(activity)
  const type = !isOwn && Object.hasOwn(TYPES, kind) ? TYPES[kind] : undefined
  if (!isOwn && kind === 'scenario' && verb === 'answered') {
    const words = cut(decision(heard), LONGEST)
    return { ...base, id: `${activity}-${String(heard.scene)}`, type: 'performance', response: [words], words }
  }
  if (!isOwn && kind === 'scenario' && verb === 'completed') {
    const words = cut(String(heard.text), LONGEST)
    return scored({ ...base, id: `${activity}-ending`, type: 'performance', response: [words], words }, score)
  }
  if (type && verb === 'answered') {
    const words = cut(texts(heard.labels).join('; '), LONGEST)
    return scored({ ...base, type, response: texts(heard.response), words }, score)
  }
  // Whatever a later kind brings: of what is not named above, nothing but that it is done.
  const isDone = verb === 'completed' || (verb === 'answered' && !type && kind !== 'scenario')
  if (isDone && !['exam', 'quiz', 'page', 'module', 'course'].includes(kind))
    return { ...base, type: 'performance', response: [DONE], words: DONE }
  return
}

const scored = (interaction: Interaction, score: number | undefined): Interaction =>
  score === undefined ? interaction : { ...interaction, score: Math.min(1, Math.max(0, score)) }
