/** What an attempt comes to: points, by objective and by row of the blueprint. */

import type { Grade } from '../../browser/question'
import type { Asked } from './asked'
import type { Pool } from './pool'
import type { Attempt, Done } from './record'

/** A figure that says no more than was reached: one decimal, cut off. */
export const cut = (points: number): number => Math.floor(points * 10 + 1e-6) / 10

/** The points that are needed, and no fewer. */
export const needed = (pass: number, most: number): number => Math.ceil(pass * most * 10 - 1e-6) / 10

/** Judges what was answered; what is open or cut short counts nothing. */
export function judge(questions: Asked[], attempt: Attempt, pool: Pool, pass: number): Done {
  const done: Done = {
    t: Date.now(),
    points: 0,
    most: 0,
    passed: false,
    scores: {},
    by: {},
    rows: pool.plan.rows.map(() => [0, 0]),
    longer: attempt.off || attempt.extra > 0
  }
  for (const question of questions) {
    const id = question.id.slice(3)
    const known = pool.known.get(id)
    if (!known) continue
    const grade: Grade | string = question.judge(question.take())
    const score = typeof grade === 'string' ? 0 : grade.score
    const { points, objectives, cell } = known
    done.scores[id] = score
    done.points += score * points
    done.most += points
    const sums = [...objectives.map((name) => (done.by[name] ??= [0, 0])), done.rows[Math.floor(cell / 3)]]
    for (const sum of sums) if (sum) ((sum[0] += score * points), (sum[1] += points))
  }
  done.passed = done.points >= pass * done.most - 1e-9
  return done
}
