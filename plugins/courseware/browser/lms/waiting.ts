/** What has been heard and is not yet reported; read back from a storage, it may be anything. */

import type { Part } from './dialect'
import type { Interaction } from './interaction'

export type Waiting = { interaction: Interaction } | { part: Part }

const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value)
const isText = (value: unknown): boolean => typeof value === 'string'
const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText)

/** Which shape each member has. */
const PART: Record<keyof Part, (value: unknown) => boolean> = { id: isText, points: isNumber, most: isNumber }
const INTERACTION: Record<keyof Interaction, (value: unknown) => boolean> = {
  id: isText,
  type: (value) => /^(choice|fill-in|numeric|sequencing|matching|performance)$/.test(String(value)),
  response: areTexts,
  words: isText,
  asked: isText,
  score: (value) => value === undefined || isNumber(value),
  weight: isNumber,
  objectives: areTexts,
  time: isNumber
}

const fits = (value: object, shape: Record<string, (value: unknown) => boolean>): boolean =>
  Object.entries(shape).every(([name, isFit]) => isFit((value as Record<string, unknown>)[name]))

/** A value as something that waits, if it has the shape of it. */
export function asWaiting(value: unknown): Waiting | undefined {
  const { interaction, part } = Object(value) as Record<string, unknown>
  if (Object(interaction) === interaction && fits(interaction as object, INTERACTION))
    return { interaction: interaction as Interaction }
  if (Object(part) === part && fits(part as object, PART)) return { part: part as Part }
  return
}
