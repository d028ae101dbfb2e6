/** What all questions share: check, try again, hints, giving up, keeping and restoring. */

import { all, describe, h, Living, type Outcome } from './dom'
import { face, Frame } from './frame'
import type { Entry } from './merge'
import { objectivesOf } from './progress'
import { asAnswer, entryTo, tell, type Answer } from './records'
import { say, sayRight, sayWhen } from './words'
import * as store from './store'

/** What a response is worth. `text` replaces the usual words for the outcome. */
export interface Grade {
  score: number
  outcome: Outcome
  text?: string | undefined
}

/**
 * A question that enhances the form it stands around.
 *
 * A kind says how a response is read, filled in, graded and marked; everything else is here.
 */
export abstract class Question extends Living {
  #frame!: Frame
  #answer: Answer | undefined
  /** Time of the entry that is on screen, to tell changes of others from our own. */
  #seen = 0
  #tries = 0
  #settled = false
  /** The reader has put something in since. */
  #touched = false
  #writing = false

  /** Finds and readies the kind's own controls, once. */
  protected abstract build(form: HTMLFormElement): void
  /** The response as it stands: option keys or typed text; empty when nothing was given. */
  protected abstract read(): string[]
  /** Puts a response into the controls; an empty one clears them. */
  protected abstract fill(response: string[]): void
  /** What a response is worth, or in words what keeps it from being read. */
  protected abstract grade(response: string[]): Grade | string
  /** Shows the feedback to a response, where no earlier one stands any more; with `reveal` also what would have been right. */
  protected abstract mark(response: string[], reveal: boolean): void
  /** What was answered, in words. */
  protected abstract labels(response: string[]): string[]
  /** The control to begin with. */
  protected abstract first(): HTMLElement
  /** What to say when nothing was given. */
  protected abstract readonly empty: string

  get activity(): string {
    return this.id.slice(3)
  }

