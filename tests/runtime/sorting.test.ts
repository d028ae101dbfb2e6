/** The same vectors as in Python: steps in order, items in their places. */

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { score as scoreOrder } from '../../plugins/courseware/activities/order/score'
import { score as scorePairs } from '../../plugins/courseware/browser/pairing'

interface Vectors {
  order: { right: string[]; response: string[]; score: number; outcome: string }[]
  pairs: { right: Record<string, string>; places: number; response: string[]; score: number; outcome: string }[]
}

const vectors = JSON.parse(readFileSync('tests/vectors/sorting.json', 'utf8')) as Vectors

for (const { right, response, score, outcome } of vectors.order) {
  test(`order ${response.join()} of ${right.join()}`, () => {
    assert.deepEqual(scoreOrder(right, response), { score, outcome })
  })
}

for (const { right, places, response, score, outcome } of vectors.pairs) {
  test(`pairs ${response.join()} of ${places}`, () => {
    const found = scorePairs(right, places, new Map(response.map((pair) => pair.split('=') as [string, string])))
    assert.ok(Math.abs(found.score - score) < 1e-9)
    assert.equal(found.outcome, outcome)
  })
}
