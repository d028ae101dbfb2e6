/** Brings `<cw-worksheet>` to life: tables of the reader's own, kept cell by cell. */

import { all, define, h } from '../../browser/dom'
import { Exercise } from '../../browser/exercise'
import { phrasesOf, type Phrase, type Results } from '../../browser/results'
import { say } from '../../browser/words'
import { readColumns, valueOf, type Column } from './columns'
import { Grid, type Sheet } from './grid'
import { linesOf } from './publish'
import { transfer } from './transfer'

class Worksheet extends Exercise {
  #columns: Column[] = []
  #grids: Grid[] = []
  #titles: string[] = []
  /** The table that is shown. */
  #at = 0

  protected build(section: HTMLElement): void {
    const { layout, order, views } = this.dataset
    const roots = all('.cw-ws', section)
    this.#columns = readColumns(roots[0] ?? section)
    this.#titles = roots.map((root) => root.querySelector('h3')?.textContent ?? '')
    for (const { dataset, value } of all<HTMLInputElement>('.cw-par input', section))
      this.starts.set(dataset.k ?? '', value)
    const isForm = layout === 'form'
    const sheet: Sheet = {
      ...{ columns: this.#columns, isForm, isTable: !layout, starts: this.starts },
      order: order?.split(' ') ?? [],
      views: views?.split('; ') ?? [],
      get: (key) => this.get(key),
      keys: () => this.keys(),
      // Written a moment later: many rows at once are one write.
      set: (key, value) => this.set(key, value, true),
      input: (name) => valueOf({ type: 'number' } as Column, this.get('in/' + name)),
      fill: (root) => this.fill(root),
      say: (text) => this.say(text),
      offerUndo: (text, back) => this.offerUndo(text, back)
    }
    this.#grids = roots.map((root) => new Grid(sheet, root))
    if (roots.length > 1) this.#tabs(roots)
    if (isForm) return
    const [out, into, place] = transfer(sheet, this.activity, () => this.#grids[this.#at] as Grid)
    this.addTool(out)
    this.addTool(into)
    section.append(place)
  }

  /** Chooses between tables by radio buttons, which browsers make work for every keyboard. */
  #tabs(roots: HTMLElement[]): void {
    const turn = (at: number): void => {
      this.#at = at
      roots.forEach((root, i) => (root.hidden = i !== at))
    }
    const choices = this.#titles.map((title, i) => {
      const radio = h('input', { type: 'radio', name: this.id + '-tab' })
      radio.checked = !i
      radio.addEventListener('change', () => turn(i))
      return h('label', {}, radio, title)
    })
    roots[0]?.before(h('fieldset', { class: 'cw-sure' }, h('legend', { class: 'cw-vh' }, say('wsTables')), ...choices))
    turn(0)
  }

  protected show(key?: string): void {
    for (const grid of this.#grids)
      if (key === undefined) grid.show()
      else grid.changed(key)
  }

  protected override results(): Results {
    const isForm = this.dataset.layout === 'form'
    // The fields of a form are results by themselves.
    const fields = isForm
      ? this.#columns.map(({ name }): Phrase => ({ name, what: name, verb: '', count: 1, by: '' }))
      : []
    return Object.fromEntries(
      [...fields, ...phrasesOf(this)].map((phrase) => [
        phrase.name,
        linesOf(phrase, this.#columns, this.#grids, this.#titles)
      ])
    )
  }
}

define('cw-worksheet', Worksheet)
