/** Sessions with a learning management system that fails: nothing that was acknowledged is lost, and in the end it knows all. */

import './page'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Scorm12API, Scorm2004API } from 'scorm-again'
import { Api } from '../../plugins/courseware/browser/lms/api'
import { RecordBox } from '../../plugins/courseware/browser/lms/box'
import type { Dialect } from '../../plugins/courseware/browser/lms/dialect'
import { Reporter } from '../../plugins/courseware/browser/lms/reporter'
import { scorm12 } from '../../plugins/courseware/browser/lms/scorm12'
import { scorm2004 } from '../../plugins/courseware/browser/lms/scorm2004'
import { Session, type Notice } from '../../plugins/courseware/browser/lms/session'
import { uuidOf } from '../../plugins/courseware/browser/lms/uuid'
import type { Waiting } from '../../plugins/courseware/browser/lms/waiting'
import { record } from '../../plugins/courseware/browser/merge'
import * as store from '../../plugins/courseware/browser/store'
import { Clock, course, dice, EACH, LEARNER, Opened, PAGES, storageOf } from './launches'

const YEAR = 365 * 86_400_000
type Found = Record<string, (...values: string[]) => unknown>
type Tree = Record<string, unknown>

/** A system of one learner: what it has of the last commit that succeeded outlives the window. */
class System {
  kept: Tree
  failing = 0
  commits = 0

  constructor(
    readonly dialect: Dialect,
    private readonly random: () => number
  ) {
    this.kept = dialect === scorm12 ? { core: { student_id: LEARNER } } : { learner_id: LEARNER }
  }

