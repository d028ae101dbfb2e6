/** What has been heard and is not yet reported; read back from a storage, it may be anything. */

import type { Part } from './dialect'
import type { Interaction, Story } from './interaction'
import { isUuid, uuid } from './uuid'

/** An exam that was handed in: its result, 0 to 1. */
export interface Sat {
  exam: string
  score: number
  /** Nothing where the exam is not one to pass. */
  success?: boolean
  time: number
}

/** With a name of its own, by which it is told once. */
export type Waiting = { id: string } & ({ interaction: Interaction } | { part: Part } | { sat: Sat })

const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value)
const isText = (value: unknown): boolean => typeof value === 'string'
const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText)

/** Which shape each member has. */
type Shape<Of> = Record<keyof Of, (value: unknown) => boolean>
const PART: Shape<Part> = { id: isText, points: isNumber, most: isNumber, time: isNumber }
const SAT: Shape<Sat> = {
  exam: isText,
  score: isNumber,
  success: (value) => value === undefined || typeof value === 'boolean',
  time: isNumber
}
const areFigures = (value: unknown): boolean => Object.values(Object(value) as object).every(isNumber)
const STORY: Shape<Required<Story>> = {
  id: isText,
  scene: isText,
  choice: (value) => value === undefined || isText(value),
  before: (value) => value === undefined || areFigures(value),
  after: areFigures
}
const INTERACTION: Shape<Interaction> = {
  id: isText,
  type: (value) => /^(choice|fill-in|numeric|sequencing|matching|performance)$/.test(String(value)),
  response: areTexts,
  words: isText,
  asked: isText,
  score: (value) => value === undefined || isNumber(value),
  weight: isNumber,
  objectives: areTexts,
  time: isNumber,
  row: (value) => /^(question|decision|ending|own)$/.test(String(value)),
  story: (value) => value === undefined || isA<Story>(value, STORY)
}

const isA = <Of>(value: unknown, shape: Shape<Of>): value is Of =>
  Object(value) === value &&
  Object.entries<(value: unknown) => boolean>(shape).every(([name, isFit]) =>
    isFit((value as Record<string, unknown>)[name])
  )

/** A value as something that waits, if it has the shape of it. */
export function asWaiting(value: unknown): Waiting | undefined {
  const { id, interaction, part, sat } = Object(value) as Record<string, unknown>
  const name = { id: isUuid(id) ? id : uuid() }
  if (isA<Interaction>(interaction, INTERACTION)) return { ...name, interaction }
  if (isA<Part>(part, PART)) return { ...name, part }
  if (isA<Sat>(sat, SAT)) return { ...name, sat }
  return
}
