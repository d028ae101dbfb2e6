/** Brings `<cw-scenario>` to life: one scene at a time, a notebook beside it, a debrief at its end. */

import { all, button, copy, define, h, Living, put } from '../../browser/dom'
import { objectivesOf } from '../../browser/progress'
import { entryTo, tell } from '../../browser/records'
import * as store from '../../browser/store'
import { say, sayWhen } from '../../browser/words'
import { causesOf, fork, waysOf, type Step } from './debrief'
import { Notebook } from './notebook'
import { changesOf, follow, offered, take, type Choice, type State, type Story } from './play'

const SCORES: Record<string, number> = { fix: 1, patch: 0.5, loss: 0 }
const OUTCOMES: Record<string, string> = { fix: 'right', patch: 'partly', loss: 'wrong' }
/** Steps that are kept; nobody decides so often. */
const LONGEST = 500
/** Labels that an answer may hold. */
const MOST_LABELS = 90

const isTexts = (x: unknown): x is string[] => Array.isArray(x) && x.every((text) => typeof text === 'string')

const textOf = (element: Element | null | undefined): string => element?.textContent?.trim() ?? ''

/** What an item says its choice does. */
function choiceOf({ dataset: { key = '', next = '', when = '', change, finds } }: HTMLElement): Choice {
  return { key, next, when, change: changesOf(change), finds: finds?.split(' ') ?? [] }
}

class Scenario extends Living {
  #story!: Story
  #scenes = new Map<string, HTMLElement>()
  /** The item of each choice, by its step. */
  #items = new Map<string, HTMLElement>()
  #notebook!: Notebook
  #way: string[] = []
  #states: State[] = []
  #seen = 0
  #writing = false
  #over = h('p', { class: 'cw-note' })
  #came = h('div', { class: 'cw-came' })
  #decide = h('div', { class: 'cw-decide' })
  #back = h('div', { class: 'cw-row cw-decide' })
  #status = h('p', { role: 'status', class: 'cw-vh' })
  #note = h('div', { class: 'cw-saved cw-note' })

