/** Ratings: figures of a group, and what comes from other people, which is never trusted. */

import './page'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTexts } from '../../plugins/courseware/activities/rating/form'
import {
  addPeople,
  levelOf,
  personOf,
  readPeople,
  type Person
} from '../../plugins/courseware/activities/rating/people'
import { spread, talkScore, weighted } from '../../plugins/courseware/activities/rating/statistics'
import { addSaid } from './said'

addSaid('rendering/templates/exercise.html')

test('a team of six: the middle is 4, the range 4, one has no evidence', () => {
  const found = spread([1, 2, 4, 4, 5, '?'])
  assert.deepEqual(found, {
    levels: [1, 2, 4, 4, 5],
    none: 1,
    median: 4,
    low: 1,
    high: 5,
    range: 4,
    middle: [1.5, 4.5]
  })
  assert.equal(talkScore(found, 2, 4), 0.75)
  assert.equal(talkScore(found, undefined, 4), 1)
  assert.equal(talkScore(found, undefined, 4, true), 0.5)
})

test('the middle half leaves out an odd one in the middle', () => {
  assert.deepEqual(spread([3]).middle, [3, 3])
  assert.deepEqual(spread([1, 2, 3]).middle, [1, 3])
  assert.deepEqual(spread([1, 2, 3, 4]).middle, [1.5, 3.5])
  assert.deepEqual(spread([10, 9, 2, 1]).levels, [1, 2, 9, 10])
  assert.equal(spread([1, 2, 3, 4]).median, 2.5)
})

test('nobody has rated', () => {
  assert.deepEqual(spread([]), { levels: [], none: 0 })
  assert.deepEqual(spread(['?', '?']), { levels: [], none: 2 })
  assert.equal(talkScore(spread(['?']), 2, 4), 0)
})

test('weights: what is missing is left out of what could have been', () => {
  const rated = [
    { level: 3, weight: 2 },
    { level: 0, weight: 3 },
    { level: undefined, weight: 5 }
  ]
  assert.deepEqual(weighted(rated, 3), { sum: 6, of: 15, missing: 1 })
})

const scale = { activity: 'r', low: 1, high: 5, cells: ['facts', 'constructor', 'facts@a'] }
const file = (values: object, more: object = {}): string =>
  JSON.stringify({ format: 'courseware-rating', f: 1, course: 'c', kind: 'rating', activity: 'r', values, ...more })
const refused = (text: string): string => readPeople([['x.json', text]], scale)[1].join()

test('only levels of the scale are levels', () => {
  assert.deepEqual(
    ['1', '5', '?'].map((text) => levelOf(text, scale)),
    [1, 5, '?']
  )
  for (const text of ['', '0', '6', '1.5', 'NaN', 'Infinity', '1e0', '-1', '0x1', ' 3', '٣', '__proto__'])
    assert.equal(levelOf(text, scale), undefined, text)
})

test('a file is read', () => {
  const [[one], left] = readPeople(
    [['a', file({ facts: '3', 'facts.e': ' A list ', '.who': 'Heron', '.t': '7' })]],
    scale
  )
  assert.deepEqual(left, [])
  assert.deepEqual([one?.who, one?.t, one?.outside], ['heron', 7, false])
  assert.deepEqual([...(one as Person).ratings], [['facts', 3]])
  assert.equal(one?.texts.get('facts'), 'A list')
})

test('a file that does not fit is left out with a sentence, whatever it holds', () => {
  for (const [text, why] of [
    ['', 'rNoText'],
    ['{', 'cannot be read'],
    ['{"format":', 'cannot be read'],
    ['\u0000\u0001PK\u0003\u0004', 'rNoText'],
    ['{"a":"' + 'x'.repeat(2e6) + '"}', 'too large'],
    ['x'.repeat(2e6), 'too large'],
    ['null', 'rNoText'],
    [file({ facts: '3' }, { f: 2 }), 'newer version'],
    [file({ facts: '3' }, { f: 'NaN' }), 'newer version'],
    [file({ facts: '3' }, { course: 'other' }), 'no file of this exercise'],
    [file({ facts: '3' }, { activity: 'other' }), 'no file of this exercise'],
    [file({ facts: '3' }, { format: 'courseware-worksheet' }), 'no file of this exercise'],
    [file({ facts: '9' }), 'rOff'],
    [file({ facts: 'NaN' }), 'rOff'],
    [file({ facts: '<script>' }), 'rOff'],
    [file({ facts: 3 }), 'cannot be read'],
    [file(['3']), 'cannot be read'],
    [file({}), 'rEmpty'],
    [file({ other: '3' }), 'rEmpty']
  ] as const) {
    const [people, left] = readPeople([['x.json', text]], scale)
    assert.deepEqual(people, [], text.slice(0, 80))
    assert.match(left.join(), new RegExp(why), text.slice(0, 80))
  }
})

