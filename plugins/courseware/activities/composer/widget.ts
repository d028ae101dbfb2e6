/** Brings `<cw-composer>` to life: the text follows the fields, with a gap in words where one is empty. */

import { copyText } from '../../browser/copying'
import { all, define, h, put } from '../../browser/dom'
import { Exercise } from '../../browser/exercise'
import { outline } from '../../browser/outline'
import type { Results } from '../../browser/results'
import { say } from '../../browser/words'

class Composer extends Exercise {
  readonly #status = h('p', { role: 'status', class: 'cw-note' })
  #out!: HTMLElement

  protected build(section: HTMLElement): void {
    this.#out = section.querySelector('.cw-out') as HTMLElement
    for (const slot of all('[data-s]', this.#out)) slot.dataset.gap = slot.textContent ?? ''
    this.#out.after(this.#status)
    this.tool(say('copyText'), () => copyText(this.#out, (words) => this.say(words)))
  }

  protected show(): void {
    const empty = new Set<string>()
    for (const slot of all('[data-s]', this.#out)) {
      const text = this.#text(slot.dataset.s ?? '')
      const { gap = '' } = slot.dataset
      put(slot, text || gap)
      slot.classList.toggle('is-gap', !text)
      if (!text) empty.add(gap.slice(1, -1))
    }
    put(this.#status, empty.size ? say('stillEmpty', { names: [...empty].join(', ') }) : say('allThere'))
    const covers = this.#covers()
    for (const gap of all('[data-g]', this)) {
      const is = covers.has(gap.dataset.g ?? '')
      gap.querySelector('i')?.remove()
      gap.append(h('i', {}, ': ' + say(is ? 'covered' : 'uncovered')))
    }
  }

  protected override results(): Results {
    const covers = this.#covers()
    const gaps = all('[data-g]', this)
    const open = gaps.filter(({ dataset }) => !covers.has(dataset.g ?? ''))
    const text = this.#out.querySelector('.is-gap') ? [] : [this.#out.innerText.replace(/\s+/g, ' ')]
    return { text, ...(gaps.length && { open: open.map((gap) => gap.firstChild?.textContent ?? '') }) }
  }

  /** The gaps that the chosen clauses cover. */
  #covers(): Set<string> {
    return new Set(all(':checked', this).flatMap(({ dataset }) => (dataset.covers ?? '').split(' ')))
  }

  /** What stands in a field: own words, or the clauses chosen. */
  #text(name: string): string {
    const box = this.querySelector(`[data-f="${name}"]`)
    const own = box?.querySelector<HTMLTextAreaElement>('textarea, [type=date]')
    const chosen = all('.cw-opt:has(:checked) span', box ?? this).map((span) => span.textContent ?? '')
    const typed = own?.value.trim() ?? ''
    if (own?.type === 'date' && typed)
      return new Date(typed + 'T12:00').toLocaleDateString(outline.lang, { dateStyle: 'long' })
    const several = box?.querySelector('[type=checkbox]')
    return [...(several || !typed ? chosen : []), typed].filter(Boolean).join(' ')
  }
}

define('cw-composer', Composer)
