/** Progress in a link: there and back, over editions of a course, and whatever people put behind the `#`. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pack, unpack, type Leaf, type Progress, type Unpacked } from '../../plugins/courseware/browser/pack'

/** The same numbers in every run. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const throwing = dice(7)
const leaf = (page: number, count: number): Leaf => ({
  page: `0${page}/seite ü`,
  items: Array.from({ length: count }, (_, i) => [`answer/p${page}-${i}`, `v${i}`])
})
const some = ({ items }: Leaf): Progress => ({ done: throwing(2) > 0, states: items.map(() => throwing(7)) })
const course = (pages: number): [Leaf, Progress][] =>
  Array.from({ length: pages }, (_, page) => leaf(page, throwing(9))).map((each) => [each, some(each)])
const leavesOf = (all: [Leaf, Progress][]): Leaf[] => all.map(([each]) => each)
const there = (held: Unpacked): [Leaf, Progress][] => (typeof held === 'string' ? assert.fail(held) : held.found)
const begun = ([, { done, states }]: [Leaf, Progress]): boolean => done || states.some(Boolean)

test('there and back', () => {
  for (let round = 0; round < 300; round++) {
    const all = course(throwing(12))
    assert.deepEqual(unpack('c', leavesOf(all), pack('c', all)), { found: all.filter(begun), lost: 0 })
  }
})

test('forty pages with a hundred and fifty questions fit into a few hundred characters', () => {
  const all = Array.from({ length: 40 }, (_, page) => leaf(page, page % 2 ? 4 : 3)).map((each): [Leaf, Progress] => [
    each,
    { done: true, states: each.items.map(() => 4) }
  ])
  assert.ok(pack('c', all).length < 340, String(pack('c', all).length))
})

test('an edited course loses the edited page and no other, wherever pages stand by now', () => {
  const all = course(8).map(([each]): [Leaf, Progress] => [each, { done: true, states: each.items.map(() => 5) }])
  const text = pack('c', all)
  const edited = leavesOf(all).toReversed()
  edited[2] = { ...edited[2]!, items: [...edited[2]!.items, ['answer/new', 'v']] }
  const held = unpack('c', edited, text)
  assert.equal(there(held).length, 7)
  assert.equal((held as { lost: number }).lost, 1)
  assert.ok(!there(held).some(([each]) => each === edited[2]))
})

test('more items than a page can carry are left out, and the others come', () => {
  const large = leaf(1, 200)
  const [[, { states } = assert.fail()] = assert.fail()] = there(
    unpack('c', [large], pack('c', [[large, { done: false, states: large.items.map(() => 6) }]]))
  )
  assert.deepEqual(states, new Array(127).fill(6))
})

test('another course, a newer kind, and anything else get a reason', () => {
  const all = course(4)
  const text = pack('c', all)
  assert.equal(unpack('other', leavesOf(all), text), 'foreign')
  for (const wrong of [
    '',
    'A',
    '%%%',
    '<script>',
    'x'.repeat(9000),
    text.slice(0, -1),
    text + 'AAAA',
    text.slice(4),
    '../..'
  ])
    assert.equal(unpack('c', leavesOf(all), wrong), 'broken', wrong.slice(0, 40))
})

test('any letter that is changed is found', () => {
  const all = course(5)
  const text = pack('c', all)
  const [same = ''] = [JSON.stringify(unpack('c', leavesOf(all), text))]
  let taken = 0
  for (let at = 0; at < text.length; at++) {
    const changed = text.slice(0, at) + (text[at] === 'B' ? 'C' : 'B') + text.slice(at + 1)
    const held = unpack('c', leavesOf(all), changed)
    // The last letter may have bits that say nothing.
    if (typeof held !== 'string' && JSON.stringify(held) !== same) taken++
  }
  assert.equal(taken, 0)
})

test('bytes that were made by hand bring nothing that is not foreseen', () => {
  const leaves = leavesOf(course(6))
  for (let round = 0; round < 3000; round++) {
    const bytes = Array.from({ length: throwing(60) }, () => throwing(256))
    const held = unpack('c', leaves, btoa(String.fromCharCode(1, ...bytes)).replace(/=/g, ''))
    for (const [{ items }, { states }] of typeof held === 'string' ? [] : held.found) {
      assert.equal(states.length, items.length)
      assert.ok(states.every((state) => state <= 6))
    }
  }
})