test('names of prototypes are names like any other', () => {
  assert.match(
    refused('{"format":"courseware-rating","f":1,"course":"c","activity":"r","values":{"__proto__":"3"}}'),
    /rEmpty/
  )
  const person = personOf({ constructor: '2' } as unknown as Record<string, string>, scale)
  assert.deepEqual([...(person as Person).ratings], [['constructor', 2]])
  assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false)
})

test('one person counts once, the newer file wins', () => {
  const make = (who: string, device: string, t: number, outside = false): Person => ({
    ...{ who, device, t, outside },
    ratings: new Map([['facts', t]]),
    texts: new Map()
  })
  const all: Person[] = []
  assert.equal(addPeople(all, [make('', 'd1', 1), make('', 'd1', 2), make('', 'd1', 1)]), 2)
  assert.deepEqual(
    all.map(({ t }) => t),
    [2]
  )
  assert.equal(addPeople(all, [make('heron', 'd2', 3), make('heron', 'd3', 4)]), 1, 'one name, two devices')
  assert.equal(addPeople(all, [make('owl', 'd2', 5), make('owl', 'd3', 6)]), 1, 'another name on one of the devices')
  assert.equal(addPeople(all, [make('', '', 7), make('', '', 8)]), 0, 'files that say nothing of whom they are from')
  assert.equal(addPeople(all, [make('', 'd1', 9, true)]), 0, 'somebody outside')
  assert.equal(all.length, 6)
})

const answer = '[rating 1 c/r k3 1763 facts=2 constructor=? comment=They <b>know</b> facts=5 me]'

test('the text of people outside is read, also wrapped, quoted, and several at once', () => {
  const expected = { facts: '2', constructor: '?', '.side': 'outside', '.device': 'k3', '.t': '1763' }
  const comment = 'They <b>know</b> facts=5 me'
  assert.deepEqual(readTexts(answer, 'r'), [{ ...expected, '.comment': comment }])
  const wrapped = `Dear Ines,\n> > ${answer.replaceAll(' ', '\n> > ')}\nBest\n`
  assert.deepEqual(readTexts(wrapped, 'r'), [{ ...expected, '.comment': comment }])
  assert.equal(readTexts(`${answer} and ${answer}${answer}`, 'r').length, 3)
})

test('a text that does not fit is left out with a sentence', () => {
  for (const [text, why] of [
    ['Thank you, all fine', undefined],
    ['[rating 1 c/r k3 1763 facts=2', undefined],
    ['[rating one c/r k3 1763 facts=2]', undefined],
    ['[rating 2 c/r k3 1763 facts=2]', 'xNewer'],
    ['[rating 1 d/r k3 1763 facts=2]', 'xForeign'],
    ['[rating 1 c/s k3 1763 facts=2]', 'xForeign'],
    ['x'.repeat(1e6 + 1), 'xLarge']
  ] as const)
    assert.equal(readTexts(text, 'r')[0], why, text.slice(0, 60))
  assert.match(refused('[rating 1 c/r k3 1 facts=9]'), /rOff/)
  assert.match(refused('[rating 1 c/r k3 1 __proto__=3]'), /rEmpty/)
  assert.match(refused('[rating 1 c/r k3 1 facts]'), /rEmpty|rOff/)
})

test('a text made to be slow is not', () => {
  const begun = performance.now()
  for (const piece of ['[rating 1 c/r a 1 ', '[rating 1 ', '> ', '[rating 1 c/r a 1 a=comment=', ' comment='])
    readTexts(piece.repeat(Math.floor(1e6 / piece.length)), 'r')
  assert.ok(performance.now() - begun < 3000)
})
