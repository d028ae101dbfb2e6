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
  /** Which row of the table it belongs to. */
  row: 'question' | 'decision' | 'ending' | 'own'
  story?: Story
}

/** Where something happened in a story, and its figures then; of a decision also the choice, and the figures before it. */
export interface Story {
  id: string
  scene: string
  choice?: string
  before?: Figures
  after: Figures
}

type Figures = Record<string, number>

/** Kinds of questions whose answers are told, and what they are to the standards: the table from which pages say it too. */
const TYPES = types as Record<string, Interaction['type']>

/** Kinds of which it is told only that they are done. */
const DONE = 'done'
const LONGEST = 4000

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []

const number = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined

const figuresIn = (value: unknown): Figures =>
  Object.fromEntries(
    Object.entries(Object(value) as Record<string, unknown>).flatMap(([name, figure]) => {
      const known = number(figure)
      return known === undefined ? [] : [[name, known] as const]
    })
  )

/** Figures of a story, as `trust 5, time 3`. */
const figures = (of: Figures): string =>
  Object.entries(of)
    .map(([name, figure]) => `${name} ${figure}`)
    .join(', ')

/** A decision in words: where, what, and the figures before and after. */
function decision({ scene, before = {}, after }: Story, labels: unknown): string {
  const [was, is] = [figures(before), figures(after)]
  return `${scene}: ${texts(labels).join(' ')}` + (was ? ` (${was} → ${is})` : '')
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
    const [before, after] = [figuresIn(heard.before), figuresIn(heard.after)]
    const story = { id: activity, scene: String(heard.scene), choice: String(heard.choice), before, after }
    const words = cut(decision(story, heard.labels), LONGEST)
    return { ...base, ...inWords(`${activity}-${story.scene}`, words), row: 'decision', story }
  }
  if (!isOwn && kind === 'scenario' && verb === 'completed') {
    const story = { id: activity, scene: String(heard.ending), after: figuresIn(heard.meters) }
    const words = cut(String(heard.text), LONGEST)
    return scored({ ...base, ...inWords(`${activity}-ending`, words), row: 'ending', story }, score)
  }
  if (type && verb === 'answered') {
    const words = cut(texts(heard.labels).join('; '), LONGEST)
    return scored({ ...base, row: 'question', type, response: texts(heard.response), words }, score)
  }
  // Whatever a later kind brings: of what is not named above, nothing but that it is done.
  const isDone = verb === 'completed' || (verb === 'answered' && !type && kind !== 'scenario')
  if (isDone && !['exam', 'quiz', 'page', 'module', 'course'].includes(kind))
    return { ...base, ...inWords(activity, DONE), row: 'own' }
  return
}

const inWords = (id: string, words: string) => ({ id, type: 'performance' as const, response: [words], words })

const scored = (interaction: Interaction, score: number | undefined): Interaction =>
  score === undefined ? interaction : { ...interaction, score: Math.min(1, Math.max(0, score)) }
