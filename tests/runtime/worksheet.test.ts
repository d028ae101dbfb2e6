/** What worksheets work out: tables in files, formulas by rows, shares, the order of rows. */

import './page'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromCsv, toCsv } from '../../plugins/courseware/browser/csv'
import type { Phrase } from '../../plugins/courseware/browser/results'
import { taken, valueOf, type Column } from '../../plugins/courseware/activities/worksheet/columns'
import type { Grid } from '../../plugins/courseware/activities/worksheet/grid'
import { linesOf } from '../../plugins/courseware/activities/worksheet/publish'
import { reckon, type Values } from '../../plugins/courseware/activities/worksheet/reckon'
import { shareOut } from '../../plugins/courseware/browser/sharing'
import { sorted } from '../../plugins/courseware/activities/worksheet/sorting'
import { rowsIn } from '../../plugins/courseware/activities/worksheet/transfer'
import { addSaid } from './said'

addSaid('activities/worksheet/view.html')

const column = (name: string, more: Partial<Column> = {}): Column => ({
  ...{ name, title: name.toUpperCase(), type: 'number', low: NaN, high: NaN },
  ...{ offer: [], total: NaN, unit: '', help: '', formula: undefined },
  ...more
})

test('a table comes back as it was, whatever stands in it', () => {
  const rows = [
    ['Idea', 'What, else'],
    ['"quoted"', 'two\nlines\r\nthree'],
    ['=1+1', '+49 30 1'],
    ["'=already", "'plain"],
    ['-2', '+1.5'],
    ['@SUM(A1)', '\tTab'],
    [' spaced ', 'Grüße ✓ 日本 ;,'],
    ['＝HYPERLINK("x")', '-cmd|calc'],
    ['', 'last']
  ]
  for (const separator of [',', ';', '\t']) assert.deepEqual(fromCsv(toCsv(rows, separator)), rows, separator)
})

test('what a spreadsheet would take for a formula is guarded, and a number stays one', () => {
  const guarded = toCsv([['=cmd', '+a', '-a', '@a', '-2', '+1.5', '5 %', '=A1']], ',').slice(1)
  assert.equal(guarded, "'=cmd,'+a,'-a,'@a,-2,+1.5,5 %,'=A1\r\n")
})

test('files of other programs', () => {
  assert.deepEqual(fromCsv('\ufeffa;b\r\n1;"x;y"\r\n'), [
    ['a', 'b'],
    ['1', 'x;y']
  ])
  assert.deepEqual(fromCsv('a\tb\n1\t2'), [
    ['a', 'b'],
    ['1', '2']
  ])
  assert.deepEqual(fromCsv('a,b\r1,2\r\r3,4'), [
    ['a', 'b'],
    ['1', '2'],
    ['3', '4']
  ])
  assert.deepEqual(fromCsv('"a, b; c; d",e\n1,2'), [
    ['a, b; c; d', 'e'],
    ['1', '2']
  ])
  assert.deepEqual(fromCsv('a,b\n"say ""yes""",'), [
    ['a', 'b'],
    ['say "yes"', '']
  ])
  assert.deepEqual(fromCsv(''), [])
})

test('what is no table is refused whole', () => {
  const wrong = [
    'PK\x03\x04\0\0',
    '\0',
    'a,b\n"never closed',
    'caf\ufffd,b',
    'a\n' + 'x\n'.repeat(2000),
    ','.repeat(5000)
  ]
  for (const text of wrong) assert.equal(fromCsv(text), undefined, text.slice(0, 9))
  assert.deepEqual(rowsIn('nothing,like it\n1,2', [column('a')]), [])
  assert.deepEqual(rowsIn('<script>alert(1)</script>', [column('a')]), [])
})

test('a long file is read quickly', () => {
  const start = Date.now()
  assert.equal(fromCsv(('"' + 'x""'.repeat(300) + '",' + 'y'.repeat(90) + '\n').repeat(900))?.length, 900)
  fromCsv('"'.repeat(999999))
  assert.ok(Date.now() - start < 2000)
})

test('columns are found by title or name, and only what they can hold is taken', () => {
  const columns = [
    column('what', { type: 'text', title: 'What  now' }),
    column('step', { type: 'scale', low: -2, high: 2, offer: ['-2', '-1', '0', '1', '2'] }),
    column('kind', { type: 'choice', offer: ['Low', 'High'] }),
    column('by', { type: 'date' }),
    column('done', { type: 'check' }),
    column('gap', { type: 'formula', formula: ['1'] })
  ]
  const text =
    'what now;STEP;kind;by;done;gap;other\n__proto__;−1;high;2027-01-31;x;9;z\n<b>;;mid;soon;no;;\n;;;;;;only\n'
  assert.deepEqual(rowsIn(text, columns), [
    { what: '__proto__', step: '-1', kind: 'High', by: '2027-01-31', done: 'yes' },
    { what: '<b>', kind: 'mid' }
  ])
  assert.equal(taken(columns[0]!, 'x'.repeat(9999), 'yes').length, 5000)
})

