/** Records from tabs, devices and files come together in any order, any number of times, to the same result. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asRecord, entries, MAX_OLD, merge, record, type Entry, type Rec } from '../../plugins/courseware/browser/merge'

const entry = (v: string, t: number, by = 'a', data = {}, top = {}): Entry => ({ v, t, by, data, top })
const one = (...args: Parameters<typeof entry>): Rec => record([entry(...args)])

/** Few values, so that they often clash. */
function pool(): Rec[] {
  const made: Rec[] = []
  for (const v of ['x', 'y', 'z'])
    for (const t of [1, 2, 3])
      for (const by of ['a', 'b']) made.push(one(v, t, by, { n: t * 7 }, t % 2 ? { best: t / 3 } : { tries: t }))
  return made
}

test('the later entry counts, and the highest of each figure', () => {
  const sum = merge(
    one('x', 1, 'a', { n: 1 }, { best: 1, tries: 1 }),
    one('x', 2, 'a', { n: 2 }, { best: 0, tries: 3 })
  )
  assert.deepEqual(sum, { f: 1, v: 'x', t: 2, by: 'a', data: { n: 2 }, top: { best: 1, tries: 3 }, old: [] })
})

test('another wording is kept beside, with figures of its own', () => {
  const sum = merge(one('x', 1, 'a', {}, { best: 1 }), one('y', 2, 'a', {}, { best: 0 }))
  assert.equal(sum.v, 'y')
  assert.deepEqual(sum.top, { best: 0 })
  assert.deepEqual(
    sum.old.map(({ v, top }) => [v, top]),
    [['x', { best: 1 }]]
  )
})

test('merging is commutative and idempotent', () => {
  for (const a of pool())
    for (const b of pool()) {
      assert.deepEqual(merge(a, b), merge(b, a))
      assert.deepEqual(merge(merge(a, b), b), merge(a, b))
      assert.deepEqual(merge(a, a), a)
    }
})

test('merging is associative', () => {
  const some = pool().filter((_, i) => i % 2)
  for (const a of some)
    for (const b of some) for (const c of some) assert.deepEqual(merge(merge(a, b), c), merge(a, merge(b, c)))
})

test('the newest earlier wordings are kept, in whichever order they come', () => {
  const many = Array.from({ length: 9 }, (_, i) => one('v' + i, i))
  const forth = many.reduce(merge)
  assert.equal(forth.old.length, MAX_OLD)
  assert.deepEqual(
    entries(forth).map(({ v }) => v),
    ['v8', 'v7', 'v6', 'v5', 'v4', 'v3']
  )
  assert.deepEqual(many.toReversed().reduce(merge), forth)
})

test('what has the shape of a record is taken over, by its known names only', () => {
  const good = merge(one('x', 1), one('y', 2, 'b', { response: ['k'] }, { best: 1 }))
  assert.deepEqual(asRecord(JSON.parse(JSON.stringify({ ...good, more: 1 })) as Rec), good)
})

test('what has not the shape of a record is refused', () => {
  const good = one('x', 1)
  const bad: unknown[] = [
    null,
    undefined,
    7,
    'x',
    [],
    {},
    { ...good, f: 2 },
    { ...good, v: 1 },
    { ...good, v: 'x'.repeat(300) },
    { ...good, t: '1' },
    { ...good, t: -1 },
    { ...good, t: 1e300 },
    { ...good, by: null },
    { ...good, data: null },
    { ...good, data: 'x' },
    { ...good, top: { best: '1' } },
    { ...good, top: { best: null } },
    { ...good, old: {} },
    { ...good, old: [null] },
    { ...good, old: [{ ...good, t: NaN }] }
  ]
  for (const x of bad) assert.equal(asRecord(x as Rec), undefined, JSON.stringify(x))
})

const cells = (t: number, by: string, ...list: [string, string, number][]): Rec =>
  one('', t, by, { cells: Object.fromEntries(list.map(([name, value, when]) => [name, [value, when]])) })

test('fields that two filled in come together, each as it was last put in', () => {
  const sum = merge(cells(5, 'a', ['x', 'mine', 5], ['y', 'old', 1]), cells(4, 'b', ['y', 'theirs', 4], ['z', '', 2]))
  assert.deepEqual(sum.data, { cells: { x: ['mine', 5], y: ['theirs', 4], z: ['', 2] } })
})

test('fields come together in any order, any number of times, moments that are the same included', () => {
  const some = [1, 2, 3].flatMap((t) =>
    ['a', 'b'].flatMap((by) => ['p', 'q'].map((value) => cells(t, by, ['x', value, t % 2], ['y' + value, value, t])))
  )
  for (const a of some)
    for (const b of some) {
      assert.deepEqual(merge(a, b), merge(b, a))
      assert.deepEqual(merge(merge(a, b), a), merge(a, b))
      for (const c of some) assert.deepEqual(merge(merge(a, b), c), merge(a, merge(b, c)))
    }
})

test('fields that are none make no record', () => {
  for (const wrong of [['x'], ['x', '1'], 'x', [1, 1], ['x', 1.5], null])
    assert.equal(asRecord({ ...one('', 1, 'a'), data: { cells: { k: wrong as never } } }), undefined)
  const named = JSON.parse('{"__proto__":["x",1],"constructor":["y",1]}') as never
  const sum = merge({ ...one('', 1), data: { cells: named } }, cells(1, 'b', ['k', 'v', 1]))
  assert.deepEqual(Object.keys(sum.data.cells ?? {}).sort(), ['__proto__', 'constructor', 'k'])
})
