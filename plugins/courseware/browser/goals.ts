/** The goals of a page: those that its reader has shown to reach. */

import { all, unseen } from './dom'
import { shownObjectives } from './progress'
import { say } from './words'

/** Brings them up to date; calling it again changes nothing. */
export function fillGoals(): void {
  const goals = all('.cw-goals > [data-objective]')
  const shown = goals.length ? shownObjectives() : new Set()
  for (const goal of goals) {
    const done = shown.has(goal.dataset.objective)
    const told = goal.querySelector('.cw-vh')
    goal.classList.toggle('done', done)
    if (!done) told?.remove()
    else if (!told) goal.append(unseen(say('goal')))
  }
}
