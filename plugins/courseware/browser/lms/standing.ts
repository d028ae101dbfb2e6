/** Where the learner stands in a unit of the package, from the records. */

import type { Rec } from '../merge'
import type { Course } from './course'

export interface Stand {
  completed: boolean
  success?: boolean | undefined
  score?: number | undefined
  progress: number
}

/** What the system already has: nobody loses there what was once reached. */
export interface Floor {
  completed: boolean
  passed: boolean
}

/** The pages of a unit: of one module, or of the whole course. */
export const pagesOf = ({ modules }: Course, unit: string): string[] =>
  modules.flatMap(([id, , pages]) => (unit === 'course' || id === unit ? pages : []))

/** A part of the package that is launched by itself. */
export interface Unit {
  /** `course`, or the id of a module. */
  id: string
  /** The exams on its pages that can be passed. */
  exams: string[]
}

export function standOf(course: Course, unit: Unit, read: (name: string) => Rec | undefined, floor: Floor): Stand {
  const name = unit.id === 'course' ? `completed/course/${course.id}` : `completed/module/${unit.id}`
  const pages = pagesOf(course, unit.id)
  const done = pages.filter((page) => read('page/' + page)?.data.done === true).length
  const completed = floor.completed || read(name)?.data.done === true
  const sat = unit.exams.map((id) => {
    const [answer, passed] = [read('answer/' + id), read('passed/' + id)]
    const score = passed?.top.best ?? answer?.data.score
    return {
      isThere: !!answer,
      isPassed: (answer?.top.best ?? 0) > 1 - 1e-9,
      score: typeof score === 'number' && Number.isFinite(score) ? score : undefined
    }
  })
  const isPassed = floor.passed || (sat.length > 0 && sat.every((each) => each.isPassed))
  const scores = sat.flatMap(({ score }) => score ?? [])
  return {
    completed,
    success: isPassed ? true : sat.some((each) => each.isThere) ? false : undefined,
    score: scores.length && scores.length === sat.length ? scores.reduce((a, b) => a + b) / scores.length : undefined,
    progress: pages.length ? done / pages.length : 0
  }
}
