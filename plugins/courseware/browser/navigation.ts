/** Ticks in the navigation, dots of the thread, goals: what is done, put where one looks. */

import { all, h, icon, unseen } from './dom'
import { moduleOf, outline, pageOf } from './outline'
import { isDone, isTicked, shownObjectives } from './progress'
import { say } from './words'

/** Adds an element of ours at the end of another, or takes it away. */
function toggle(parent: Element, on: boolean, make: () => HTMLElement): void {
  const there = parent.lastElementChild
  const isOurs = there?.matches('.cw-tick, .cw-vh')
  if (on && !isOurs) parent.append(make())
  if (!on && isOurs) there?.remove()
}

function tickLinks(): void {
  for (const link of all<HTMLAnchorElement>('a.md-nav__link')) {
    // A link within the page is an entry of its table of contents.
    const page = link.hash && !outline.whole ? '' : pageOf(link.href)
    // Among the pages of a module, its own page is one of them; elsewhere it stands for the whole.
    const done = link.closest('.cw-pages') ? isDone : isTicked
    toggle(link, !!page && done(page), () => h('span', { class: 'cw-tick' }, icon('tick'), unseen(say('tick'))))
  }
}

function fillThread(): void {
  const page = document.querySelector<HTMLElement>('cw-end')?.dataset.page
  const pages = moduleOf(page ?? '')?.[1] ?? []
  for (const thread of all('.cw-thread')) {
    all(':scope > i', thread).forEach((dot, i) => dot.classList.toggle('done', isDone(pages[i] ?? '')))
    // What the generator wrote is kept, so that ours can be put behind it again and again.
    const label = (thread.dataset.label ??= thread.ariaLabel ?? '')
    thread.ariaLabel = say('thread', { label, n: pages.filter(isDone).length })
  }
}

function fillGoals(): void {
  const goals = all('.cw-goals > [data-objective]')
  const shown = goals.length ? shownObjectives() : new Set()
  for (const goal of goals) {
    const done = shown.has(goal.dataset.objective)
    goal.classList.toggle('done', done)
    toggle(goal, done, () => unseen(say('goal')))
  }
}

/** Bring everything up to date; calling them again changes nothing. */
export const progress = [tickLinks, fillThread, fillGoals]
