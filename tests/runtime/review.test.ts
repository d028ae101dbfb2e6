/** Cards that come again: what a log comes to, whatever the clocks did, and how many come a day. */

import './page'
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { dueAfter } from '../../plugins/courseware/activities/review/schedule'
import * as deck from '../../plugins/courseware/browser/deck'
import { asRecord, merge, type Rec } from '../../plugins/courseware/browser/merge'
import * as store from '../../plugins/courseware/browser/store'

const { DUE, LONGEST, dayOf, deckOf, logOf, queueOf, recordOf, wasMissed } = deck
const DAY = 864e5
const NOON = Date.UTC(2026, 10, 22, 12)
const TODAY = dayOf(NOON)

beforeEach(() => store.open({ box: () => null, course: 'c' }))

/** Numbers that look random and are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32
    return state / 2 ** 32
  }
}

type Log = deck.Given[]
const given = (day: number, grade: number): deck.Given => ({ day, grade, t: day * DAY })

/** What one device keeps when a card is graded. */
function keep(key: string, grade: number, t: number, by = 'a', due = dayOf(t) + 1): void {
  const name = recordOf('r', key)
  const cells = { [`${t.toString(36)}.${by}`]: [String(grade), t], [DUE]: [String(due), t] } as Record<
    string,
    [string, number]
  >
  store.write(name, '', { cells })
}

const log = (key: string, today = TODAY): Log => logOf(store.read(recordOf('r', key)), today)

test('a card that is known goes away for longer each time, one that is not is back on the same day', () => {
  let times: Log = []
  let day = TODAY
  const gaps: number[] = []
  for (let i = 0; i < 6; i++) {
    times = [...times, given(day, 3)]
    gaps.push(dueAfter(times) - day)
    day = dueAfter(times)
  }
  assert.deepEqual(
    gaps,
    [...gaps].sort((a, b) => a - b)
  )
  assert.ok(gaps[0]! >= 1 && gaps[5]! > 60 && gaps[5]! <= LONGEST, String(gaps))
  assert.equal(dueAfter([...times, given(day, 1)]), day)
  const after = [1, 2, 3, 4].map((grade) => dueAfter([...times, given(day, grade)]))
  assert.deepEqual(
    after,
    [...after].sort((a, b) => a - b)
  )
})

test('a card that was not known and then was comes back soon', () => {
  const known = [given(TODAY - 20, 3), given(TODAY - 10, 3)]
  const lapsed = [...known, given(TODAY, 1), given(TODAY, 3)]
  assert.ok(dueAfter(lapsed) > TODAY)
  assert.ok(dueAfter(lapsed) < dueAfter([...known, given(TODAY, 3)]))
})

test('whatever a log holds, the card comes again within a year', () => {
  const random = seeded(7)
  for (let run = 0; run < 2000; run++) {
    const times: Log = []
    let day = run % 3 ? TODAY : 0
    for (let i = 0; i < 1 + random() * 40; i++) {
      day = Math.max(0, day + Math.floor((random() - (run % 5 ? 0.2 : 0.5)) * (run % 7 ? 40 : 20000)))
      times.push(given(day, 1 + Math.floor(random() * 4)))
    }
    const due = dueAfter(times)
    const last = times.at(-1)!.day
    assert.ok(Number.isSafeInteger(due) && due >= last && due <= last + LONGEST, JSON.stringify(times))
  }
})

test('logs of two devices come together whole, in any order, and both then agree on the day', () => {
  const random = seeded(11)
  for (let run = 0; run < 200; run++) {
    const records: (Rec | undefined)[] = []
    let n = 0
    const seen = new Set<number>()
    for (const by of ['a', 'b', 'c']) {
      store.open({ box: () => null, course: 'c', now: () => NOON + Math.floor((random() - 0.5) * 40 * DAY) })
      for (let i = 0; i < 5; i++) {
        const t = NOON - Math.floor(random() * 100 * DAY)
        n += 1
        seen.add(t)
        keep('x', 1 + Math.floor(random() * 4), t, by)
      }
      records.push(store.read(recordOf('r', 'x')))
    }
    const [a, b, c] = records as [Rec, Rec, Rec]
    const one = merge(merge(a, b), c)
    const two = merge(c, merge(b, merge(a, b)))
    assert.deepEqual(logOf(one, TODAY), logOf(two, TODAY))
    assert.equal(logOf(one, TODAY).length, n)
    assert.equal(dueAfter(logOf(one, TODAY)), dueAfter(logOf(two, TODAY)))
    // And it is a record as any other: a copy brings it in.
    assert.deepEqual(logOf(asRecord(JSON.parse(JSON.stringify(one)) as Rec), TODAY), logOf(one, TODAY))
  }
})

test('two devices that grade at the same moment lose nothing', () => {
  keep('x', 3, NOON, 'a')
  const mine = store.read(recordOf('r', 'x'))!
  store.open({ box: () => null, course: 'c' })
  keep('x', 1, NOON, 'b')
  const all = logOf(merge(mine, store.read(recordOf('r', 'x'))!), TODAY)
  assert.deepEqual(all.map(({ grade }) => grade).sort(), [1, 3])
})

test('a day that is still to come does not count before it is there, and no clock makes a card wait for ever', () => {
  keep('x', 4, NOON + 4000 * DAY, 'a', TODAY + 4300)
  assert.deepEqual(log('x'), [])
  const [card] = deckOf('r', [{ key: 'x' }], TODAY)
  assert.deepEqual(card, { key: 'x', log: [], due: TODAY })
  keep('x', 3, NOON)
  assert.equal(log('x').length, 1)
  // The cell that repeats the day still holds what the wrong clock wrote: it is not believed.
  assert.equal(deckOf('r', [{ key: 'x' }], TODAY)[0]?.due, TODAY)
  assert.equal(log('x', TODAY + 4000).length, 2)
})

