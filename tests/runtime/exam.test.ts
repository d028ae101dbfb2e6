/** Exams: what is drawn, how time is counted, what is read from a record, what was packed. */

import './page'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { call, elapsed, STEP } from '../../plugins/courseware/activities/exam/clock'
import { draw, type Item } from '../../plugins/courseware/activities/exam/draw'
import { cut, needed } from '../../plugins/courseware/activities/exam/judged'
import { attemptsIn, usedIn } from '../../plugins/courseware/activities/exam/record'
import { unpack } from '../../plugins/courseware/activities/exam/sealed'
import type { Cells } from '../../plugins/courseware/browser/merge'

/** A pool: so many single questions for each cell, and cases by the cells of their questions. */
function pool(singles: number[], cases: number[][] = []): Item[] {
  const alone = singles.flatMap((count, cell) =>
    Array.from({ length: count }, (_, i) => ({ ids: [`s${cell}-${i}`], cells: [cell] }))
  )
  return [...alone, ...cases.map((cells, n) => ({ ids: cells.map((_, i) => `c${n}-${i}`), cells }))]
}

const idsOf = (items: Item[]): string[] => items.flatMap(({ ids }) => ids)

function filled(items: Item[], cells: number): number[] {
  const sum = Array.from({ length: cells }, () => 0)
  for (const cell of items.flatMap((item) => item.cells)) sum[cell] = (sum[cell] ?? 0) + 1
  return sum
}

/** All attempts one after the other. */
function sitAll(items: Item[], need: number[], times: number, seed: string): Item[][] {
  const used: string[] = []
  return Array.from({ length: times }, (_, n) => {
    const drawn = draw(items, need, times - n, used, `${seed} ${n}`)
    used.push(...idsOf(drawn))
    return drawn
  })
}

test('every attempt fills the blueprint, and nothing comes twice', () => {
  const need = [2, 1, 0, 1, 2]
  const bank = pool(
    [4, 3, 2, 2, 3],
    [
      [0, 0, 3],
      [4, 4],
      [1, 4]
    ]
  )
  const seen = new Set<string>()
  for (let seed = 0; seed < 200; seed++) {
    const sat = sitAll(bank, need, 3, 'seed' + seed)
    for (const drawn of sat) assert.deepEqual(filled(drawn, 5), need)
    const all = sat.flatMap(idsOf)
    assert.equal(new Set(all).size, all.length)
    seen.add(
      idsOf(sat[0] ?? [])
        .toSorted()
        .join()
    )
  }
  assert.ok(seen.size > 20, 'chance decides')
})

test('the first draw leaves what the next one cannot do without', () => {
  // Two attempts can be filled in one way only: each needs one of the cases.
  const bank = pool(
    [2, 0],
    [
      [0, 1],
      [0, 1]
    ]
  )
  for (let seed = 0; seed < 100; seed++) {
    const sat = sitAll(bank, [2, 1], 2, 'tight' + seed)
    for (const drawn of sat) assert.deepEqual(filled(drawn, 2), [2, 1])
    assert.equal(new Set(sat.flatMap(idsOf)).size, 6)
  }
})

test('the same seed draws the same, and a case is never torn apart', () => {
  const bank = pool(
    [9, 9],
    [
      [0, 1],
      [0, 0, 1]
    ]
  )
  const one = draw(bank, [3, 2], 2, [], 'device')
  assert.deepEqual(one, draw(bank.toReversed(), [3, 2], 2, [], 'device'))
  for (const { ids } of one) assert.ok(bank.some((item) => item.ids.join() === ids.join()))
})

test('what has to come again was asked longest ago', () => {
  const bank = pool([5])
  const used = ['s0-3', 's0-1', 's0-0', 's0-4']
  assert.deepEqual(idsOf(draw(bank, [2], 1, used, 'x')).toSorted(), ['s0-2', 's0-3'])
  assert.equal(draw(pool([1]), [3], 1, [], 'x').length, 1, 'a bank that is too small gives what it has')
})

test('a question that fits no cell is not drawn, nor a case with one', () => {
  const bank = pool([2, 3], [[0, 1]])
  for (let seed = 0; seed < 20; seed++) assert.deepEqual(filled(draw(bank, [2, 0], 1, [], '' + seed), 2), [2, 0])
})

test('time is counted once, whatever tabs and clocks do', () => {
  assert.equal(elapsed(STEP, 100_000, 100_000 - STEP), STEP, 'alone')
  assert.equal(elapsed(STEP, 100_000, 97_500), 2500, 'another tab has counted half of it')
  assert.equal(elapsed(3_600_000, 4_000_000, 100_000), 2 * STEP, 'a page that slept')
  assert.equal(elapsed(STEP, 9_000_000, 100_000), STEP, 'the clock was put forward')
  assert.equal(elapsed(STEP, 50_000, 100_000), STEP, 'the clock was put back')
  assert.equal(elapsed(-5, 100_000, 0), 0)
  // Two tabs that count by turns.
  let sum = 0
  let counted = 0
  for (let wall = 2500; wall <= 600_000; wall += 2500) {
    sum += elapsed(STEP, wall, counted)
    counted = wall
  }
  assert.equal(sum, 600_000)
})

test('ten, five and one minute are called once each', () => {
  const called: string[] = []
  for (let left = 900_000; left >= 0; left -= STEP) {
    const word = call(left + STEP, left)
    if (word) called.push(word)
  }
  assert.deepEqual(called, ['examTen', 'examFive', 'examOne'])
})

test('a record is read with care', () => {
  const cells: Cells = {
    '1/drawn': ['a b gone', 5],
    '1/a/a': ['["v1","x","y"]', 6],
    '1/a/b': ['["old","x"]', 6],
    '1/f/b': ['1', 7],
    '1/f/a': ['', 7],
    '1/at': ['b', 7],
    '1/extra': ['<b>', 7],
    '1/tick': ['', 99],
    '1/done': ['{"points":"many"}', 8],
    '2/drawn': ['b', 9],
    '2/a/b': ['not json', 9],
    '4/drawn': ['a', 9]
  }
  const versions = new Map([
    ['a', 'v1'],
    ['b', 'v2']
  ])
  const [first, second, third] = attemptsIn(cells, { used1: 1234 }, versions)
  assert.deepEqual(first?.drawn, ['a', 'b'])
  assert.deepEqual([...(first?.answers ?? [])], [['a', ['x', 'y']]], 'an answer to another wording is left out')
  assert.deepEqual([...(first?.flags ?? [])], ['b'])
  assert.deepEqual([first?.extra, first?.used, first?.counted, first?.done], [0, 1234, 99, undefined])
  assert.equal(second?.answers.size, 0)
  assert.equal(third, undefined)
  assert.deepEqual(usedIn(cells), ['a', 'b', 'gone', 'b', 'a'])
})

test('figures never say more than was reached', () => {
  assert.equal(cut(6.79), 6.7)
  assert.equal(cut(7), 7)
  assert.equal(needed(0.75, 9), 6.8)
  assert.equal(needed(0.7, 10), 7)
})

test('what the generator has packed is unpacked', async () => {
  const vectors = JSON.parse(readFileSync('tests/vectors/sealed.json', 'utf8')) as {
    seed: number
    keys: Record<string, string>
    packed: string
  }
  assert.deepEqual(await unpack(vectors.packed, vectors.seed), vectors.keys)
})
