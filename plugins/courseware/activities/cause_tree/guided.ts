/** A guided tree: each why is a question of its own, and comes when the one before it is answered. */

import { all, put } from '../../browser/dom'
import { objectivesOf } from '../../browser/progress'
import { wasRight } from '../../browser/merge'
import { entryTo, tell } from '../../browser/records'
import { say } from '../../browser/words'
import * as store from '../../browser/store'

/**
 * Shows whys as far as the reader has come. At the end the chain is read backwards, and the share of whys that were right
 * at the first try is kept: the best one counts.
 */
export function guide(tree: HTMLElement, signal: AbortSignal): void {
  const steps = all('.cw-item > *', tree)
  const end = tree.querySelector<HTMLDetailsElement>('.cw-end')!
  const { v = '' } = tree.dataset
  const activity = tree.id.slice(3)
  const show = (): void => {
    const entries = steps.map(({ id, dataset }) => entryTo('answer/' + id.slice(3), dataset.v))
    const open = entries.findIndex((entry) => !wasRight(entry) && !entry?.data.shown)
    // Not `hidden`: whys that are still to come are among those that this page asks.
    steps.forEach(({ style }, i) => (style.display = open < 0 || i <= open ? '' : 'none'))
    if (open < 0 && end.hidden) end.open = true
    end.hidden = open >= 0
    const n = entries.filter((entry) => wasRight(entry) && entry?.top.tries === 1).length
    const text = open < 0 ? say('firstTry', { n, all: steps.length }) : ''
    put(end.nextElementSibling!, text)
    if (!text || entryTo('answer/' + activity, v)) return
    const score = n / steps.length
    const answer = { response: ['done'], labels: [text], tries: 1, score, objectives: objectivesOf(tree) }
    store.write('answer/' + activity, v, answer, { best: score, tries: 1 })
    tell({ verb: 'answered', activity, kind: 'cause-tree', v, ...answer })
  }
  end.hidden = true
  store.listen((name) => name.startsWith('result/') || show(), signal)
  show()
}
