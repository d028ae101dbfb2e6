/** Brings `<cw-triage>` to life: answers add up to a verdict, with a reply to copy. */

import { copyText } from '../../browser/copying'
import { all, copy, define, h, put } from '../../browser/dom'
import { Exercise } from '../../browser/exercise'
import type { Results } from '../../browser/results'
import { addWords, say } from '../../browser/words'

addWords({
  stillOpen: { one: '{n} question is still open.', other: '{n} questions are still open.' },
  unknown: {
    one: '{title}. One answer is not known yet; it counts for nothing.',
    other: '{title}. {n} answers are not known yet; they count for nothing.'
  }
})

class Triage extends Exercise {
  readonly #status = h('p', { role: 'status', class: 'cw-result' })
  readonly #reply = h('div', { class: 'cw-out' })
  #copy!: HTMLElement

  protected build(section: HTMLElement): void {
    section.querySelector('.cw-key')?.before(this.#status, this.#reply)
    this.#copy = this.tool(say('copyText'), () => copyText(this.#reply, (words) => this.say(words)))
  }

  protected show(): void {
    const given = this.#given()
    const open = given.filter((value) => !value).length
    const n = given.filter((value) => value === 'u').length
    const verdict = this.#verdict()
    const title = verdict?.querySelector('b')?.textContent ?? ''
    put(this.#status, open ? say('stillOpen', { n: open }) : n ? say('unknown', { n, title }) : title)
    this.#reply.hidden = this.#copy.hidden = !verdict
    for (const key of all('.cw-key', this)) key.hidden = !verdict
    this.#reply.replaceChildren(...(verdict ? [copy(verdict, 'p:first-child')] : []))
  }

  protected override results(): Results {
    return { verdict: [this.#verdict()?.querySelector('b')?.textContent ?? ''].filter(Boolean) }
  }

  #given(): (string | undefined)[] {
    return all('[data-y]', this).map((ask) => ask.querySelector<HTMLInputElement>(':checked')?.value)
  }

  /** The verdict that the answers come to; none while one is open. */
  #verdict(): HTMLElement | undefined {
    let sum = 0
    const given = this.#given()
    all('[data-y]', this).forEach(({ dataset }, i) => (sum += Number(dataset[given[i] ?? ''] ?? 0)))
    if (given.includes(undefined)) return
    return all('[data-from]', this).find(({ dataset }) => sum >= Number(dataset.from))
  }
}

define('cw-triage', Triage)
