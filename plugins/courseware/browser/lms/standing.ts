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

/** The exams with a pass mark on the pages of a unit. */
function examsOf(course: Course, unit: string): string[] {
  const pages = new Set(pagesOf(course, unit))
  const here = new Set(course.leaves.flatMap(([page, items]) => (pages.has(page) ? items.map(([name]) => name) : [])))
  return Object.entries(course.exams).flatMap(([id, pass]) => (pass !== null && here.has('answer/' + id) ? id : []))
}

/** `unit` is `course` or the id of a module. */
export function standOf(course: Course, unit: string, read: (name: string) => Rec | undefined, floor: Floor): Stand {
  const name = unit === 'course' ? `completed/course/${course.id}` : `completed/module/${unit}`
  const pages = pagesOf(course, unit)
  const done = pages.filter((page) => read('page/' + page)?.data.done === true).length
  const completed = floor.completed || read(name)?.data.done === true
  const sat = examsOf(course, unit).map((id) => {
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
