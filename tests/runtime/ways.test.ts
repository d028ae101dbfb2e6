/** Which pages are on a way, and what a note out of storage is taken for. */

import './page'
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { isEmpty, noteOf } from '../../plugins/courseware/browser/note'
import { outline } from '../../plugins/courseware/browser/outline'
import * as store from '../../plugins/courseware/browser/store'
import { chosen, full, isLeftOut, isOn, paths, titlesFor, wayOf } from '../../plugins/courseware/browser/ways'

beforeEach(() => {
  store.open({ box: () => null, course: 'c' })
  full.splice(
    0,
    full.length,
    ['01-a', ['01-a', '01-a/one', '01-a/two']],
    ['02-b', ['02-b', '02-b/story']],
    ['03-c', ['03-c']]
  )
  outline.paths = [
    ['short', 'Short', ['01-a'], ['02-b/story']],
    ['long', 'Long', ['01-a', '03-c'], []]
  ]
  outline.only = { '01-a/two': ['long'] }
})

const choose = (path: unknown): boolean => store.write('me/path', '', { path })

test('nobody has chosen: all pages, none left out', () => {
  assert.equal(chosen(), undefined)
  assert.equal(wayOf().length, 6)
  assert.equal(isLeftOut('01-a/two'), false)
})

test('a path has the pages of its modules, and its stories, in the order of the course', () => {
  choose('short')
  assert.deepEqual(wayOf(chosen()), ['01-a', '01-a/one', '02-b/story'])
  choose('long')
  assert.deepEqual(wayOf(chosen()), ['01-a', '01-a/one', '01-a/two', '03-c'])
})

test('a page of another path is left out, one without paths never', () => {
  const [short, long] = paths()
  assert.ok(short && long)
  assert.equal(isLeftOut('01-a/two', short), true)
  assert.equal(isLeftOut('01-a/two', long), false)
  assert.equal(isLeftOut('02-b', long), false)
  assert.equal(isOn(long, '02-b', '02-b'), false)
  assert.deepEqual(titlesFor('01-a/two'), ['Long'])
  assert.deepEqual(titlesFor('constructor'), [])
})

test('a choice that is none of the paths is the whole course', () => {
  for (const path of ['gone', '', 7, null, ['short'], 'constructor']) {
    choose(path)
    assert.equal(chosen(), undefined, String(path))
  }
})

test('a note takes texts for texts, and nothing else', () => {
  assert.equal(noteOf('note/x#y'), undefined)
  store.write('note/x#y', '', { text: ['a'], mark: 'yes', title: {}, page: 3 })
  const note = noteOf('note/x#y')
  assert.deepEqual(note, { text: '', mark: false, title: '', page: '' })
  assert.ok(note && isEmpty(note))
  store.write('note/x#y', '', { text: 'a'.repeat(2e4), mark: true, title: 'T', page: 'P' })
  assert.equal(noteOf('note/x#y')?.text.length, 1e4)
})
