/** Brings `<cw-reflection>` to life: free text, kept while it is written, then compared by its writer. */

import { all, button, define, h, Living, put } from '../../browser/dom'
import { objectivesOf } from '../../browser/progress'
import { entryTo, tell } from '../../browser/records'
import * as store from '../../browser/store'
import { say, sayWhen } from '../../browser/words'

const PAUSE = 600

class Reflection extends Living {
  #text!: HTMLTextAreaElement
  #ticks: HTMLInputElement[] = []
  #compare = h('div', { hidden: '' })
  #status = h('div', { role: 'status' })
  #main = button('', 'main')
  #anyway = button(say('thinkAnyway'))
  #note = h('div', { class: 'cw-saved', 'aria-live': 'polite' })
  #timer = 0
  /** Something was put in that is not kept yet. */
  #dirty = false
  #looked = false
  /** A set asks again: what was done before does not count here. */
  #again = false

  get #activity(): string {
    return this.id.slice(3)
  }

  get #draft(): string {
    return 'draft/' + this.#activity
  }

  get #done(): boolean {
    return !this.#again && !!entryTo('answer/' + this.#activity, this.dataset.v)
  }

  protected live(signal: AbortSignal): void {
    const form = this.querySelector('form')
    if (!form) return
    if (!this.#text) this.#build(form)
    const on = (target: EventTarget, type: string, action: (event: Event) => void): void =>
      target.addEventListener(type, action, { signal })
    const save = (): void => this.#save()
    on(form, 'input', () => {
      this.#dirty = true
      clearTimeout(this.#timer)
      this.#timer = window.setTimeout(save, PAUSE)
    })
    on(form, 'change', save)
    on(window, 'pagehide', save)
    on(signal, 'abort', save)
    on(this.#anyway, 'click', () => this.#look())
    on(form, 'submit', (event) => {
      event.preventDefault()
      this.#press()
    })
    store.listen((name) => !this.#dirty && (!name || name.endsWith('/' + this.#activity)) && this.#restore(), signal)
    this.#restore()
  }

  #build(form: HTMLFormElement): void {
    const key = form.querySelector<HTMLElement>('.cw-key')
    this.#text = form.querySelector('textarea') as HTMLTextAreaElement
    if (key) {
      key.hidden = true
      this.#compare.append(...[...key.children].slice(1))
    }
    this.#ticks = all<HTMLInputElement>('input', this.#compare)
    const row = h('div', { class: 'cw-row' }, this.#main, this.#anyway)
    form.append(this.#status, row, this.#note, this.#compare)
    this.#anyway.hidden = true
  }

  /** Hides what to compare with again. What was written stays. */
  restart(focus = true): void {
    this.#looked = false
    this.#again = true
    this.#show(false)
    if (focus) this.#text.focus()
  }

  #press(): void {
    if (this.#main.ariaDisabled) return
    const text = this.#text.value.trim()
    if (!text) {
      this.#anyway.hidden = this.#looked
      this.#say(say(this.#looked ? 'thinkLooked' : 'thinkEmpty'))
      return this.#text.focus()
    }
    this.#save()
    this.#again = false
    const objectives = objectivesOf(this)
    const words = 'private' in this.dataset ? [] : [text]
    const { v } = this.dataset
    const data = { response: [], labels: [], objectives, tries: 1 }
    // Done, and neither right nor wrong: there is no best score.
    store.write('answer/' + this.#activity, v ?? '', data, { done: 1 })
    this.#show(true)
    tell({
      verb: 'completed',
      activity: this.#activity,
      kind: 'reflection',
      v,
      objectives,
      response: words,
      labels: words
    })
  }

  #look(): void {
    if (this.#anyway.ariaDisabled) return
    this.#looked = true
    this.#show(this.#done)
    this.#say(say('thinkLooked'))
  }

  #show(done: boolean): void {
    const shown = done || this.#looked
    this.#compare.hidden = !shown
    const model = this.#compare.querySelector('.cw-why')
    put(this.#main, say(done ? 'thinkDone' : model ? 'thinkModel' : 'thinkList'))
    this.#main.ariaDisabled = done ? 'true' : null
    // What has the focus stays, and does nothing.
    this.#anyway.ariaDisabled = shown ? 'true' : null
    if (shown && this.#anyway !== document.activeElement) this.#anyway.hidden = true
    this.#say(done ? say('thinkCompare') : '')
  }

  #say(text: string): void {
    put(this.#status, text)
    this.#status.className = text && 'cw-result'
  }

  #save(): void {
    clearTimeout(this.#timer)
    if (!this.#dirty) return
    const ticks = this.#ticks.flatMap(({ checked, name, value }) => (checked ? `${name}=${value}` : []))
    store.write(this.#draft, '', { text: this.#text.value, ticks })
    this.#dirty = false
    this.#noted()
  }

  #noted(): void {
    const kept = store.read(this.#draft)
    this.#note.hidden = !kept
    if (!kept) return
    put(this.#note, say(store.saved(this.#draft) ? 'saved' : 'unsaved', { when: sayWhen(kept.t) }))
  }

  #restore(): void {
    const { text, ticks } = store.read(this.#draft)?.data ?? {}
    const value = typeof text === 'string' ? text : ''
    if (this.#text.value !== value) this.#text.value = value
    for (const tick of this.#ticks) {
      tick.checked = Array.isArray(ticks) && ticks.includes(`${tick.name}=${tick.value}`)
    }
    if (this.#done !== !!this.#main.ariaDisabled || !this.#main.textContent) this.#show(this.#done)
    this.#noted()
  }
}

define('cw-reflection', Reflection)
