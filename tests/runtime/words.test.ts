/** What is said: numbers in words, plural forms, words of another course or language in place of ours. */

import './page'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addWords, say, sayPartly, sayRight, sayWhen } from '../../plugins/courseware/browser/words'

test('right, and at which try', () => {
  assert.equal(sayRight(1), 'That holds.')
  assert.equal(sayRight(2), 'That holds. Right at the second try.')
  assert.equal(sayRight(40), 'That holds.')
})

test('partly, with what there is to say', () => {
  assert.equal(
    sayPartly({ found: 2, extra: 1, missing: 1 }),
    'Partly. Two found, one does not belong, one is still missing.'
  )
  assert.equal(sayPartly({ found: 1, extra: 0, missing: 2 }), 'Partly. One found, two are still missing.')
  assert.equal(sayPartly({ found: 12, extra: 2, missing: 0 }), 'Partly. 12 found, two do not belong.')
})

test('figures', () => {
  assert.equal(say('answered', { n: 2, all: 4 }), 'You have answered 2 of 4 on this page.')
  assert.equal(say('allAnswered', { n: 4 }), 'All four answered.')
  assert.equal(say('allAnswered', { n: 1 }), 'Answered.')
  assert.equal(say('triesLeft', { n: 12.5 }), 'Tries left: 12.5.')
})

test('words of the course come before ours, also for parts', () => {
  assert.equal(say('show'), 'Let me see')
  addWords({ quizOnly: 'Theirs', quizMore: 'More' })
  assert.equal(say('quizOnly'), 'Ours')
  assert.equal(say('quizMore'), 'More')
  assert.equal(say('unknown'), '')
})

test('words in the page come last, and have plural forms', () => {
  assert.equal(say('quizOnly'), 'Ours')
  assert.equal(say('steps', { n: 1 }), '1 step')
  assert.equal(say('steps', { n: 2 }), '2 steps')
})

test('when: the time today, the day otherwise', () => {
  const now = new Date()
  const clock = [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
  assert.equal(sayWhen(Number(now)), 'at ' + clock)
  assert.equal(sayWhen(Number(new Date(2025, 10, 21, 9))), 'on November 21')
})
