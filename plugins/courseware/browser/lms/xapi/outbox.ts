/**
 * Tells a record store by statements, for cmi5 and for xAPI alone. What waits is sent in batches in the order in which it
 * happened, one request after the other, until the store has it; each statement has a name that stays the same, so that one
 * that is sent twice counts once. What the learner carries on with is kept there as a document.
 */

import type { Hooks } from '../channel'
import type { Standing } from '../dialect'
import { Teller } from '../teller'
import { uuid, uuidOf } from '../uuid'
import type { Waiting } from '../waiting'
import { authorize, PLAIN, termsOf, type Terms } from './cmi5'
import { isObject } from './launch'
import { Writer, type Milestone, type Speaker, type Statement } from './statement'
import type { Call, Store } from './store'
import type { Tab } from './tab'
import { isValid } from './valid'

/** The name of the document. */
const STATE = 'courseware'
/** Statements that are sent at once. */
const BATCH = 50
/** Bytes of statements that a closing window may still send; browsers allow 64 KB for all it sends. */
const LAST = 25000

interface Pending {
  /** Of what waits, its name; of a milestone, the milestone. */
  key: string
  statement: Statement
}

export interface Around {
  store: Store
  tab: Tab
  speaker: Omit<Speaker, 'template' | 'since'>
  /** Whether the system takes nothing more in this session. */
  shut: (isShut: boolean) => void
  /** What the system says about this launch. */
  terms: (terms: Terms) => void
  /** Leaves last words with somebody who says them when the page has really gone; false where nobody is there. */
  part?: (words: Call) => boolean
  now: () => number
}

/** What the store has of the unit. */
interface Document {
  completed: boolean
  passed: boolean
  location: string
  suspend: string
  progress: number
}

function documentOf(data: unknown): Document {
  const { completed, passed, location, suspend, progress } = isObject(data) ? data : {}
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  return {
    ...{ completed: completed === true, passed: passed === true },
    ...{ location: text(location), suspend: text(suspend) },
    progress: typeof progress === 'number' ? progress : 0
  }
}

export class Outbox extends Teller {
  #queue: Waiting[] = []
  #had: Document = documentOf(undefined)
  /** The document as the store has it; nothing where it keeps none. */
  #stored: string | undefined = ''
  #read: Terms | undefined
  #terms: Terms = PLAIN
  #writer: Writer | undefined
  #opening: Promise<boolean> | undefined
  #telling: Promise<boolean> | undefined
  #isShut = false
  /** An exam was handed in during this session. */
  #hasSat = false
  /** How long the store asks us to wait, in ms. */
  #wait = 0
  /**
   * What the store does not take, or would not: it keeps nothing else back, and does not count as told. The next session tries
   * again, since the fault may be the session's.
   */
  readonly #refused = new Set<string>()
  /** Statements as they were first written: the same name never says two things. */
  readonly #made = new Map<string, Statement>()

  constructor(
    private readonly around: Around,
    hooks: Hooks
  ) {
    super(hooks)
  }

  protected get waiting(): Waiting[] {
    return this.#queue
  }

