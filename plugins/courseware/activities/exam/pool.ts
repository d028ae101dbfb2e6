/** The questions of an exam as they lie in the page, and what its blueprint wants. */

import { all } from '../../browser/dom'
import * as store from '../../browser/store'
import type { Item } from './draw'

interface Row {
  need: number[]
  title: string
  objectives: string[]
}

/** What the generator has written into `data-plan`; `ways` are the objectives that each path teaches, or null for all. */
interface Plan {
  rows: Row[]
  ways: Record<string, string[]> | null
}

/** One question as it is known before it is drawn. */
interface Known {
  version: string
  cell: number
  points: number
  objectives: string[]
}

/** An item with the HTML from which it is made. */
interface Drawable extends Item {
  html: HTMLElement
}

/** The path that the trainee has chosen; '' for the whole course. */
function pathChosen(): string {
  const path = store.read('me/path')?.data.path
  return typeof path === 'string' ? path : ''
}

export class Pool {
  readonly plan: Plan
  readonly known = new Map<string, Known>()
  readonly paper: HTMLElement | null
  readonly #items: Drawable[]

  constructor(exam: HTMLElement) {
    this.plan = JSON.parse(exam.dataset.plan ?? '{"rows":[],"ways":null}') as Plan
    this.paper = exam.querySelector('.cw-paper')
    const boxes = [
      ...(this.paper ? all('.cw-item', this.paper) : []),
      ...all('.cw-item', exam.querySelector('template')?.content ?? document.createDocumentFragment())
    ]
    this.#items = boxes.map((html) => this.#item(html))
  }

  #item(html: HTMLElement): Drawable {
    const questions = all('[data-w]', html)
    for (const { id, dataset } of questions)
      this.known.set(id.slice(3), {
        version: dataset.w ?? '',
        cell: Number(dataset.cell),
        points: Number(dataset.points ?? 1),
        objectives: dataset.objectives?.split(' ') ?? []
      })
    const ids = questions.map(({ id }) => id.slice(3))
    return { ids, cells: ids.map((id) => this.known.get(id)?.cell ?? -1), html }
  }

  get versions(): Map<string, string> {
    return new Map([...this.known].map(([id, { version }]) => [id, version]))
  }

  /** What the chosen path has taught; nothing for everything. */
  get #taught(): Set<string> | undefined {
    const { ways } = this.plan
    return ways ? new Set(ways[pathChosen()] ?? ways['']) : undefined
  }

  /** How many questions each cell wants, of this reader or of somebody who takes the whole course. */
  needs(whole = false): number[] {
    const taught = whole && this.plan.ways ? new Set(this.plan.ways['']) : this.#taught
    return this.plan.rows.flatMap(({ need, objectives }) =>
      !taught || objectives.some((name) => taught.has(name)) ? need : need.map(() => 0)
    )
  }

  /** How many questions are asked. */
  size(whole = false): number {
    return this.needs(whole).reduce((sum, n) => sum + n, 0)
  }

  /** What may be drawn. */
  get drawable(): Item[] {
    const taught = this.#taught
    const isTaught = (id: string): boolean =>
      !!this.known.get(id)?.objectives.every((name) => !taught || taught.has(name))
    return this.#items.filter(({ ids }) => ids.every(isTaught))
  }

  /** New elements for these questions, in their order: a box for each, or for each case. */
  boxes(ids: string[]): HTMLElement[] {
    const place = ({ ids: own }: Item): number => ids.findIndex((id) => own.includes(id))
    return this.#items
      .filter((item) => place(item) >= 0)
      .sort((a, b) => place(a) - place(b))
      .map(({ html }) => document.importNode(html, true))
  }
}
