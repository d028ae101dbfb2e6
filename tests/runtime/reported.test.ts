/** The table of what is reported, of which pages are made, against what is really told. */

import './page'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Course } from '../../plugins/courseware/browser/lms/course'
import { interactionOf } from '../../plugins/courseware/browser/lms/interaction'
import { names, rows, types } from '../../plugins/courseware/browser/lms/reported.json'
import { scorm12 } from '../../plugins/courseware/browser/lms/scorm12'
import { scorm2004 } from '../../plugins/courseware/browser/lms/scorm2004'

const course = { about: {}, keys: {} } as unknown as Course
const dialects = { scorm12, scorm2004 }
const both = ['scorm12', 'scorm2004'] as const

/** An answer of each type as pages tell it. */
const RESPONSES: Record<string, string[]> = { matching: ['a=b'], numeric: ['7'] }

const typeOf = (heard: Record<string, unknown>, standard: (typeof both)[number]): string | undefined => {
  const interaction = interactionOf({ activity: 'q', ...heard }, course)
  assert.ok(interaction)
  return dialects[standard].interaction(interaction, 0, ['a', 'b']).find(([element]) => element === 'type')?.[1]
}

test('each kind of question arrives as the table says', () => {
  for (const [kind, type] of Object.entries(types))
    for (const standard of both) {
      const heard = { verb: 'answered', kind, response: RESPONSES[type] ?? ['a'], labels: ['A'] }
      assert.equal(typeOf(heard, standard), names[type as keyof typeof names][standard], `${kind} in ${standard}`)
    }
})

test('stories are told with their content, work of one’s own without, cards not at all', () => {
  const story = { verb: 'answered', kind: 'scenario', scene: 's', labels: ['Go'] }
  const work = { verb: 'answered', kind: 'worksheet', response: ['done'], labels: ['Secret'] }
  for (const standard of both) {
    assert.equal(typeOf(story, standard), names.performance[standard])
    assert.equal(typeOf({ ...story, verb: 'completed', text: 'The end' }, standard), names.performance[standard])
    assert.equal(typeOf(work, standard), names.performance[standard])
  }
  for (const kind of ['worksheet', 'rating', 'reflection']) {
    const interaction = interactionOf({ ...work, kind, activity: 'w', text: 'Secret' }, course)
    assert.ok(!JSON.stringify(interaction).includes('Secret'), kind)
  }
  // A question may be about the own case as well: its author says so.
  const own = { ...course, private: ['w'] }
  for (const kind of [...Object.keys(types), 'scenario'])
    for (const verb of ['answered', 'completed']) {
      const heard = { ...work, verb, kind, activity: 'w', scene: 's', text: 'Secret', response: ['Secret'] }
      const told = interactionOf(heard, own)
      // A story is done at its end, and not with a decision on the way.
      if (kind === 'scenario' && verb === 'answered') assert.equal(told, undefined)
      else assert.deepEqual([told?.response, told?.words], [['done'], 'done'], `${kind} ${verb}`)
    }
  assert.equal(interactionOf({ verb: 'answered', kind: 'review', activity: 'r' }, course), undefined)
})

test('where somebody stands arrives in the elements of the table, and in no others', () => {
  const standing = { completed: true, success: true, score: 1, progress: 1, location: 'p', suspend: 's', seconds: 1 }
  // Limits of a score, and how a session ends, say nothing about anybody.
  const aside = /\.(min|max|exit)$|^cmi\.score\.raw$/
  for (const standard of both) {
    const told = dialects[standard].standing(standing).map(([element]) => element)
    const elements = new Set(rows.flatMap((row) => row[standard] ?? []).filter((each) => !each.includes('.n.')))
    assert.deepEqual(new Set(told.filter((each) => !aside.test(each))), elements, standard)
    const parts = dialects[standard].objective({ id: 'o', points: 1, most: 1, time: 0 }).map(([element]) => element)
    for (const each of rows.find(({ id }) => id === 'exam')?.[standard] ?? [])
      assert.ok(parts.includes(each.replace('cmi.objectives.n.', '')), each)
  }
})
