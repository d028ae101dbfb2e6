/** What the two SCORM standards differ in: names, limits, and how a value is written. */

import type { Interaction } from './interaction'

/** Where the learner stands, as the system is to know it. */
export interface Standing {
  completed: boolean
  /** Passed or failed by the course's rule; nothing while that is open. */
  success?: boolean | undefined
  /** 0 to 1, of the exam. */
  score?: number | undefined
  /** Pages done, of all: 0 to 1. */
  progress: number
  /** The page to carry on with, below the package's root. */
  location: string
  /** What we want to have back at the next launch. */
  suspend: string
  /** How long this session has taken, in seconds. */
  seconds: number
}

/** A part of an exam's result: points, of so many. */
export interface Part {
  id: string
  points: number
  most: number
  time: number
}

/** Elements of the data model with their values, in the order in which they are set. */
export type Values = [element: string, value: string][]

export interface Dialect {
  /** The name of the interface in a window. */
  api: 'API' | 'API_1484_11'
  calls: Record<'begin' | 'get' | 'set' | 'commit' | 'end' | 'error', string>
  /** Characters of `suspend`. */
  room: number
  reads: Record<'learner' | 'completed' | 'success' | 'suspend' | 'location' | 'interactions' | 'objectives', string>
  /** The element that says how long the session takes. */
  time: string
  standing(standing: Standing): Values
  /** Elements below `cmi.interactions.N.`. */
  interaction(interaction: Interaction, index: number, keys: string[] | undefined): Values
  /** Elements below `cmi.objectives.N.`; the first is its name. */
  objective(part: Part): Values
}
