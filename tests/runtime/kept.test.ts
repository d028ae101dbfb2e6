/** What is kept, in numbers, and when it is time for a copy. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countKept, isCopyDue } from '../../plugins/courseware/browser/kept'
import { record, type Data, type Rec } from '../../plugins/courseware/browser/merge'

const DAY = 864e5
const one = (name: string, t: number, data: Data = {}, v = ''): [string, Rec] => [
  name,
  record([{ v, t, by: 'a', data, top: {} }])
]

test('records are counted by what they are to their writer', () => {
  const list = [
    one('answer/a', 50),
    one('answer/sheet', 50),
    one('work/sheet', 40, { cells: { a: ['x', 40] } }),
    one('work/empty', 60, { cells: { a: ['', 40], b: ['\0', 41] } }),
    one('draft/b', 45, { text: 'x' }),
    one('draft/c', 45, { text: '' }),
    one('page/a', 70, { done: true }),
    one('page/b', 70, { done: false }),
    one('quiz/a', 70),
    one('note/a#b', 80, { text: 'x', mark: false }),
    one('note/a#c', 80, { text: '', mark: true }),
    one('note/a#gone', 80, { text: '', mark: false }),
    ...['last/page', 'me/path', 'seen/course', 'begun/a', 'result/sheet.x'].map((name) => one(name, 2))
  ]
  assert.deepEqual(countKept(list), { answers: 1, texts: 4, pages: 1, more: 1, since: 40 })
  assert.deepEqual(countKept([]), { answers: 0, texts: 0, pages: 0, more: 0, since: 0 })
})

test('the oldest wording says since when', () => {
  const [, a] = one('answer/a', 90, {}, 'new')
  const [, b] = one('answer/a', 20, {}, 'old')
  const both = record([a, b].map(({ v, t, by, data, top }) => ({ v, t, by, data, top })))
  assert.equal(countKept([['answer/a', both]]).since, 20)
})

test('a copy is due two weeks after the last, and never for nothing', () => {
  const kept = countKept([one('answer/a', DAY)])
  assert.ok(!isCopyDue(kept, 0, 15 * DAY))
  assert.ok(isCopyDue(kept, 0, 16 * DAY))
  assert.ok(!isCopyDue(kept, 5 * DAY, 16 * DAY))
  assert.ok(!isCopyDue(countKept([one('page/a', DAY, { done: true })]), 0, 99 * DAY))
})
