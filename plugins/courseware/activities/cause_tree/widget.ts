/** Brings `<cw-cause-tree>` to life: why, and why again. */

import { asNumber } from '../../browser/amounts'
import { define, h } from '../../browser/dom'
import { Items } from '../../browser/items'
import type { Results } from '../../browser/results'
import { shareOut } from '../../browser/sharing'
import { number, say } from '../../browser/words'
import { guide } from './guided'
import { pareto } from './pareto'

/** A text without the full stop at its end. */
const bare = (text: string): string => text.trim().replace(/[.。]+$/, '')

/** A node's id begins with that of the node above it and a dot: so nodes cannot run in circles. */
class CauseTree extends Items {
  #root!: Element
  #told!: Element

  protected override live(signal: AbortSignal): void {
    if ('guided' in this.dataset) guide(this, signal)
    else super.live(signal)
  }

  protected build(section: HTMLElement): void {
    this.#root = section.querySelector('.cw-tree')!
    this.#told = section.querySelector('.cw-tree ~ [role]')!
    this.#root.querySelector('ul')!.replaceChildren()
    // One to begin with.
    this.begin(this.#root, ['1'])
    this.tool(say('backwards'), () => this.#read())
  }

  protected called = (id: string): string => bare(this.get('claim/' + id))

  protected act(what: string, id: string): void {
    if (what === 'drop') this.drop(id)
    else this.add(id + '.')
  }

  #below(parent: string): string[] {
    return this.rows.ids().filter((id) => id.startsWith(parent) && !id.slice(parent.length).includes('.'))
  }

  /** The branches below a node, each from its end to the beginning. */
  #branches(parent = '', way: string[] = []): string[][] {
    const below = this.#below(parent)
    return below.length ? below.flatMap((id) => this.#branches(id + '.', [id, ...way])) : [way.filter(this.called)]
  }

  /** All claims, each once. */
  #claims = (): string[] => [...new Set(this.#branches().flatMap((branch) => branch.toReversed()))]

  protected show(key?: string): void {
    const grow = (parent: string, list: Element): void => {
      const below = this.#below(parent)
      this.put(list, below)
      for (const id of below) grow(id + '.', this.item(id).lastElementChild!)
    }
    grow('', this.#root)
    if (key !== undefined) this.#told.replaceChildren()
    this.#count()
  }

  /** Claims that were counted, the largest first. */
  #count(): void {
    const counted = this.#claims()
      .map((id) => [id, asNumber(this.get('count/' + id)) || 0] as const)
      .filter(([, count]) => count > 0)
      .sort((a, b) => b[1] - a[1])
    const counts = counted.map(([, count]) => count)
    const running = (list: number[]): number[] => list.map((_, i) => list.slice(0, i + 1).reduce((a, b) => a + b))
    const sums = running(counts)
    const sum = sums.at(-1)
    // Rounded one by one, shares may come to 99 or 101.
    const shares = shareOut(counts, 100)
    const together = running(shares)
    const percent = (part = 0): string => number(part) + ' %'
    const place = this.#told.nextElementSibling as HTMLElement
    const [title, picture, table] = place.children
    place.hidden = !sum
    if (!sum) return
    picture!.replaceChildren(pareto(title!.textContent!, counts, sums))
    table!.lastElementChild!.replaceChildren(
      ...counted.map(([id, count], i) => {
        const cells = [`${number(i + 1)}. ${this.called(id)}`, number(count), percent(shares[i]), percent(together[i])]
        return h('tr', {}, ...cells.map((text) => h('td', {}, text)))
      })
    )
  }

  #read(): void {
    const problem = bare(this.querySelector('.cw-problem')?.textContent ?? this.get('problem'))
    const branches = this.#branches().filter(({ length }) => length)
    if (!branches.length) return this.say(say('nothingYet'))
    this.#told.replaceChildren(
      ...branches.map((branch) => {
        const missing = branch.flatMap((id) => (this.get('evidence/' + id).trim() ? [] : this.called(id)))
        return h(
          'p',
          {},
          [...branch.map(this.called), problem].filter(Boolean).join(`. ${say('therefore')} `) + '. ',
          h('em', {}, missing.length ? say('noProof', { what: missing.join('; ') }) : '')
        )
      })
    )
  }

  protected override results(): Results {
    const ends = this.#branches().flatMap(([end]) => (end ? this.called(end) : []))
    return {
      'root-causes': [...new Set(ends)],
      ...this.found(({ by }) =>
        this.#claims()
          .filter((id) => !this.get(`${by}/${id}`).trim())
          .map(this.called)
      )
    }
  }
}

define('cw-cause-tree', CauseTree)