test('a grade that was taken back does not come back with a copy', () => {
  keep('x', 3, NOON - DAY)
  keep('x', 1, NOON)
  const copy = store.read(recordOf('r', 'x'))!
  const cell = `${NOON.toString(36)}.a`
  store.write(recordOf('r', 'x'), '', { cells: { [cell]: [deck.TAKEN_BACK, NOON + 1] } })
  const now = store.read(recordOf('r', 'x'))!
  for (const both of [merge(now, copy), merge(copy, now)]) {
    assert.deepEqual(
      logOf(both, TODAY).map(({ grade }) => grade),
      [3]
    )
  }
})

test('what is no grade is left out, and a log without end is cut', () => {
  const cells: Record<string, [string, number]> = { a: ['5', NOON], b: ['', NOON], c: ['3x', NOON], d: ['2', NOON] }
  store.write(recordOf('r', 'x'), '', { cells })
  assert.deepEqual(log('x'), [{ day: TODAY, grade: 2, t: NOON }])
  const many = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => ['k' + i, ['3', i] as [string, number]]))
  store.write(recordOf('r', 'y'), '', { cells: many })
  assert.equal(log('y').length, 500)
  assert.ok(dueAfter(log('y')) >= 0)
  assert.deepEqual(logOf(undefined, TODAY), [])
})

test('a card comes once its page is done or its question was missed, and stays once it was graded', () => {
  const entries = [{ key: 'free' }, { key: 'paged', page: '01-a' }, { key: 'ask/q', missed: 'q' }]
  const keys = (): string[] => deckOf('r', entries, TODAY).map(({ key }) => key)
  assert.deepEqual(keys(), ['free'])
  store.write('page/01-a', '', { done: true })
  store.write('answer/q', 'v', { first: [0, 1], score: 1, tries: 1 })
  assert.deepEqual(keys(), ['free', 'paged'])
  store.write('answer/q', 'v', { first: [0, 0.5], score: 1, tries: 2 })
  assert.deepEqual(keys(), ['free', 'paged', 'ask/q'])
  keep('paged', 3, NOON)
  store.write('page/01-a', '', { done: false })
  assert.deepEqual(keys(), ['free', 'paged', 'ask/q'])
  // What the author takes away vanishes, whatever is kept of it.
  assert.deepEqual(deckOf('r', [{ key: 'free' }], TODAY).length, 1)
})

test('only the first check tells that a question was missed', () => {
  const cases: [unknown, boolean][] = [
    [{ first: [1, 0] }, true],
    [{ first: [1, 1], score: 0, tries: 2 }, false],
    [{ tries: 1, score: 0 }, true],
    [{ tries: 1, score: 1 }, false],
    [{ tries: 3, score: 0 }, false],
    [{ first: 'x' }, false],
    [{ first: [] }, false],
    [{ first: [0, '0'] }, false],
    [{ response: ['done'] }, false]
  ]
  for (const [data, missed] of cases) {
    store.open({ box: () => null, course: 'c' })
    store.write('answer/q', '', data as Record<string, unknown>)
    assert.equal(wasMissed('q'), missed, JSON.stringify(data))
  }
  assert.equal(wasMissed('nobody-asked'), false)
})

test('no more come a day than the trainer says, those that wait longest first', () => {
  const card = (key: string, due: number, times: Log): deck.Card => ({ key, due, log: times })
  const all = [
    card('new-1', TODAY, []),
    card('new-2', TODAY, []),
    card('late', TODAY - 9, [given(TODAY - 12, 3)]),
    card('due', TODAY, [given(TODAY - 2, 3)]),
    card('not-yet', TODAY + 1, [given(TODAY - 1, 3)])
  ]
  assert.deepEqual(queueOf(all, 3, TODAY), ['late', 'due', 'new-1'])
  assert.deepEqual(queueOf(all, 1, TODAY), ['late'])
  assert.deepEqual(queueOf(all, 50, TODAY), ['late', 'due', 'new-1', 'new-2'])
  // Two graded today leave one; the one that was not known comes last, and takes no place from others.
  all[2]!.log.push(given(TODAY, 1))
  all[3]!.log.push(given(TODAY, 3))
  all[3]!.due = TODAY + 5
  assert.deepEqual(queueOf(all, 3, TODAY), ['new-1', 'late'])
  assert.deepEqual(queueOf(all, 2, TODAY), ['late'])
  // Not known yesterday and left at that: due today like others.
  assert.deepEqual(queueOf([card('x', TODAY - 1, [given(TODAY - 1, 1)])], 3, TODAY), ['x'])
})

test('a whole course is learned at this pace, and each day ends', () => {
  const random = seeded(3)
  const entries = Array.from({ length: 20 }, (_, i) => ({ key: 'k' + i }))
  const A_DAY = 3
  let asked = 0
  for (let i = 0; i < 60; i++) {
    // The clock is wrong now and then.
    const now = NOON + (random() < 0.1 ? i + Math.floor((random() - 0.5) * 4000) : i) * DAY
    const today = dayOf(now)
    const cards = new Set<string>()
    for (let step = 0; step < 100; step++) {
      const found = deckOf('r', entries, today)
      for (const card of found) if (card.log.length) card.due = dueAfter(card.log)
      const [key] = queueOf(found, A_DAY, today)
      if (!key) break
      cards.add(key)
      asked++
      keep(key, random() < 0.3 ? 1 : 3, now + step, 'a')
      assert.ok(step < 99, 'a day without end')
    }
    assert.ok(cards.size <= A_DAY)
  }
  assert.ok(asked > 60)
  assert.equal(deckOf('r', entries, TODAY + 60).filter((card) => !card.log.length).length, 0)
})
