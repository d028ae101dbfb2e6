/** What exercises stand on: rows of several hands, amounts as people write them, results and files of others. */

import './page'
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { asNumber } from '../../plugins/courseware/browser/amounts'
import { pack, unpack } from '../../plugins/courseware/browser/exchange'
import { phrasesOf, publish, resultOf } from '../../plugins/courseware/browser/results'
import { Rows } from '../../plugins/courseware/browser/rows'
import * as store from '../../plugins/courseware/browser/store'
import { addSaid } from './said'

beforeEach(() => store.open({ box: () => null, course: 'c' }))

function rowsOf(cells: Map<string, string>, starters: string[] = ['a', 'b', 'c']): Rows {
  const keeper = {
    get: (key: string) => cells.get(key) ?? '',
    set: (key: string, value: string) => void cells.set(key, value),
    keys: () => [...cells.keys()]
  }
  return new Rows(keeper, starters)
}

addSaid('rendering/templates/exercise.html')

test('rows stand as their author gave them until someone moves or removes one', () => {
  const cells = new Map<string, string>()
  const rows = rowsOf(cells)
  assert.deepEqual(rows.ids(), ['a', 'b', 'c'])
  assert.equal(cells.size, 0)
  rows.remove('b')
  assert.deepEqual(rows.ids(), ['a', 'c'])
  rows.put(['c', 'a'])
  assert.deepEqual(rows.ids(), ['c', 'a'])
  rows.put(['c', 'b', 'a'])
  assert.deepEqual(rows.ids(), ['c', 'b', 'a'])
})

test('a row that is added comes last, and one that an author adds later moves nobody', () => {
  const cells = new Map<string, string>()
  const id = rowsOf(cells).add()
  assert.deepEqual(rowsOf(cells).ids(), ['a', 'b', 'c', id])
  assert.deepEqual(new Set(rowsOf(cells, ['new', 'a', 'b', 'c']).ids()), new Set(['new', 'a', 'b', 'c', id]))
})

test('places that are no numbers are no rows', () => {
  const cells = new Map([
    ['row/z', 'Infinity'],
    ['row/y', 'nonsense'],
    ['row/x', '2.5']
  ])
  assert.deepEqual(rowsOf(cells).ids(), ['a', 'b', 'x', 'c'])
})

test('amounts are read as the language of the course writes them', () => {
  const pairs: [string, number | undefined][] = [
    ['9,000', 9000],
    ['9,5', 9.5],
    ['1.234', 1.234],
    ['1.234,5', 1234.5],
    ['-1,234', -1234],
    ['5%', 5],
    ['٣', 3],
    ['', undefined],
    ['ten', undefined],
    ['1e999', undefined]
  ]
  for (const [text, amount] of pairs) assert.equal(asNumber(text), amount, text)
})

test('a result is there once it is made, and written again only when it changes', () => {
  assert.equal(resultOf('gaps.top'), undefined)
  publish('gaps', { top: ['late', 'dear'] })
  assert.deepEqual(resultOf('gaps.top'), ['late', 'dear'])
  const before = store.read('result/gaps.top')?.t
  publish('gaps', { top: ['late', 'dear'] })
  assert.equal(store.read('result/gaps.top')?.t, before)
  publish('gaps', { top: [] })
  assert.equal(resultOf('gaps.top'), undefined)
})

test('what stands in storage is a result only if it is lines of text', () => {
  for (const lines of ['x', [1], [['x']], { 0: 'x' }, null]) {
    store.write('result/gaps.top', '', { lines })
    assert.equal(resultOf('gaps.top'), undefined)
  }
})

test('phrases come back as they were written down', () => {
  const element = {
    dataset: { publish: 'top first 3 expectation gap; all sum 0 weight; ; x' }
  } as unknown as HTMLElement
  assert.deepEqual(phrasesOf(element), [
    { name: 'top', verb: 'first', count: 3, what: 'expectation', by: 'gap' },
    { name: 'all', verb: 'sum', count: 0, what: 'weight', by: '' }
  ])
})

const sheet = { kind: 'rating', activity: 'wheel', values: { ask: '2', 'ask/why': '<b>seen</b>' } }
const broken = (more: object): string => JSON.stringify({ ...(JSON.parse(pack(sheet)) as object), ...more })

test('a file comes back as it went', () => {
  assert.deepEqual(unpack(pack(sheet), 'rating', 'wheel', 'a.json'), sheet.values)
})

test('a file that is wrong, huge, hostile or newer gets a sentence', () => {
  const hostile: [string, RegExp][] = [
    ['', /cannot be read/],
    ['{"format":', /cannot be read/],
    ['\0\u0001ÿ', /cannot be read/],
    ['null', /cannot be read/],
    ['[]', /cannot be read/],
    ['x'.repeat(1e6 + 1), /too large/],
    [broken({ format: 'courseware-records' }), /no file of this exercise/],
    [broken({ activity: 'other' }), /no file of this exercise/],
    [broken({ course: 'other' }), /no file of this exercise/],
    [broken({ f: 2 }), /newer version/],
    [broken({ f: null, course: 'c', values: null }), /^“a\.json”|^$/],
    [broken({ f: 'x' }), /newer version/],
    [broken({ values: ['a'] }), /cannot be read/],
    [broken({ values: { a: 1 } }), /cannot be read/],
    [broken({ values: { a: { b: 'c' } } }), /cannot be read/],
    [broken({ values: { a: 'x'.repeat(5001) } }), /cannot be read/],
    [broken({ values: { ['x'.repeat(201)]: 'a' } }), /cannot be read/]
  ]
  for (const [text, words] of hostile) {
    const found = unpack(text, 'rating', 'wheel', 'a.json')
    if (typeof found === 'string') assert.match(found, words)
    else assert.deepEqual(found, {})
  }
})

test('names that objects have of themselves are names like others', () => {
  const text = pack(sheet).replace('"ask":', '"__proto__":').replace('"ask/why":', '"constructor":')
  const found = unpack(text, 'rating', 'wheel', 'a.json') as Record<string, string>
  assert.deepEqual(Object.keys(found).sort(), ['__proto__', 'constructor'])
  assert.equal(({} as Record<string, unknown>).ask, undefined)
})