  get #id(): string {
    return this.id.slice(3)
  }

  get #name(): string {
    return 'scenario/' + this.#id
  }

  get #title(): string {
    return this.querySelector('section')?.ariaLabel ?? ''
  }

  get #best(): string[] {
    return this.dataset.best?.split(' ') ?? []
  }

  protected live(signal: AbortSignal): void {
    if (!this.#scenes.size) this.#build()
    store.listen((name) => {
      if (this.#writing || (name && name !== this.#name)) return
      // A story does not move under the reader's hands.
      if (!this.contains(document.activeElement)) this.#restore()
      else this.#say()
    }, signal)
    this.#restore()
  }

  #build(): void {
    const section = this.querySelector<HTMLElement>('.cw-story')
    for (const scene of all('.cw-scene', this)) this.#scenes.set(scene.dataset.scene ?? '', scene)
    const scenes = new Map<string, Choice[]>()
    for (const [name, scene] of this.#scenes) {
      const items = all('.cw-ways-on > li', scene)
      for (const item of items) this.#items.set(`${name}/${item.dataset.key}`, item)
      scenes.set(name, items.map(choiceOf))
      scene.querySelector('h2')?.setAttribute('tabindex', '-1')
    }
    const meters = all('.cw-meters > li', this).map(({ dataset: { meter = '', start } }) => [meter, Number(start)])
    this.#story = { start: this.dataset.start ?? '', meters: Object.fromEntries(meters), scenes }
    this.#notebook = new Notebook(this)
    for (const still of all('.cw-ways-on, .cw-causes, .cw-meters', this)) still.hidden = true
    section?.classList.add('is-live')
    section?.append(this.#notebook.element)
    this.#notebook.element.append(this.#status, this.#note)
  }

  /** Goes on where the record says, or begins. */
  #restore(): void {
    const entry = entryTo(this.#name, this.dataset.v)
    const way = entry?.data.way
    this.#seen = entry?.t ?? 0
    this.#walk(isTexts(way) ? way.slice(0, LONGEST) : [])
    this.#show(false)
  }

  /** Takes a way over as far as it can be walked. */
  #walk(way: string[]): void {
    this.#states = follow(this.#story, way)
    this.#way = way.slice(0, this.#states.length - 1)
  }

  get #here(): State {
    return this.#states.at(-1) as State
  }

  #titleOf(scene: string): string {
    return textOf(this.#scenes.get(scene)?.querySelector('h2'))
  }

  /** Shows the scene that the way has come to. */
  #show(focus: boolean): void {
    const { scene: name } = this.#here
    const first = !this.#way.length
    for (const [each, scene] of this.#scenes) scene.hidden = each !== name
    for (const intro of all('.cw-intro', this)) intro.hidden = !first
    const scene = this.#scenes.get(name)
    const heading = scene?.querySelector<HTMLElement>('h2')
    if (!scene || !heading) return
    const { outcome } = scene.dataset
    const over = outcome
      ? { title: this.#title, outcome: say(outcome) }
      : { title: this.#title, n: this.#states.length }
    this.#over.hidden = first && !outcome
    put(this.#over, say(outcome ? 'storyEnd' : 'storyOver', over))
    heading.before(this.#over)
    heading.after(this.#came)
    this.#came.replaceChildren(...this.#arrival())
    const questions = scene.querySelector(':scope > [data-v]')
    this.#decide.replaceChildren(...(outcome ? this.#debrief() : this.#choices()))
    this.#back.replaceChildren(...(outcome ? this.#again() : this.#takeBack()))
    if (questions) questions.before(this.#decide)
    else scene.append(this.#decide)
    scene.append(this.#back)
    this.#notebook.show({
      states: this.#states,
      role: this.#role(),
      titles: this.#states.map((at) => this.#titleOf(at.scene))
    })
    this.#say()
    if (!focus) return
    this.#notebook.say(this.#status, this.#states)
    heading.focus()
  }

  /** Who one is here: the last role that a scene on the way has given. */
  #role(): Element | undefined {
    const roles = this.#states.map(({ scene }) => this.#scenes.get(scene)?.querySelector(':scope > [data-role]'))
    return roles.findLast((role) => !!role) ?? this.querySelector('.cw-intro [data-role]') ?? undefined
  }

  /** What the last decision has brought: clues, what happened, what the coach says at once. */
  #arrival(): HTMLElement[] {
    const item = this.#items.get(this.#way.at(-1) ?? '')
    if (!item) return []
    const before = this.#states.at(-2)?.found ?? []
    const clues = this.#here.found.filter((name) => !before.includes(name))
    const boxes = clues.map((name) => {
      const words = h('p', { class: 'words' }, this.#notebook.clue(name))
      return h('div', { class: 'cw-clue cw-new' }, h('div', {}, h('p', { class: 'cw-note' }, say('clueFound')), words))
    })
    const what = item.querySelector('.cw-what')
    const did = h('p', { class: 'cw-note' }, say('youDid'), ...(what ? [copy(what)] : []))
    const happens = item.querySelector('.cw-happens')
    const coach = this.dataset.coach === undefined ? null : item.querySelector('.cw-coach')
    const said = coach ? [h('div', { class: 'cw-coach' }, h('p', { class: 'cw-note' }, say('coach')), copy(coach))] : []
    return [...boxes, did, ...(happens ? [h('div', { class: 'cw-happens' }, copy(happens))] : []), ...said]
  }

  #choices(): HTMLElement[] {
    const { scene } = this.#here
    const buttons = offered(this.#story, this.#here).map((choice, i) => {
      const step = `${scene}/${choice.key}`
      const what = this.#items.get(step)?.querySelector('.cw-what')
      const letter = h('i', { 'aria-hidden': 'true' }, String.fromCharCode(97 + i))
      const target = h(
        'button',
        { type: 'button', class: 'cw-choice' },
        letter,
        h('span', {}, ...(what ? [copy(what)] : []))
      )
      target.addEventListener('click', () => this.#choose(step, choice))
      return target
    })
    const chips = this.#notebook.meters({ states: this.#states }).map((words) => h('li', {}, words))
    const stand = h('ul', { class: 'cw-chips cw-stand cw-num', 'aria-hidden': 'true' }, ...chips)
    return [h('h3', {}, say('whatNow')), stand, ...buttons]
  }

  #takeBack(): HTMLElement[] {
    if (!this.#way.length) return []
    const back = button(say('takeBack'))
    back.addEventListener('click', () => this.#returnTo(this.#way.length - 1))
    return [back]
  }

  #choose(step: string, choice: Choice): void {
    if (this.#isBehind()) return
    const before = this.#here
    const scene = this.#titleOf(before.scene)
    this.#way.push(step)
    this.#states.push(take(before, choice))
    const after = this.#here
    this.#keep()
    const text = textOf(this.#items.get(step)?.querySelector('.cw-what'))
    const meters = this.#notebook.meters({ states: this.#states }).join(', ')
    tell({
      verb: 'answered',
      ...this.#told,
      step: this.#way.length,
      scene: before.scene,
      choice: choice.key,
      response: [choice.key],
      labels: [text],
      before: before.meters,
      after: after.meters,
      text: `${scene}. ${text} ${meters}`
    })
    // The ending is on the page before it counts: a question in it is part of what is still to be answered.
    this.#show(true)
    this.#finish()
  }

  get #told(): { kind: string; activity: string; v: string | undefined } {
    return { kind: 'scenario', activity: this.#id, v: this.dataset.v }
  }

  /** Whether another tab has gone on; then the reader is shown where the story is. */
  #isBehind(): boolean {
    const entry = entryTo(this.#name, this.dataset.v)
    if ((entry?.t ?? 0) === this.#seen) return false
    this.#restore()
    this.#scenes.get(this.#here.scene)?.querySelector<HTMLElement>('h2')?.focus()
    put(this.#status, say('storyMoved'))
    return true
  }

  /** Goes back to where so many decisions were taken. */
  #returnTo(steps: number, focus = true): void {
    if (this.#isBehind()) return
    this.#walk(this.#way.slice(0, steps))
    this.#keep()
    tell({
      verb: 'returned',
      ...this.#told,
      step: steps,
      scene: this.#here.scene,
      text: this.#titleOf(this.#here.scene)
    })
    this.#show(focus)
  }

  /** Begins anew, for a quiz that asks it once more; a story that is not over goes on where it is. */
  restart(focus = true): void {
    const here = this.#scenes.get(this.#states.at(-1)?.scene ?? '')
    if (here?.dataset.outcome) this.#returnTo(0, focus)
    else if (focus) here?.querySelector<HTMLElement>('h2')?.focus()
  }

  #steps(way: string[]): Step[] {
    return way.flatMap((step) => {
      const item = this.#items.get(step)
      return item ? [{ item, scene: this.#titleOf(step.split('/')[0] ?? '') }] : []
    })
  }

  #labels(): string[] {
    return this.#steps(this.#way).map(({ item, scene }) => `${scene}. ${textOf(item.querySelector('.cw-what'))}`)
  }

  #keep(): void {
    this.#writing = true
    store.write(this.#name, this.dataset.v ?? '', { way: this.#way.slice(0, LONGEST), labels: this.#labels() })
    this.#writing = false
    this.#seen = entryTo(this.#name, this.dataset.v)?.t ?? 0
  }

  /** An ending is the answer to the whole story; the best one counts. */
  #finish(): void {
    const { scene } = this.#here
    const outcome = this.#scenes.get(scene)?.dataset.outcome
    if (!outcome) return
    const name = 'answer/' + this.#id
    const score = SCORES[outcome] ?? 0
    const tries = (entryTo(name, this.dataset.v)?.top.tries ?? 0) + 1
    const labels = [...this.#labels().slice(-MOST_LABELS), this.#titleOf(scene)]
    const answer = { response: [scene], labels, score, outcome: OUTCOMES[outcome], objectives: objectivesOf(this) }
    store.write(
      name,
      this.dataset.v ?? '',
      { ...answer, tries, hints: 0, shown: false, sure: 0 },
      { best: score, tries, hints: 0 }
    )
    tell({
      verb: 'completed',
      ...this.#told,
      ending: scene,
      outcome,
      score,
      text: this.#titleOf(scene),
      meters: this.#here.meters
    })
  }

  #debrief(): HTMLElement[] {
    const mine = this.#steps(this.#way)
    const best = this.#steps(this.#best)
    const figures = this.#notebook.meters({ states: [this.#here] }).map((words) => h('li', {}, words))
    return [
      ...(figures.length ? [h('ul', { class: 'cw-chips cw-num' }, ...figures)] : []),
      ...waysOf(mine, best, fork(this.#way, this.#best)),
      ...causesOf(all('.cw-causes li', this), this.#states, mine)
    ]
  }

  /** The ways back into the story. */
  #again(): HTMLElement[] {
    const shared = fork(this.#way, this.#best)
    const forks = shared < this.#way.length && this.#best.length > 0
    const back = (words: string, steps: number, look = 'plain'): HTMLElement => {
      const target = button(words, look)
      target.type = 'button'
      target.addEventListener('click', () => this.#returnTo(steps))
      return target
    }
    const points = this.#states.flatMap(({ scene }, i) => {
      const isPoint = this.#scenes.get(scene)?.dataset.checkpoint !== undefined
      return isPoint && i && i !== shared && i < this.#way.length
        ? [back(say('backTo', { scene: this.#titleOf(scene) }), i)]
        : []
    })
    return [
      ...(forks && shared ? [back(say('fromFork'), shared, 'main')] : []),
      back(say('fromStart'), 0, forks && shared ? 'plain' : 'main'),
      ...points.slice(-2)
    ]
  }

  /** "Saved" is said of what was written and read back; an old way to an earlier wording is shown as that. */
  #say(): void {
    const entry = entryTo(this.#name, this.dataset.v)
    const past = entry ? undefined : store.read(this.#name)?.data.labels
    this.#note.hidden = !entry && !isTexts(past)
    const words = say(store.saved(this.#name) ? 'saved' : 'wayUnsaved', { when: sayWhen(entry?.t ?? 0) })
    const old = isTexts(past) ? past.slice(0, MOST_LABELS).map((label) => h('li', {}, label)) : []
    if (entry) this.#note.replaceChildren(words)
    else this.#note.replaceChildren(h('p', {}, say('storyChanged')), h('ol', {}, ...old))
  }
}

define('cw-scenario', Scenario)