  begin = (): Promise<boolean> => (this.#opening ??= this.#open())

  async #open(): Promise<boolean> {
    const { store, tab, speaker } = this.around
    const retry = (): false => {
      this.#opening = undefined
      return false
    }
    const token = await authorize(tab)
    if (token === 'over') this.#end()
    if (token !== 'ok') return retry()
    // What was read once is not asked for again, though something after it fails.
    const terms = (this.#read ??= speaker.isCmi5 ? await termsOf(store) : PLAIN)
    if (!terms) return retry()
    const { outcome, data } = await store.readState(STATE)
    if (outcome !== 'kept' && outcome !== 'absent') return retry()
    const since = tab.kept?.since ?? this.around.now()
    tab.update({ since })
    this.#terms = terms
    this.#writer = new Writer({ ...speaker, template: terms.template, since })
    this.#had = documentOf(data)
    this.around.terms(terms)
    if (tab.kept?.isOver) this.#end()
    this.hooks.opened({ ...this.#had })
    return true
  }

  #end(): void {
    this.around.tab.update({ isOver: true })
    this.around.shut(true)
  }

  add(what: Waiting): void {
    if (this.#terms.isLooking) return
    if ('sat' in what) this.#hasSat = true
    this.#queue.push(what)
    this.changed()
  }

  /** One at a time: what comes up meanwhile is told right after. */
  flush(): Promise<boolean> {
    if (this.isOver) return Promise.resolve(false)
    return (this.#telling ??= this.#tell()
      .catch(() => false)
      .then((done) => {
        this.#telling = undefined
        this.tried(done, this.#wait)
        this.#wait = 0
        return done
      }))
  }

  async #tell(): Promise<boolean> {
    if (!(await this.begin()) || !this.hooks.isReady()) return false
    // Something may come up while an answer is waited for.
    for (;;) {
      const pending = this.#pending()
      if (!pending.length && this.#isKept()) break
      const done = pending.length ? this.#send(pending.slice(0, BATCH)) : this.#keep()
      if (!(await done)) return false
    }
    this.isDirty = false
    this.changed()
    return true
  }

  get #told(): string[] {
    return this.around.tab.kept?.told ?? []
  }

  /** All that is to be sent now, in its order. */
  #pending(isEnd = false): Pending[] {
    if (this.around.tab.kept?.isOver) return []
    const standing = this.hooks.standing()
    const milestones = this.#due(standing, isEnd).map((verb) => this.#milestone(verb, standing))
    const first = this.#told.includes('initialized') ? [] : [this.#milestone('initialized', standing)]
    const all = [...first, ...this.#queue.map((each) => this.#waiting(each)), ...milestones]
    return all.filter(({ key }) => !this.#refused.has(key))
  }

  /** Each once in a session; what the store has from an earlier one it is not told again. */
  #due(standing: Standing, isEnd: boolean): Milestone[] {
    const told = new Set(this.#told)
    const due: Milestone[] = []
    const { completed, success, progress, score = 1 } = standing
    const isJudged = told.has('passed') || told.has('failed')
    if (!this.#terms.isLooking) {
      if (!completed && Math.floor(100 * progress) > this.#had.progress) due.push('progressed')
      if (completed && !this.#had.completed && !told.has('completed')) due.push('completed')
      if (success && !this.#had.passed && !isJudged && score >= (this.#terms.mastery ?? 0)) due.push('passed')
      // Only at the end: whoever has failed may try again, and a session tells one of the two.
      if (isEnd && success === false && this.#hasSat && !this.#had.passed && !isJudged) due.push('failed')
    }
    return isEnd ? [...due, 'terminated'] : due
  }

  #milestone(verb: Milestone, standing: Standing): Pending {
    const key = verb === 'progressed' ? `progressed ${Math.floor(100 * standing.progress)}` : verb
    const { tab, speaker } = this.around
    const seconds = standing.seconds + (tab.kept?.seconds ?? 0)
    const { activity, registration, fetch } = speaker.launch
    // What is told once in a registration, or once in a session of cmi5, has the same name each time: the store knows it by
    // that, even if an answer was lost and nobody here knows that it was told.
    const once = verb === 'completed' || verb === 'passed' ? registration : verb !== 'progressed' && fetch
    const id = once ? uuidOf(`${once} ${activity} ${verb}`) : uuid()
    const statement = this.#written(key, (writer) =>
      writer.milestone(
        id,
        verb,
        verb === 'initialized' ? (tab.kept?.since ?? 0) : this.around.now(),
        { ...standing, seconds },
        this.#terms.mastery
      )
    )
    return { key, statement }
  }

  #waiting(what: Waiting): Pending {
    return { key: what.id, statement: this.#written(what.id, (writer) => writer.of(what)) }
  }

  #written(key: string, write: (writer: Writer) => Statement): Statement {
    const made = this.#made.get(key) ?? write(this.#writer as Writer)
    this.#made.set(key, made)
    return made
  }

  /** Sends some, and in halves what the store does not take whole; false if it is to be tried again. */
  async #send(batch: Pending[]): Promise<boolean> {
    const valid = batch.filter((each) => isValid(each.statement) || !this.#refused.add(each.key))
    if (!valid.length) return true
    const { outcome, wait } = await this.around.store.send(valid.map(({ statement }) => statement))
    // A system may have given the session up, as when the course was opened a second time; it may also think better of it.
    if (this.#isShut !== (outcome === 'shut')) this.around.shut((this.#isShut = !this.#isShut))
    if (outcome === 'failed' || outcome === 'absent' || outcome === 'shut') {
      this.#wait = wait
      return false
    }
    // One that the store has under its name came through before.
    if (outcome === 'kept' || (outcome === 'clash' && valid.length === 1)) {
      this.#done(valid)
      return true
    }
    const [only] = valid
    if (valid.length === 1 && only) return !!this.#refused.add(only.key)
    const middle = Math.ceil(valid.length / 2)
    return (await this.#send(valid.slice(0, middle))) && (await this.#send(valid.slice(middle)))
  }

  #done(some: Pending[]): void {
    const keys = new Set(some.map(({ key }) => key))
    this.#queue = this.#queue.filter(({ id }) => !keys.has(id))
    const told = [...keys].filter((key) => /^(initialized|completed|passed|failed|terminated)$/.test(key))
    if (told.length) this.around.tab.update({ told: [...this.#told, ...told] })
    for (const key of keys) {
      this.#had.progress = Math.max(this.#had.progress, Number(key.split('progressed ')[1] ?? 0))
      this.#made.delete(key)
    }
    if (told.includes('completed')) this.#had.completed = true
    if (told.includes('passed')) this.#had.passed = true
    this.changed()
  }

  #document(): string {
    const { location, suspend } = this.hooks.standing()
    return JSON.stringify({ ...this.#had, location, suspend })
  }

  /** Whether the store has it, or keeps none. */
  #isKept = (): boolean => this.#terms.isLooking || [undefined, this.#document()].includes(this.#stored)

  /** Has the store keep what the learner carries on with; false if it is to be tried again. */
  async #keep(): Promise<boolean> {
    const document = this.#document()
    const { outcome, wait } = await this.around.store.writeState(STATE, JSON.parse(document))
    this.#wait = wait
    if (outcome === 'failed' || outcome === 'clash' || outcome === 'shut') return false
    this.#stored = outcome === 'kept' ? document : undefined
    return true
  }

  /** The learner leaves: everything is told, and at last that the session ends; false if it could not be. */
  async leave(): Promise<boolean> {
    if (!(await this.flush())) return false
    if (!(await this.#send(this.#pending(true)))) return false
    this.isOver = true
    this.around.tab.update({ isOver: true })
    return true
  }

  /** The window closes: all that there is goes out at once, and nobody hears what came of it. */
  end(): void {
    const { tab, store } = this.around
    if (this.isOver) return
    this.isOver = true
    const { seconds } = this.hooks.standing()
    tab.update({ seconds: seconds + (tab.kept?.seconds ?? 0), left: this.around.now() })
    if (!this.#writer || !this.hooks.isReady() || tab.kept?.isOver) return
    const pending = this.#pending(true).filter(({ statement }) => isValid(statement))
    const isLast = ({ key }: Pending): boolean => key === 'failed' || key === 'terminated'
    // With the first word, which may not get through now, and a session has no end before its beginning.
    const words = pending.filter((each) => isLast(each) || each.key === 'initialized').map(({ statement }) => statement)
    const isLeft = !!this.around.part?.(store.calling(words))
    const some = newest(pending.filter((each) => !isLeft || !isLast(each)).map(({ statement }) => statement))
    if (some.length) void store.send(some, true)
    if (!this.#isKept()) void store.writeState(STATE, JSON.parse(this.#document()), true)
    if (!isLeft) tab.update({ isOver: true })
  }
}

/** The last of them, as many as a closing window can send: older ones have been tried before, and all of them are kept here. */
function newest(statements: Statement[]): Statement[] {
  let size = 0
  const from = statements.findLastIndex((each) => (size += JSON.stringify(each).length) > LAST)
  return statements.slice(from + 1)
}
