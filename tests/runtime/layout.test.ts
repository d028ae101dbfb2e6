/** The layout of a chain: any arrows, circles included, give boxes that do not overlap and a way for each arrow. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { layout, type Arrow } from '../../plugins/courseware/activities/chain/layout'

/** Numbers that look random and are the same on every run. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0
    return ((state ^ (state >>> 13)) >>> 0) % below
  }
}

function check(count: number, arrows: Arrow[]): void {
  const { spots, ways, layers, slots } = layout(count, arrows)
  assert.equal(spots.length, count)
  assert.equal(ways.length, arrows.length)
  const taken = new Set<string>()
  const passed = ways.flatMap((way) => way.slice(1, -1))
  for (const { layer, slot } of [...spots, ...passed]) {
    assert.ok(layer >= 0 && layer < layers && Math.abs(slot) <= (slots - 1) / 2)
    // A place is one wide, so two in a layer overlap when they are closer than that.
    const place = `${layer} ${slot}`
    assert.ok(!taken.has(place), 'two in one place')
    taken.add(place)
  }
  arrows.forEach(([from, to], i) => {
    const way = ways[i] ?? []
    assert.equal(way[0], spots[from])
    assert.equal(way.at(-1), spots[to])
    assert.ok(way.length > 1)
    way.slice(1).forEach((spot, j) => assert.equal(Math.abs(spot.layer - (way[j]?.layer ?? 0)), 1))
  })
}

test('any chain is laid out', () => {
  for (let seed = 1; seed <= 400; seed++) {
    const roll = dice(seed)
    const count = 2 + roll(24)
    const arrows = Array.from({ length: roll(50) }, (): Arrow => [roll(count), roll(count)])
    check(
      count,
      arrows.filter(([from, to]) => from !== to)
    )
  }
})

test('a chain runs from layer to layer, and back where a circle closes', () => {
  const { spots } = layout(4, [
    [0, 1],
    [1, 2],
    [2, 0],
    [2, 3],
    [3, 2]
  ])
  assert.deepEqual(
    spots.map(({ layer }) => layer),
    [0, 1, 2, 3]
  )
})

test('nothing at all, and large ones', () => {
  assert.deepEqual(layout(0, []), { spots: [], ways: [], layers: 0, slots: 0 })
  const ring = Array.from({ length: 120 }, (_, i): Arrow => [i, (i + 1) % 120])
  check(120, ring)
  check(
    120,
    ring.flatMap(([from, to]): Arrow[] => [
      [to, from],
      [from, to]
    ])
  )
})