  /** A window inside the system's, in which a launch page finds the interface. */
  open(isClosed: () => boolean): Window {
    const options = { autocommit: false, logLevel: 5 as const }
    const made = this.dialect === scorm12 ? new Scorm12API(options) : new Scorm2004API(options)
    made.loadFromJSON(structuredClone(this.kept) as never, 'cmi')
    const real = made as unknown as Found
    const { calls } = this.dialect
    const faulty: Found = {}
    for (const name of Object.values(calls)) {
      faulty[name] = (...values) => {
        if (isClosed()) throw Error('The window is closed.')
        if (name === calls.error) return this.#failed ? '101' : real[name]!(...values)
        this.#failed = this.random() < this.failing
        if (this.#failed && this.random() < 0.3) throw Error('The window is gone.')
        if (this.#failed) return name === calls.get ? '' : 'false'
        const result = real[name]!(...values)
        if (name === calls.commit && result === 'true') {
          this.commits++
          this.kept = JSON.parse(JSON.stringify(made.cmi)) as Tree
        }
        return result
      }
    }
    const top = { [this.dialect.api]: faulty }
    return { parent: Object.assign(top, { parent: top }) } as unknown as Window
  }

  #failed = false

  /** What was chosen, by activity, in all interactions that it has. */
  get told(): Map<string, string> {
    const all = Object.values((this.kept.interactions ?? {}) as Record<string, Record<string, string>>)
    return new Map(all.map((each) => [each.id ?? '', each.student_response ?? each.learner_response ?? '']))
  }
}

class Launched extends Opened {
  readonly isKept: boolean

  constructor(system: System, storage: Storage | undefined) {
    super()
    const api = Api.find(
      system.dialect,
      system.open(() => this.isClosed)
    )
    let learner: string | undefined
    // As the launch page does, for three seconds.
    for (let tries = 0; api && learner === undefined && tries < 30; tries++)
      learner = api.begin() ? api.read(system.dialect.reads.learner) : undefined
    this.isKept = !!storage && learner !== undefined
    this.open({
      channel: api && ((hooks) => new Reporter(api, system.dialect, hooks)),
      ...{ learner: learner ?? '', room: system.dialect.room, storage: this.isKept ? storage : undefined }
    })
  }
}

interface Counts {
  given: number
  reported: number
  lost: number
  sessions: number
  commits: number
}

/** A learner who answers in one window after the other, against a system that fails as often as `failing` says. */
async function run(dialect: Dialect, seed: number, failing: number, counts: Counts): Promise<void> {
  const random = dice(seed)
  const system = new System(dialect, random)
  const storage = random() < 0.7 ? storageOf() : undefined
  const given = new Map<string, string>()
  /** What the learner was told that it is reported: all that was given in a window where nothing waited at some moment after. */
  const acknowledged = new Set<string>()
  let isKept = true
  const sessions = 1 + Math.floor(random() * 3)
  /** The device's clock: between two launches, and within one, somebody sets it by as much as a year, forward or back. */
  let date = Date.parse('2026-11-28T12:00:00Z')
  const reset = (): void => {
    if (random() < 0.5) date += Math.round((random() * 2 - 1) * YEAR)
  }
  for (let n = 0; n < sessions; n++) {
    system.failing = failing
    const opened = new Launched(system, storage)
    isKept &&= opened.isKept
    reset()
    const now = (): number => Math.round(date + opened.clock.now)
    await Promise.race([opened.session.begin(), new Promise((then) => setTimeout(then, 5))])
    store.open({
      box: () => opened.session.box.box,
      course: 'c',
      random: () => 'd',
      now
    })
    const answers = Math.floor(random() * 6)
    const mine: string[] = []
    for (let i = 0; i < answers; i++) {
      const id = `q-${Math.floor(random() * PAGES)}-${Math.floor(random() * EACH)}`
      const key = 'abc'[Math.floor(random() * 3)]!
      const score = Number(key === 'a')
      const answer = { response: [key], labels: [`Option ${key}`], score, outcome: score ? 'right' : 'wrong', tries: 1 }
      store.write('answer/' + id, 'v1', { ...answer, objectives: [] }, { best: score, tries: 1 })
      opened.session.hear({ verb: 'answered', kind: 'choice', activity: id, points: 1, time: now(), ...answer })
      given.set(id, key)
      // Another answer takes its place, and nobody has been told anything of that yet.
      acknowledged.delete(id)
      counts.given++
      await opened.rest(random() < 0.3 ? 0 : random() * 3000)
      mine.push(id)
      if (random() < 0.2) reset()
      if (opened.notice.waits === undefined) for (const each of mine) acknowledged.add(each)
    }
    // Some close the window, some lose it.
    if (random() < 0.5) opened.session.end()
    opened.close()
    counts.sessions++
  }
  system.failing = 0
  const last = new Launched(system, storage)
  await last.session.begin()
  await last.rest(2000)
  last.session.end()
  const told = system.told
  counts.commits += system.commits
  for (const [id, key] of given) {
    const record = last.session.box.read('answer/' + id)
    const isThere = JSON.stringify(record?.data.response) === JSON.stringify([key])
    const isTold = [...told].some(
      ([name, response]) => name.replaceAll('.', '-').startsWith(id + '-') && response === key
    )
    if (isThere && isTold) counts.reported++
    // Where the browser keeps nothing and the window was lost before a commit, nobody was told that it was saved.
    else if (isKept || acknowledged.has(id)) {
      counts.lost++
      console.log(`lost: seed ${seed} ${dialect.api} ${id} in the records: ${isThere}, reported: ${isTold}`)
    }
  }
}

const ANSWER = { outcome: 'wrong', tries: 1, objectives: [], score: 0 }

test('what is answered before the system can be read is the later answer, even if the clock was set back by a year', async () => {
  const system = new System(scorm2004, () => 0.5)
  const answer = async (key: string, now: number, isLate: boolean): Promise<unknown> => {
    const opened = new Launched(system, undefined)
    if (isLate) system.failing = 1
    await Promise.race([opened.session.begin(), new Promise((then) => setTimeout(then, 5))])
    store.open({ box: () => opened.session.box.box, course: 'c', random: () => 'd', now: () => now })
    store.write('answer/q-0-0', 'v1', { ...ANSWER, response: [key] }, { tries: 1 })
    system.failing = 0
    await opened.rest(3000)
    opened.session.end()
    opened.close()
    return store.read('answer/q-0-0')?.data.response
  }
  assert.deepEqual(await answer('a', Date.parse('2026-11-28'), false), ['a'])
  assert.deepEqual(await answer('b', Date.parse('2025-11-28'), true), ['b'])
  assert.deepEqual(await answer('c', Date.parse('2024-11-28'), false), ['c'])
})

test('of two launches of one learner neither takes away what waits in the other', () => {
  const storage = storageOf()
  const box = (): RecordBox => new RecordBox({ course: 'cw/c/me/', kept: 'cw/c/lms-1/' }, storage)
  const waits = (id: string): Waiting => ({ id: uuidOf(id), part: { id, points: 1, most: 2, time: 1 } })
  const [one, two] = [box(), box()]
  one.keepWaiting([waits('a')])
  two.keepWaiting([waits('b')])
  assert.deepEqual(box().waiting(), [waits('a'), waits('b')])
  two.keepWaiting([])
  assert.deepEqual(box().waiting(), [waits('a')])
  // A later launch takes it up and reports it.
  const next = box()
  next.keepWaiting(next.waiting())
  next.keepWaiting([])
  assert.deepEqual(box().waiting(), [])
})

test('a full storage is known as one that does not keep, and is tried again', () => {
  const storage = storageOf()
  const set = storage.setItem
  const box = new RecordBox({ course: 'cw/c/me/', kept: 'cw/c/lms-1/' }, storage)
  const held = (value: unknown): unknown => Object.defineProperty(storage, 'setItem', { value, configurable: true })
  assert.ok(box.isKept)
  held(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  box.box.setItem('cw/c/me/answer/a', '1')
  box.keepWaiting([])
  assert.ok(!box.isKept)
  held(set)
  box.box.setItem('cw/c/me/answer/b', '2')
  assert.ok(box.isKept)
  assert.equal(storage.getItem('cw/c/lms-1/answer/a'), '1')
  assert.ok(!new RecordBox({ course: 'cw/c/me/', kept: 'cw/c/lms-1/' }, undefined).isKept)
})

test('what is refused is not tried again, and the rest is told', async () => {
  const system = new System(scorm12, () => 0.5)
  const window = system.open(() => false)
  const api = (window.parent as unknown as Record<string, Found>).API!
  const set = api.LMSSetValue!
  let [refused, tried] = [/^$/, 0]
  api.LMSSetValue = (name = '', value = '') => {
    if (!refused.test(name)) return set(name, value)
    tried++
    api.LMSGetLastError = () => '401'
    return 'false'
  }
  let notice: Notice = { left: 0, isKept: true }
  const clock = new Clock()
  const found = Api.find(scorm12, window)
  const session = new Session(
    course,
    { id: 'course', exams: [] },
    {
      channel: found && ((hooks) => new Reporter(found, scorm12, hooks)),
      ...{ room: scorm12.room, learner: LEARNER, storage: undefined, restored: () => {} },
      ...{ later: clock.later, notice: (news: Notice) => (notice = news), seconds: () => clock.now / 1000 }
    }
  )
  await session.begin()
  const pass = async (): Promise<void> => {
    for (let n = 0; n < 20; n++) {
      clock.pass(200)
      await session.packed
    }
  }
  refused = /lesson_status/
  for (let n = 0; n < 3; n++) {
    session.hear({ verb: 'answered', kind: 'choice', activity: `q-0-${n}`, response: ['a'], labels: ['A'], score: 1 })
    await pass()
  }
  assert.equal(tried, 1)
  assert.equal(system.told.size, 3)
  assert.equal(notice.waits, undefined)
  // What it keeps for us is of more weight: it is said that it has not got it.
  refused = /suspend_data/
  session.box.box.setItem('cw/c/me/work/w', JSON.stringify(record([{ v: 'v', t: 5, by: '', data: {}, top: {} }])))
  await pass()
  assert.equal(notice.waits, 0)
})

const SESSIONS = Number(process.env.COURSEWARE_SESSIONS ?? 60)

for (const [name, dialect] of Object.entries({ scorm12, scorm2004 })) {
  test(`${name}: sessions that fail lose nothing that was acknowledged`, async () => {
    const counts: Counts = { given: 0, reported: 0, lost: 0, sessions: 0, commits: 0 }
    for (let seed = 1; counts.sessions < SESSIONS / 2; seed++) await run(dialect, seed, 0.3, counts)
    console.log(`${name}: ${JSON.stringify(counts)}`)
    assert.equal(counts.lost, 0)
    assert.ok(counts.given > SESSIONS / 2)
  })
}
