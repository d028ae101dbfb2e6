/** The same scoring vectors as in Python. */

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { hits } from '../../plugins/courseware/activities/blanks/score'
import { match as matchNumber } from '../../plugins/courseware/activities/numeric/score'
import { read } from '../../plugins/courseware/browser/numbers'
import { score } from '../../plugins/courseware/browser/score'
import { match as matchText } from '../../plugins/courseware/activities/text/score'
import { fold } from '../../plugins/courseware/browser/fold'

interface Foreseen {
  is: string[]
  pattern?: string | null
  within?: string | null
  right: boolean
  key: string
}

interface Vectors {
  choice: {
    right: string[]
    wrong: string[]
    several: boolean
    response: string[]
    score: number | null
    outcome: string | null
  }[]
  fold: { in: string; case: boolean; accents: boolean; out: string }[]
  text: {
    answers: Foreseen[]
    case: boolean
    accents: boolean
    response: string
    score: number
    key: string | null
  }[]
  blanks: { gaps: string[][]; case: boolean; accents: boolean; response: string[]; score: number; outcome: string }[]
  numbers: { in: string; unit: string; out: number[] }[]
  numeric: { answers: Foreseen[]; unit: string; response: string; score: number | null; key: string | null }[]
}

const vectors = JSON.parse(readFileSync('tests/vectors/scoring.json', 'utf8')) as Vectors

const foreseen = (answers: Foreseen[]) =>
  answers.map((answer) => ({ ...answer, pattern: answer.pattern ?? undefined, within: answer.within ?? undefined }))

test('choice', () => {
  for (const vector of vectors.choice) {
    if (vector.score === null) continue
    const found = score(vector.right, vector.wrong, vector.several, vector.response)
    assert.ok(Math.abs(found.score - vector.score) < 1e-9, JSON.stringify([vector, found]))
    assert.equal(found.outcome, vector.outcome, JSON.stringify(vector))
  }
})

test('the counts that the result line speaks of', () => {
  const { found, extra, missing } = score(['a', 'b', 'c'], ['d', 'e'], true, ['a', 'b', 'd'])
  assert.deepEqual({ found, extra, missing }, { found: 2, extra: 1, missing: 1 })
})

test('folding', () => {
  for (const { in: text, case: isStrict, accents, out } of vectors.fold) {
    assert.equal(fold(text, { case: isStrict, accents }), out, JSON.stringify(text))
  }
})

test('folding twice changes nothing but a full stop', () => {
  for (const { in: text } of vectors.fold) {
    const once = fold(text)
    if (!/[.!?]$/.test(once)) assert.equal(fold(once), once, JSON.stringify(text))
  }
})

test('text', () => {
  for (const vector of vectors.text) {
    const found = matchText(vector.response, foreseen(vector.answers), vector)
    assert.equal(found?.key ?? null, vector.key, JSON.stringify(vector))
    assert.equal(found?.right ? 1 : 0, vector.score, JSON.stringify(vector))
  }
})

test('blanks', () => {
  for (const vector of vectors.blanks) {
    const good = hits(vector.gaps, vector.response, vector)
    const share = good.filter(Boolean).length / good.length
    assert.ok(Math.abs(share - vector.score) < 1e-9, JSON.stringify(vector))
    assert.equal(share === 1 ? 'right' : share ? 'partly' : 'wrong', vector.outcome, JSON.stringify(vector))
  }
})

test('reading numbers', () => {
  for (const { in: text, unit, out } of vectors.numbers) {
    assert.deepEqual(read(text, unit), out, JSON.stringify({ text, unit }))
  }
})

test('numeric', () => {
  for (const vector of vectors.numeric) {
    const candidates = read(vector.response, vector.unit)
    assert.equal(candidates.length === 0, vector.score === null, JSON.stringify(vector))
    const found = matchNumber(candidates, foreseen(vector.answers))
    assert.equal(found?.key ?? null, vector.key, JSON.stringify(vector))
    if (vector.score !== null) assert.equal(found?.right ? 1 : 0, vector.score, JSON.stringify(vector))
  }
})