  get #name(): string {
    return 'answer/' + this.activity
  }

  /** What is kept for this wording. */
  get #entry(): Entry | undefined {
    return entryTo(this.#name, this.dataset.v)
  }

  protected live(signal: AbortSignal): void {
    const form = this.querySelector('form')
    if (!form) return
    if (!this.#frame) {
      this.#frame = new Frame(form, this.id + '-s', this.dataset.confidence !== undefined)
      this.build(form)
      describe(this.first(), this.#frame.result)
    }
    this.#listen(form, signal)
    if (!this.#touched) this.#restore()
  }

  /** Begins afresh. What was kept stays kept. */
  restart(focus = true): void {
    this.#tries = 0
    this.#settled = this.#touched = false
    this.unmark()
    this.mark([], false)
    this.fill([])
    this.first().ariaInvalid = null
    if (focus) this.first().focus()
    this.#frame.clear()
  }

  /** Takes away what an earlier check has said of the controls. */
  protected unmark(): void {
    for (const each of all(':is(.is-right, .is-nudge):not(.cw-result)', this)) {
      each.classList.remove('is-right', 'is-nudge')
      if (!each.matches('.cw-fb')) continue
      for (const control of all(`[aria-describedby~="${each.id}"]`, this)) describe(control, each, false)
      each.remove()
    }
  }

  #listen(form: HTMLFormElement, signal: AbortSignal): void {
    const { check, hint, show } = this.#frame
    const on = <T extends Event>(target: EventTarget, type: string, action: (event: T) => void): void =>
      target.addEventListener(type, action as EventListener, { signal })
    on(form, 'submit', (event) => {
      event.preventDefault()
      this.#press()
    })
    // A double click or a key held down is one press.
    on<MouseEvent>(check, 'click', (event) => event.detail > 1 && event.preventDefault())
    on<KeyboardEvent>(form, 'keydown', (event) => event.repeat && event.key === 'Enter' && event.preventDefault())
    on(form, 'input', () => (this.#touched = true))
    on(form, 'change', () => this.#settled && this.#fill())
    on(hint, 'click', () => this.#hint())
    on(show, 'click', () => this.#reveal())
    store.listen((name) => (!name || name === this.#name) && this.#heard(), signal)
  }

  #press(): void {
    if (this.#frame.check.ariaDisabled) return
    if (!this.#settled) this.#check()
    // Enter in a field checks; it never wipes away the result that it has just brought.
    else if (!document.activeElement?.matches('input')) this.restart()
  }

  #check(): void {
    const response = this.read()
    const grade = response.length ? this.grade(response) : this.empty
    if (typeof grade === 'string') return this.#complain(grade)
    const { score, outcome } = grade
    // The same answer again is not another try.
    if (this.#tries && String(this.#answer?.response) === String(response)) return this.#show()
    const { dataset } = this
    const tries = this.#tries + 1
    const { hints, sure } = this.#frame
    const shown = outcome !== 'right' && tries >= Number(dataset.attempts)
    const objectives = objectivesOf(this)
    const labels = this.labels(response)
    const first = this.#answer?.first ?? [sure, score]
    this.#keep({ response, labels, score, outcome, tries, hints, shown, sure, first, objectives }, 1)
    this.#show()
    this.#tell('answered')
  }

  /** Says what is missing, and goes where it is missing. */
  #complain(text: string): void {
    const control = this.first()
    this.#frame.say(text)
    if ((control as HTMLInputElement).type === 'text') control.ariaInvalid = 'true'
    control.focus()
  }

  #keep(answer: Answer, tries: number): void {
    const { v } = this.dataset
    const top = { best: answer.score, tries: (this.#entry?.top.tries ?? 0) + tries, hints: answer.hints }
    this.#answer = answer
    this.#writing = true
    store.write(this.#name, v ?? '', { ...answer }, top)
    this.#writing = false
  }

  #tell(verb: 'answered' | 'revealed'): void {
    const { v, points } = this.dataset
    tell({
      verb,
      activity: this.activity,
      kind: this.localName.slice(3),
      v,
      points: Number(points ?? 1),
      ...this.#answer
    })
  }

  /** The answer as it looks once it is checked: the same at once and after a reload. */
  #show(): void {
    const frame = this.#frame
    const answer = this.#answer
    const grade = answer && this.grade(answer.response)
    if (!grade || typeof grade === 'string') return
    const right = grade.outcome === 'right'
    const settled = right || answer.shown
    this.#settled = settled
    this.#tries = answer.tries
    this.#touched = false
    this.#fill()
    this.unmark()
    this.mark(answer.response, settled)
    this.first().ariaInvalid = null
    frame.say(this.#words(grade, answer), grade.outcome)
    frame.why.hidden = !settled
    frame.showHints(answer.hints)
    if (settled) face(frame.hint, say('noHint'), false)
    face(frame.show, say(settled ? 'shown' : 'show'), !settled)
    const spent = settled && !right && !!this.dataset.attempts
    face(frame.check, say(spent ? 'noTries' : settled ? 'retry' : 'again'), !spent)
    frame.check.classList.toggle('cw-b--main', !settled)
    this.#note()
  }

  #words({ outcome, text }: Grade, { tries, shown }: Answer): string {
    const left = Number(this.dataset.attempts) - tries
    if (outcome === 'right') return sayRight(tries)
    if (shown) return say(left <= 0 ? 'lastTry' : 'revealed')
    return [text ?? say('wrong'), ...(left ? [say('triesLeft', { n: left })] : [])].join(' ')
  }

  /** "Saved" is said of what was written and read back, and of nothing else. */
  #note(): void {
    const entry = this.#entry
    const { note } = this.#frame
    this.#seen = entry?.t ?? 0
    note.hidden = !entry
    note.textContent = say(store.saved(this.#name) ? 'saved' : 'unsaved', { when: sayWhen(this.#seen) })
  }

  #fill(): void {
    this.fill(this.#answer?.response ?? [])
    this.#frame.sure = this.#answer?.sure ?? 0
  }

  #hint(): void {
    const { hint, hints } = this.#frame
    if (hint.ariaDisabled) return
    this.#frame.showHints(hints + 1)
    // Added to what is kept, which another tab may have renewed.
    const kept = asAnswer(this.#entry)
    if (!kept || !this.#tries) return
    this.#keep({ ...kept, hints: hints + 1 }, 0)
    this.#note()
  }

  #reveal(): void {
    if (this.#frame.show.ariaDisabled || !this.#answer) return
    this.#keep({ ...this.#answer, shown: true }, 0)
    this.#show()
    this.#tell('revealed')
  }

  /** The record changed: here, in another tab, by an import, or because there was room again. */
  #heard(): void {
    if (this.#writing) return
    const isNews = (this.#entry?.t ?? 0) !== this.#seen
    if (isNews && !this.#touched) this.#restore()
    else if (!isNews && this.#tries) this.#note()
  }

  #restore(): void {
    this.#answer = asAnswer(this.#entry)
    if (this.#answer) return this.#show()
    if (this.#seen) this.restart(false)
    this.#seen = 0
    // An answer to an earlier wording is shown as that: in words, never in the controls.
    const past = asAnswer(store.read(this.#name))
    const { note } = this.#frame
    note.hidden = !past
    note.replaceChildren(
      ...(past ? [h('p', {}, say('changed')), ...past.labels.flatMap((label) => [h('q', {}, label), ' '])] : [])
    )
  }
}
