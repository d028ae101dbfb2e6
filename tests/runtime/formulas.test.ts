/** The same vectors of formulas as in Python, and faults in words. */

import './page'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { evaluate, type Result, type Value, type World } from '../../plugins/courseware/formulas/evaluate'
import { sayFault } from '../../plugins/courseware/formulas/words'

interface Vectors {
  world: { value: Record<string, Value>; seen: string[]; found: string[] }
  formulas: { formula: string; compiled: string; result: Result }[]
}

const vectors = JSON.parse(readFileSync('tests/vectors/formulas.json', 'utf8')) as Vectors

const worldOf = ({ value, seen, found }: Vectors['world']): World => ({
  value: (name) => (Object.hasOwn(value, name) ? value[name] : undefined),
  seen: (scene) => seen.includes(scene),
  found: (clue) => found.includes(clue)
})

const world = worldOf(vectors.world)

test('formulas', () => {
  for (const { formula, compiled, result } of vectors.formulas) {
    assert.deepEqual(evaluate(compiled, world), result, formula)
  }
})

test('what storage may hold instead of a number is missing', () => {
  for (const value of [NaN, Infinity, '3', {}, undefined, null] as Value[]) {
    const odd: World = { ...world, value: () => value }
    assert.deepEqual(evaluate('a 1 +', odd), { fault: 'missing', names: ['a'] })
  }
  const odd: World = { ...world, value: () => [NaN, '3', 4, null, Infinity] }
  assert.equal(evaluate('a sum/1', odd), 4)
})

test('a text that is no formula throws nothing', () => {
  for (const text of [
    '',
    ' ',
    '+',
    'and',
    'not',
    'if/3',
    'max/0',
    'max/2',
    'none/2',
    '1 +',
    'seen:',
    '1 2',
    '/',
    '%'
  ]) {
    const result = evaluate(text, world)
    assert.ok(typeof result !== 'number' || Number.isFinite(result), text)
  }
})

test('faults in words', () => {
  const say = (compiled: string): string =>
    sayFault(evaluate(compiled, world) as Exclude<Result, number | boolean>, (name) => name.toUpperCase())
  assert.equal(say('nothing neither +'), 'Still needed for this: NOTHING, NEITHER.')
  assert.equal(say('1 zero /'), 'There is no result yet: it would be divided by zero.')
  assert.equal(say('big big *'), 'There is no result: the numbers are too large to reckon with.')
  assert.equal(say('empty mean/1'), 'There is no result yet: no number is given in EMPTY.')
})
