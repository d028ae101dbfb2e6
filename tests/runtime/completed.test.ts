/** When a module, and when the course is said to be completed. */

import './page'
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { tellCompleted } from '../../plugins/courseware/browser/completed'
import { outline } from '../../plugins/courseware/browser/outline'
import * as store from '../../plugins/courseware/browser/store'
import { full } from '../../plugins/courseware/browser/ways'

let told: string[] = []
document.dispatchEvent = (event) => {
  const { verb, kind, ...rest } = (event as CustomEvent<Record<string, string>>).detail
  told.push(`${verb} ${kind} ${kind && rest[kind]}`)
  return true
}

beforeEach(() => {
  store.open({ box: () => null, course: 'c' })
  full.splice(0, full.length, ['01-a', ['01-a', '01-a/one']], ['02-b', ['02-b']], ['03-c', []])
  outline.modules = full
  outline.paths = [['short', 'Short', ['01-a'], []]]
  told = []
})

const done = (...pages: string[]): void => {
  for (const page of pages) store.write('page/' + page, '', { done: true })
  tellCompleted()
}

test('a module is completed once, with the last of its pages; one without pages never', () => {
  done('01-a')
  assert.deepEqual(told, [])
  done('01-a/one')
  done()
  assert.deepEqual(told, ['completed module 01-a'])
})

test('the course is completed with all pages, or with those of the chosen path', () => {
  done('01-a', '01-a/one')
  assert.deepEqual(told, ['completed module 01-a'])
  store.write('me/path', '', { path: 'short' })
  done()
  assert.deepEqual(told, ['completed module 01-a', 'completed course c'])
})

test('where the course asks for all, a path is not enough', () => {
  outline.all = true
  store.write('me/path', '', { path: 'short' })
  done('01-a', '01-a/one')
  assert.deepEqual(told, ['completed module 01-a'])
  done('02-b')
  assert.deepEqual(told, ['completed module 01-a', 'completed module 02-b', 'completed course c'])
  delete outline.all
})

test('what is open again is said once more when it is done', () => {
  done('02-b')
  store.write('page/02-b', '', { done: false })
  tellCompleted()
  done('02-b')
  assert.deepEqual(told, ['completed module 02-b', 'completed module 02-b'])
})