test('what a text is worth', () => {
  const bounded = column('a', { low: 0, high: 100 })
  for (const [text, value] of [
    ['35', 35],
    ['1,5', 1.5],
    ['', undefined],
    ['x', undefined],
    ['101', undefined],
    ['-1', undefined]
  ] as const)
    assert.equal(valueOf(bounded, text), value, text)
  assert.equal(valueOf(column('a', { type: 'scale', low: -2, high: 2 }), '−2'), -2)
  assert.equal(valueOf(column('a', { type: 'check' }), 'yes'), true)
  assert.equal(valueOf(column('a', { type: 'text' }), '5'), undefined)
})

test('a keystroke works out what depends on it, and nothing else', () => {
  const columns = new Map(
    [
      column('weight'),
      column('now'),
      column('gap', { type: 'formula', formula: 'weight target now - *'.split(' ') }),
      column('share', { type: 'formula', formula: 'weight all:weight sum/1 /'.split(' ') }),
      column('left', { type: 'formula', formula: 'now 1 +'.split(' ') })
    ].map((each) => [each.name, each])
  )
  const rows: Values[] = [
    { weight: 30, now: 4 },
    { weight: 10, now: undefined }
  ]
  const [first, second] = rows as [Values, Values]
  const input = (): number => 9
  const order = ['gap', 'share', 'left']
  reckon(columns, order, rows, input)
  assert.deepEqual([first.gap, first.share, first.left], [150, 0.75, 5])
  assert.deepEqual(second.gap, { fault: 'missing', names: ['now'] })
  second.left = 'untouched' as never
  first.left = 'untouched' as never
  first.weight = 90
  reckon(columns, order, rows, input, 'weight', first)
  assert.deepEqual([first.gap, first.share, second.share], [450, 0.9, 0.1])
  assert.deepEqual([first.left, second.left], ['untouched', 'untouched'])
  reckon(columns, order, rows, () => 5, 'target')
  assert.deepEqual([first.gap, first.left], [90, 'untouched'])
})

test('shares are whole and make up the total', () => {
  assert.deepEqual(shareOut([1, 1, 1], 100), [34, 33, 33])
  assert.deepEqual(shareOut([20, 35, 10], 100), [31, 54, 15])
  assert.deepEqual(shareOut([0, 0], 100), [50, 50])
  assert.deepEqual(shareOut([], 100), [])
  assert.deepEqual(shareOut([-5, NaN, 2], 10), [0, 0, 10])
  for (let seed = 1; seed < 300; seed++) {
    const weights = Array.from({ length: (seed % 17) + 1 }, (_, i) => (seed * (i + 3) * 7919) % 101)
    assert.equal(
      shareOut(weights, 100).reduce((a, b) => a + b, 0),
      100
    )
  }
})

test('rows in the order of a column, the empty ones last', () => {
  const texts: Record<string, string> = { a: '5', b: '', c: '9' }
  const of = (id: string): [string, number | undefined] => [texts[id] ?? '', texts[id] ? Number(texts[id]) : undefined]
  assert.deepEqual(sorted(['a', 'b', 'c'], column('n'), of), ['c', 'a', 'b'])
  assert.deepEqual(sorted(['c', 'b', 'a'], column('n', { type: 'text' }), of), ['a', 'c', 'b'])
  assert.deepEqual(sorted(['b', 'a', 'c'], column('n', { type: 'choice', offer: ['9', '5'] }), of), ['c', 'a', 'b'])
})

/** A table of ideas as `linesOf` asks for it: what stands in each row, and into which the reader has put something. */
const ideas = (rows: Record<string, Record<string, string | number | undefined>>, own: string[]): Grid =>
  ({
    own: () => new Set(own),
    rows: () => Object.entries(rows),
    text: (id: string, name: string) => String(rows[id]?.[name] ?? ''),
    label: (id: string) => String(rows[id]?.idea ?? '')
  }) as unknown as Grid

const phrase = (verb: string, what: string, by = ''): Phrase => ({ name: 'result', verb, count: 3, what, by })

test('an example that the reader has left alone is not published as a finding', () => {
  const columns = [column('idea', { type: 'text' }), column('value'), column('owner', { type: 'text' })]
  const rows = { example: { idea: 'More chairs', value: 3 }, mine: { idea: 'A sign', value: 1 } }
  for (const each of [phrase('first', 'idea', 'value'), phrase('without', 'idea', 'owner'), phrase('', 'idea')]) {
    assert.deepEqual(linesOf(each, columns, [ideas(rows, ['mine'])], []), ['A sign'])
    assert.deepEqual(linesOf(each, columns, [ideas(rows, ['mine', 'example'])], []).length, 2)
  }
})

test('a sum is none where nobody has written a number, and 0 where somebody has written 0', () => {
  const columns = [column('idea', { type: 'text' }), column('value')]
  const lines = (value: number | undefined): string[] =>
    linesOf(phrase('sum', 'value'), columns, [ideas({ a: { idea: 'A sign', value } }, ['a'])], [])
  assert.deepEqual(lines(undefined), [])
  assert.deepEqual(lines(0), ['0'])
})
