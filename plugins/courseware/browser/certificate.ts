/** `<cw-certificate>`: says what is still to be passed; then a sheet with a name, to be printed. */

import { all, define, Living, put } from './dom'
import { outline } from './outline'
import { number, say } from './words'
import * as store from './store'

/** What was passed, as an exam keeps it in `passed/ID`. */
interface Passed {
  t: number
  points: number
  most: number
  objectives: string[]
}

const NAME = 'me/certificate'

function passedIn(id: string): Passed | undefined {
  const { t, points, most, objectives } = (store.read('passed/' + id)?.data ?? {}) as Partial<Passed>
  if (![t, points, most].every(Number.isFinite) || !Array.isArray(objectives)) return
  return { t, points, most, objectives } as Passed
}

const day = (t: number): string => new Date(t).toLocaleDateString(outline.lang, { dateStyle: 'long' })

class Certificate extends Living {
  protected live(signal: AbortSignal): void {
    const form = this.querySelector('form') as HTMLFormElement
    const input = form.querySelector('input') as HTMLInputElement
    const { name } = store.read(NAME)?.data ?? {}
    if (typeof name === 'string') input.value = name.slice(0, 120)
    input.addEventListener('input', () => this.#name(input), { signal })
    form.addEventListener(
      'submit',
      (event) => {
        event.preventDefault()
        if (!this.#name(input)) input.focus()
        else print()
      },
      { signal }
    )
    store.listen((changed) => changed !== NAME && this.#update(), signal)
    this.#update()
    if (input.value) this.#name(input)
  }

  /** Puts the name onto the sheet and keeps it; true if there is one. */
  #name(input: HTMLInputElement): boolean {
    const name = input.value.trim()
    put(this.querySelector('.name') as HTMLElement, name || '\u00a0')
    input.required = !name
    if (store.read(NAME)?.data.name !== name) store.write(NAME, '', { name })
    return !!name
  }

  #update(): void {
    const lines = all('[data-exam]', this)
    const passed = lines.map(({ dataset }) => passedIn(dataset.exam ?? ''))
    lines.forEach((line, i) => {
      const { t } = passed[i] ?? {}
      put(line.querySelector('span') as HTMLElement, t ? say('certPassed', { date: day(t) }) : say('certOpen'))
    })
    const held = passed.flatMap((each) => each ?? [])
    const earned = held.length > 0 && held.length === lines.length
    this.classList.toggle('is-earned', earned)
    for (const each of all('form, article', this)) each.hidden = !earned
    if (earned) this.#fill(held)
  }

  #fill(passed: Passed[]): void {
    const sum = (of: 'points' | 'most'): number => passed.reduce((total, each) => total + each[of], 0)
    const [points, most] = [sum('points'), sum('most')]
    const share = number(Math.floor((100 * points) / most + 1e-6))
    const shown = new Set(passed.flatMap(({ objectives }) => objectives))
    for (const line of all('.can > li', this)) line.hidden = !shown.has(line.dataset.o ?? '')
    const n = Math.floor(points * 10 + 1e-6) / 10
    put(this.querySelector('[data-say-date]') as HTMLElement, day(Math.max(...passed.map(({ t }) => t))))
    put(this.querySelector('[data-say-result]') as HTMLElement, say('certOf', { n, all: most, share }))
    this.querySelector('.can')?.classList.toggle('is-long', shown.size > 10)
  }
}

define('cw-certificate', Certificate)
