/** Copies from elsewhere: merged record by record, and nothing in them is trusted. */

import './page'
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { bring } from '../../plugins/courseware/browser/bring'
import { makeCopy } from '../../plugins/courseware/browser/copy'
import { record } from '../../plugins/courseware/browser/merge'
import * as store from '../../plugins/courseware/browser/store'
import { absorb } from '../../plugins/courseware/browser/whole'

beforeEach(() => store.open({ box: () => null, course: 'c' }))

const one = (t: number) => record([{ v: 'v', t, by: 'other', data: { n: t }, top: { best: 1 } }])
const file = (records: object, more = {}): string =>
  JSON.stringify({ format: 'courseware-records', course: 'c', records, ...more })

test('a copy comes in once, and again changes nothing', () => {
  store.write('answer/a', 'v', { n: 1 }, { best: 0.5 })
  const copy = JSON.stringify(makeCopy())
  store.open({ box: () => null, course: 'c' })
  assert.deepEqual(bring(copy), { added: 1, updated: 0, older: 0, refused: 0 })
  assert.deepEqual(bring(copy), { added: 0, updated: 0, older: 1, refused: 0 })
  assert.deepEqual(store.read('answer/a')?.data, { n: 1 })
})

test('what is newer here stays', () => {
  absorb('answer/a', one(50))
  assert.deepEqual(bring(file({ 'answer/a': one(40), 'answer/b': one(40) })), {
    added: 1,
    updated: 0,
    older: 1,
    refused: 0
  })
  assert.equal(bring(file({ 'answer/a': one(60) })).updated, 1)
  assert.deepEqual(store.read('answer/a')?.data, { n: 60 })
})

test('what is no record is refused, and says how many', () => {
  const bad = {
    'answer/a': 1,
    'answer/b': { ...one(1), f: 2 },
    'answer/c\nd': one(1),
    answer: one(1),
    'seed/device': one(1),
    '../x/y': one(1),
    'answer/late': one(Number.MAX_SAFE_INTEGER),
    'work/late': record([{ v: '', t: 1, by: 'x', data: { cells: { a: ['x', Number.MAX_SAFE_INTEGER] } }, top: {} }]),
    'answer/long': record([{ v: 'v', t: 1, by: 'x', data: { text: 'x'.repeat(2e5) }, top: {} }])
  }
  const text = file({ ...bad, 'answer/good': one(1) }).replace('"answer":', '"__proto__":')
  assert.deepEqual(bring(text), { added: 1, updated: 0, older: 0, refused: 9 })
  assert.deepEqual(
    store.list().map(([name]) => name),
    ['answer/good']
  )
})

test('a file that is no copy of this course changes nothing', () => {
  assert.equal(bring('{"format":').reason, 'unreadable')
  assert.equal(bring('null').reason, 'unreadable')
  assert.equal(bring('[]').reason, 'foreign')
  assert.equal(bring('{}').reason, 'foreign')
  assert.equal(bring(file({}, { format: 'x' })).reason, 'foreign')
  assert.equal(bring(file({}, { records: 7 })).reason, 'foreign')
  assert.equal(bring(file({}, { course: 'other' })).reason, 'course')
  assert.equal(bring('x'.repeat(2e7 + 1)).reason, 'large')
  assert.deepEqual(store.list(), [])
})
