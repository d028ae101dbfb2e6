/** `<cw-hand-in>`: makes a file or a text for the trainer of what the trainee chooses. Nothing leaves by itself. */

import { copyText } from './copying'
import { all, define, h, Living, put } from './dom'
import { download } from './download'
import type { Cells } from './merge'
import { outline } from './outline'
import { isDone } from './progress'
import { asFile, asText, type Submission } from './submission'
import { chosen, full } from './ways'
import { say } from './words'
import * as store from './store'

/** Characters of one text of the own case that are handed in. */
const LONGEST = 4000

const field = (value: unknown): string => String(value).slice(0, LONGEST)

/** The results, by names such as `answer/ID`: best score, tries, score of the first check, version. */
function results(): Submission {
  const found: Submission = {}
  for (const [, pages] of full) for (const page of pages) if (isDone(page)) found['page/' + page] = 'done'
  for (const [name, { v, top, data }] of store.list('answer/')) {
    const first = Array.isArray(data.first) ? data.first[1] : data.tries === 1 ? data.score : ''
    found[name] = [top.best ?? '', top.tries ?? '', first, v].join(' ')
  }
  for (const type of ['quiz/', 'exam/'])
    for (const [name, { top }] of store.list(type)) found[name] = [top.best ?? '', top.passed ?? ''].join(' ')
  return found
}

/** What was written in an exercise, by its cells, or into a reflection. A pseudonym beside the name would be none. */
function texts(id: string): [string, string][] {
  const cells = Object.entries((store.read('work/' + id)?.data.cells ?? {}) as Cells)
  const written = cells.flatMap(([name, [value]]): [string, string][] =>
    value && value !== '\0' && !name.startsWith('row/') && name !== '.who' ? [[name, value]] : []
  )
  const { text } = store.read('draft/' + id)?.data ?? {}
  return typeof text === 'string' && text ? [...written, ['', text]] : written
}

class HandIn extends Living {
  readonly #boxes = new Map<string, HTMLInputElement>()

  protected live(signal: AbortSignal): void {
    const form = this.querySelector('form') as HTMLFormElement
    const made = this.querySelector<HTMLElement>('.cw-made') as HTMLElement
    const told = (text: string): void => put(this.querySelector('[role=status]') as HTMLElement, text)
    if (this.hidden) this.#offer()
    this.hidden = false
    const on = (target: EventTarget, type: string, act: (event: Event) => void): void =>
      target.addEventListener(type, act, { signal })
    store.listen(() => this.#offer(), signal)
    on(form, 'submit', (event) => {
      event.preventDefault()
      const who = form.querySelector<HTMLInputElement>('[name=who]') as HTMLInputElement
      const isText = (event as SubmitEvent).submitter?.dataset.as === 'text'
      who.ariaInvalid = who.value.trim() ? null : 'true'
      made.hidden = !isText || !who.value.trim()
      if (!who.value.trim()) {
        told(say('handName'))
        return who.focus()
      }
      const values = this.#collect(form)
      if (isText) put(made.querySelector('pre') as HTMLElement, asText(values))
      else
        download(
          `${outline.course}-${values['.who']?.replace(/[^\p{L}\p{N}]+/gu, '-')}.json`,
          asFile(values),
          'application/json'
        )
      told(say(isText ? 'handText' : 'handFile'))
    })
    on(made.querySelector('button') as HTMLElement, 'click', () =>
      copyText(made.querySelector('pre') as HTMLElement, told)
    )
  }

  /** A box for each exercise in which something was written; none is ticked. */
  #offer(): void {
    for (const item of all('[data-work]', this)) {
      const id = item.dataset.work ?? ''
      const count = texts(id).length
      item.hidden = !count
      if (!count || this.#boxes.has(id)) continue
      const box = h('input', { type: 'checkbox' })
      this.#boxes.set(id, box)
      item.replaceChildren(h('label', {}, box, item.textContent ?? ''))
    }
    ;(this.querySelector('fieldset') as HTMLElement).hidden = !this.#boxes.size
  }

  #collect(form: HTMLFormElement): Submission {
    const of = (name: string): string =>
      field(form.querySelector<HTMLInputElement>(`[name=${name}]`)?.value.trim() ?? '')
    const about = {
      '.who': of('who').slice(0, 80),
      '.help': of('help'),
      '.t': String(Date.now()),
      '.device': store.device,
      '.version': outline.version,
      '.path': chosen()?.id ?? ''
    }
    const added = [...this.#boxes].flatMap(([id, { checked }]) =>
      checked
        ? texts(id).map(([cell, text]): [string, string] => [`text/${id}/${cell}`.slice(0, 199), field(text)])
        : []
    )
    return { ...about, ...results(), ...Object.fromEntries(added) }
  }
}

define('cw-hand-in', HandIn)
