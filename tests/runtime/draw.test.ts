/** Drawing from a pool: no repeats until it is used up, cases as a whole. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draw, share } from '../../plugins/courseware/activities/quiz/draw'
import { asRound, isOver, missed } from '../../plugins/courseware/activities/quiz/round'
import { mixed } from '../../plugins/courseware/browser/order'

const singles = (count: number): string[][] => Array.from({ length: count }, (_, i) => ['q' + i])

test('an order is the same for the same seed, and fair over many', () => {
  const keys = ['a', 'b', 'c']
  const order = (seed: string): string => mixed(keys, seed, (key) => key).join('')
  assert.equal(order('s'), order('s'))
  assert.equal(mixed(['c', 'b', 'a'], 's', (key) => key).join(''), order('s'))
  const counts = new Map<string, number>()
  for (let i = 0; i < 6000; i++) counts.set(order('seed' + i), (counts.get(order('seed' + i)) ?? 0) + 1)
  assert.equal(counts.size, 6)
  for (const [kind, count] of counts) assert.ok(Math.abs(count - 1000) < 150, `${kind} ${count}`)
})

test('nothing comes twice until all has come', () => {
  const pool = singles(10)
  for (let run = 0; run < 200; run++) {
    let used: number[] = []
    const seen: number[] = []
    for (let round = 0; round < 3; round++) {
      const drawn = draw(pool, used, 3, `${run} ${round}`)
      assert.equal(drawn.items.length, 3)
      seen.push(...drawn.items)
      used = drawn.used
    }
    assert.equal(new Set(seen).size, 9)
    const last = draw(pool, used, 3, `${run} last`)
    assert.equal(new Set(last.items).size, 3)
    assert.ok(last.items.includes(pool.findIndex((_, i) => !seen.includes(i))), 'the rest comes first')
    assert.deepEqual(last.used, last.items)
  }
})

test('every question gets its turn in the first draw', () => {
  const first = new Set<number>()
  for (let run = 0; run < 200; run++) for (const item of draw(singles(8), [], 3, 'd' + run).items) first.add(item)
  assert.equal(first.size, 8)
})

test('a case is drawn whole or not at all, and questions are counted', () => {
  const pool = [...singles(4), ['c1', 'c2'], ['d1', 'd2', 'd3']]
  for (let run = 0; run < 300; run++) {
    const { items } = draw(pool, [], 3, 'r' + run)
    const count = items.flatMap((item) => pool[item] ?? []).length
    assert.ok(count === 3, `${count}`)
  }
})

test('a case larger than the draw is asked alone', () => {
  assert.deepEqual(draw([['a', 'b', 'c']], [], 2, 's').items, [0])
})

test('a draw of everything is everything', () => {
  for (const count of [3, 10]) assert.equal(draw(singles(3), [], count, 's').items.length, 3)
})

test('points weigh', () => {
  const points = (id: string): number => (id === 'a' ? 3 : 1)
  assert.equal(share(['a', 'b'], { a: 1, b: 0 }, points), 0.75)
  assert.equal(share(['a', 'b'], { a: 0.5 }, points), 0.375)
  assert.equal(share([], {}, points), 0)
})

const data = { drawn: ['a', 'b'], first: { a: 1, z: 1 }, again: false, used: ['a', 'b'], rounds: 2 }

test('a kept round goes on', () => {
  const round = asRound(data, ['a', 'b', 'c'], () => true)
  assert.deepEqual(round, { ...data, first: { a: 1 } })
  assert.deepEqual(round && [missed(round), isOver(round)], [['b'], false])
  assert.equal(isOver({ ...data, first: { a: 1, b: 0.5 } }), true)
  assert.deepEqual(missed({ ...data, first: { a: 1, b: 0.5 } }), ['b'])
})

test('checks of questions that have changed since do not count', () => {
  assert.deepEqual(asRound(data, ['a', 'b'], (id) => id !== 'a')?.first, {})
})

test('a round that does not fit, or is none, begins anew', () => {
  const holds = (): boolean => true
  assert.equal(asRound(undefined, ['a'], holds), undefined)
  assert.equal(asRound(data, ['a'], holds), undefined)
  assert.equal(asRound({ ...data, drawn: 'ab' }, ['a', 'b'], holds), undefined)
  assert.equal(asRound({ ...data, drawn: [] }, ['a', 'b'], holds), undefined)
  assert.equal(asRound({ ...data, used: [1] }, ['a', 'b'], holds), undefined)
  assert.deepEqual(asRound({ ...data, first: 'x', rounds: 'y' }, ['a', 'b'], holds), { ...data, first: {}, rounds: 1 })
})
