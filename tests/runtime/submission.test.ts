/** What is handed in: file and text say the same, and what is wrong in either changes nothing. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import './page'
import { addWords } from '../../plugins/courseware/browser/words'
import { asFile, asText, readSubmissions, type Submission } from '../../plugins/courseware/browser/submission'
import { classOf, join, learnerOf } from '../../plugins/courseware/browser/learners'

addWords({
  xLarge: 'large',
  xUnreadable: 'unreadable',
  xForeign: 'foreign',
  xNewer: 'newer',
  classPasted: 'pasted',
  classNoText: 'nothing in {file}',
  classNobody: 'nobody in {file}'
})

const VALUES: Submission = {
  '.who': 'Zoë 张 🌊',
  '.help': 'How to\n“quote”, and - = _',
  '.t': '1790000000000',
  '.device': '17',
  'page/01-first': 'done',
  'answer/q-1': '1 2 0 abc',
  'answer/q-2': '0.5 1 0.5 abc',
  'exam/final': '0.8 1',
  'text/sheet/a/what': '<b>bold</b>',
  'text/thought/': 'long '.repeat(700)
}

test('a file and a text bring back what was put in', () => {
  assert.deepEqual(readSubmissions(asFile(VALUES), 'f'), [VALUES])
  assert.deepEqual(readSubmissions(asText(VALUES), 'f'), [VALUES])
})

test('a text survives mails that quote, wrap and surround it', () => {
  const quoted = asText(VALUES).replace(/^/gm, '> > ')
  const wrapped = asText(VALUES).replace(/(.{31})/g, '$1\r\n')
  assert.deepEqual(readSubmissions(`Hello,\n${quoted}\nBye\n${asText({ ...VALUES, '.who': 'B' })}`, 'f'), [
    VALUES,
    { ...VALUES, '.who': 'B' }
  ])
  // The head of a text has no blanks to wrap at, but for those that stand there.
  assert.deepEqual(readSubmissions(wrapped.replace('[hand-in 1 \r\n', '[hand-in 1 '), 'f').length, 1)
})

test('what is wrong is left out with a sentence', () => {
  const file = JSON.parse(asFile(VALUES)) as Record<string, unknown>
  const wrong: [unknown, string][] = [
    ['{', 'unreadable'],
    [JSON.stringify({ ...file, course: 'another' }), 'foreign'],
    [JSON.stringify({ ...file, format: 'courseware-rating' }), 'foreign'],
    [JSON.stringify({ ...file, f: 2 }), 'newer'],
    [JSON.stringify({ ...file, values: { a: 1 } }), 'unreadable'],
    [JSON.stringify({ ...file, values: [] }), 'unreadable'],
    ['[hand-in 1 course @@@@]', 'nothing in f'],
    ['[hand-in 1 course AAAA]', 'unreadable'],
    [`{"format":"courseware-hand-in","x":"${'x'.repeat(1e6)}"}`, 'large'],
    [asFile({ '.t': '1' }), 'nobody in f']
  ]
  for (const [text, why] of wrong)
    assert.deepEqual(classOf([['f', text as string]]), [[], [why]], String(text).slice(0, 80))
})

test('a learner is read from the fields, and what does not fit is nothing', () => {
  const learner = learnerOf({
    ...VALUES,
    'answer/odd': 'NaN 1 7',
    'answer/big': '1e9 1 1',
    'exam/final': '0.8 1',
    'exam/other': 'x 1',
    'page/__proto__': 'done',
    'text/__proto__/x': 'y'
  })
  assert.ok(learner)
  assert.deepEqual(
    [...learner.firsts],
    [
      ['q-1', 0],
      ['q-2', 0.5],
      ['big', 1]
    ]
  )
  assert.deepEqual(
    [...learner.bests],
    [
      ['q-1', 1],
      ['q-2', 0.5]
    ]
  )
  assert.deepEqual(learner.exam, { best: 0.8, passed: true })
  assert.deepEqual(learner.texts.find(({ id }) => id === 'sheet')?.lines, [['a/what', '<b>bold</b>']])
  assert.equal(learnerOf({ '.who': '  ' }), undefined)
  assert.equal(learnerOf({ '.who': 'Ann', '.path': 'short' })?.path, 'short')
  assert.equal(learner.path, '')
})

test('the newer of two submissions counts; one name on two devices stays two', () => {
  const of = (who: string, device: string, t: string): NonNullable<ReturnType<typeof learnerOf>> =>
    learnerOf({ '.who': who, '.device': device, '.t': t })!
  const all = [of('Ann', '1', '5')]
  assert.equal(join(all, [of('ann', '1', '9'), of('Ann', '2', '1')]), 1)
  assert.deepEqual(
    all.map(({ t, device }) => [t, device]),
    [
      [9, '1'],
      [1, '2']
    ]
  )
  assert.equal(join(all, [of('Ann', '1', '2')]), 1)
  assert.equal(all[0]?.t, 9)
})
