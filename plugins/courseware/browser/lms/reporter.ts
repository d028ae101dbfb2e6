/**
 * Reports to the system, again and again until it has taken it. What waits is told in the order in which it happened; how
 * far the learner stands is told whole each time, so that the last commit that succeeds says all.
 */

import type { Api } from './api'
import type { Hooks } from './channel'
import type { Dialect, Part, Values } from './dialect'
import { Teller } from './teller'
import type { Waiting } from './waiting'

type Told = Exclude<Waiting, { sat: unknown }>

interface Begun {
  what: Told
  /** Where it goes, and what of it is still to be set; nothing before it has a place. */
  path?: string
  left?: Values
  /** All of it is set, and the next commit takes it along. */
  set?: boolean
}

export class Reporter extends Teller {
  #queue: Begun[] = []
  #isOpen = false
  /** Something was set that no commit has confirmed. */
  #isUnconfirmed = false
  #interactions = 0
  /** The place of each objective, by its name. */
  readonly #objectives = new Map<string, number>()
  /** What the system has of the standing, by element, or has refused for good: only another value is tried there. */
  readonly #given = new Map<string, string>()
  /** What it keeps for us was refused, and so is not there at the next launch. */
  #isRefused = false

  constructor(
    private readonly api: Api,
    private readonly dialect: Dialect,
    hooks: Hooks
  ) {
    super(hooks)
  }

  protected get waiting(): Waiting[] {
    return this.#queue.map(({ what }) => what)
  }

  /**
   * Opens the session and reads what the system has. Before all of that is read nothing is told, or the little that is
   * here might take the place of the much that is there. False if it is to be tried again.
   */
  begin(): boolean {
    if (this.#isOpen) return true
    if (!this.api.begin()) return false
    const { reads } = this.dialect
    const [completed, success, suspend, location, interactions, count] = [
      ...[reads.completed, reads.success, reads.suspend, reads.location, reads.interactions, reads.objectives]
    ].map((element) => this.api.read(element))
    const names = Array.from({ length: Number(count) || 0 }, (_, n) => this.api.read(`cmi.objectives.${n}.id`))
    if ([completed, success, suspend, location, interactions, count, ...names].includes(undefined)) return false
    this.#interactions = Number(interactions) || 0
    for (const [n, name] of names.entries()) this.#objectives.set(name ?? '', n)
    this.#isOpen = true
    this.hooks.opened({
      completed: /^(completed|passed)$/.test(completed ?? ''),
      passed: success === 'passed',
      suspend: suspend ?? '',
      location: location ?? ''
    })
    return true
  }

  add(what: Waiting): void {
    // How an exam went as a whole is said by the standing.
    if ('sat' in what) return
    this.#queue.push({ what })
    this.changed()
  }

  protected override changed(): void {
    this.hooks.changed(this.waiting, this.isDirty || this.#isRefused)
  }

  /** Tells what waits; what fails is tried again later. */
  flush(): boolean {
    if (this.isOver) return false
    const done = this.begin() && this.hooks.isReady() && this.#tell()
    this.tried(done)
    return done
  }

  #tell(isLast = false): boolean {
    const values = this.dialect.standing(this.hooks.standing())
    // That time passes is no news of its own.
    const isNews = values.some(
      ([element, value]) => element !== this.dialect.time && this.#given.get(element) !== value
    )
    if (isNews || this.#queue.length || isLast) this.#isUnconfirmed = true
    if (!this.#isUnconfirmed) return this.#settled()
    const told = this.#queue.every((each) => this.#place(each))
    // Each on its own: a value that fails must not keep the others back.
    const stood = values.map((each) => this.#give(each))
    if (!this.api.commit()) return false
    this.#queue = this.#queue.filter(({ set }) => !set)
    if (told && !stood.includes(false)) return this.#settled()
    this.changed()
    return false
  }

  #settled(): true {
    this.#isUnconfirmed = this.isDirty = false
    this.changed()
    return true
  }

  /** Sets a value of the standing, unless the system has it; false if that is to be tried again. */
  #give([element, value]: [string, string]): boolean {
    if (this.#given.get(element) === value) return true
    const outcome = this.api.set(element, value)
    if (outcome === 'failed') return false
    this.#given.set(element, value)
    if (element === this.dialect.reads.suspend) this.#isRefused = outcome === 'refused'
    return true
  }

  /** Sets all values of what waits; false if some of it is to be tried again. */
  #place(each: Begun): boolean {
    if (each.set) return true
    each.path ??= this.#pathOf(each.what)
    each.left ??= this.#valuesOf(each.what)
    while (each.left.length) {
      const [element, value] = each.left[0] as [string, string]
      const outcome = this.api.set(each.path + element, value)
      if (outcome === 'failed') return false
      // Without its name nothing of it can be told, and its place stays free for the next.
      if (outcome === 'refused' && element === 'id') each.left = []
      else {
        if (element === 'id') this.#taken(each.what)
        each.left.shift()
      }
    }
    each.set = true
    return true
  }

  #pathOf(what: Told): string {
    if ('interaction' in what) return `cmi.interactions.${this.#interactions}.`
    return `cmi.objectives.${this.#placeOf(what.part)}.`
  }

  #placeOf(part: Part): number {
    return this.#objectives.get(this.#nameOf(part)) ?? this.#objectives.size
  }

  readonly #nameOf = (part: Part): string => this.dialect.objective(part)[0]?.[1] ?? part.id

  #valuesOf(what: Told): Values {
    if ('part' in what) {
      const known = this.#objectives.has(this.#nameOf(what.part))
      return this.dialect.objective(what.part).slice(known ? 1 : 0)
    }
    const { interaction } = what
    return this.dialect.interaction(interaction, this.#interactions, this.hooks.keysOf(interaction.id))
  }

  /** A place is taken once its name stands there: indices have no gaps. */
  #taken(what: Told): void {
    if ('interaction' in what) this.#interactions++
    else this.#objectives.set(this.#nameOf(what.part), this.#placeOf(what.part))
  }

  /** Ends the session, with one more try to tell everything. */
  end(): void {
    if (this.isOver) return
    if (this.begin()) {
      if (this.hooks.isReady()) this.#tell(true)
      this.api.end()
    }
    this.isOver = true
  }
}
