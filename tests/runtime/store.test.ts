/** The store on storage that is well, full, blocked, broken, or used by another tab. */

import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { record } from '../../plugins/courseware/browser/merge'
import * as store from '../../plugins/courseware/browser/store'
import { absorb, erase, unreadable } from '../../plugins/courseware/browser/whole'

/** A storage whose keys are its properties, as in a browser, with room for so many characters. */
class FakeStorage {
  [key: string]: unknown
  static room = Infinity

  get length(): number {
    return Object.keys(this).length
  }

  getItem(key: string): string | null {
    return Object.hasOwn(this, key) ? String(this[key]) : null
  }

  setItem(key: string, value: string): void {
    const others = Object.entries(this).filter(([name]) => name !== key)
    const used = others.reduce((sum, [name, text]) => sum + name.length + String(text).length, 0)
    if (used + key.length + value.length > FakeStorage.room) throw new Error('QuotaExceededError')
    this[key] = value
  }

  removeItem(key: string): void {
    delete this[key]
  }
}

let box: FakeStorage
let time: number

const open = (): void => store.open({ box: () => box as store.Box, course: 'c', now: () => time, random: () => 'dev' })

beforeEach(() => {
  box = new FakeStorage()
  FakeStorage.room = Infinity
  time = 1000
  open()
})

test('one key a record', () => {
  assert.equal(store.write('answer/q', 'v1', { n: 1 }, { best: 0 }), true)
  assert.deepEqual(Object.keys(box), ['cw/c/me/seed/device', 'cw/c/me/answer/q'])
  assert.equal(store.state(), 'kept')
  assert.ok(store.saved('answer/q'))
})

test('what was kept is there after a reload, from the same device', () => {
  store.write('answer/q', 'v1', { n: 1 }, { best: 1 })
  open()
  const { data, top, by } = store.read('answer/q') ?? {}
  assert.deepEqual({ data, top, by }, { data: { n: 1 }, top: { best: 1 }, by: 'dev' })
})

test('best scores and earlier wordings outlive later answers', () => {
  store.write('answer/q', 'v1', { n: 1 }, { best: 1, tries: 1 })
  store.write('answer/q', 'v1', { n: 2 }, { best: 0, tries: 2 })
  store.write('answer/q', 'v2', { n: 3 }, { best: 0, tries: 1 })
  const { v, data, old } = store.read('answer/q') ?? {}
  assert.deepEqual({ v, data }, { v: 'v2', data: { n: 3 } })
  assert.deepEqual(
    old?.map((entry) => [entry.v, entry.data, entry.top]),
    [['v1', { n: 2 }, { best: 1, tries: 2 }]]
  )
})

test('a clock that is behind does not make an answer old', () => {
  absorb('answer/q', record([{ v: 'v1', t: 9e12, by: 'other', data: { n: 1 }, top: {} }]))
  store.write('answer/q', 'v1', { n: 2 })
  assert.deepEqual(store.read('answer/q')?.data, { n: 2 })
})

test('without room: kept in memory, said, written when there is room', () => {
  store.write('answer/a', 'v', { n: 1 })
  FakeStorage.room = 120
  assert.equal(store.write('answer/b', 'v', { text: 'x'.repeat(200) }), false)
  assert.equal(store.state(), 'full')
  assert.equal(store.saved('answer/b'), false)
  assert.ok(store.saved('answer/a'))
  assert.equal(store.list('answer/').length, 2)
  const heard: string[] = []
  store.listen((name) => heard.push(name))
  FakeStorage.room = Infinity
  store.flush()
  assert.deepEqual(heard, ['answer/b'])
  assert.equal(store.state(), 'kept')
  assert.ok('cw/c/me/answer/b' in box)
})

test('what another tab wrote meanwhile is merged, not overwritten', () => {
  store.write('answer/a', 'v', { n: 1 }, { best: 1 })
  FakeStorage.room = 10
  store.write('answer/a', 'v', { n: 2 }, { best: 0 })
  const other = record([{ v: 'w', t: 5000, by: 'tab', data: { n: 3 }, top: { best: 1 } }])
  box['cw/c/me/answer/a'] = JSON.stringify(other)
  FakeStorage.room = Infinity
  store.flush()
  const sum = store.read('answer/a')
  assert.deepEqual([sum?.data, sum?.old[0]?.data], [{ n: 3 }, { n: 2 }])
})

test('no storage at all: memory only', () => {
  const none: (() => store.Box | null)[] = [
    () => null,
    () => {
      throw new Error('SecurityError')
    }
  ]
  for (const find of none) {
    store.open({ box: find, course: 'c' })
    assert.equal(store.state(), 'none')
    assert.equal(store.device, '')
    assert.equal(store.write('answer/a', 'v', { n: 1 }), false)
    assert.deepEqual(store.read('answer/a')?.data, { n: 1 })
    assert.equal(store.saved('answer/a'), false)
  }
})

test('a storage that takes nothing is none', () => {
  box = new FakeStorage()
  FakeStorage.room = 0
  open()
  store.write('answer/a', 'v', {})
  assert.equal(store.state(), 'none')
})

test('what cannot be read is put aside, never dropped', () => {
  box['cw/c/me/answer/a'] = '{"f":1,'
  box['cw/c/me/answer/b'] = '{"f":9}'
  assert.equal(store.read('answer/a'), undefined)
  assert.equal(store.read('answer/b'), undefined)
  store.write('answer/a', 'v', { n: 1 })
  box['cw/c/me/answer/a'] = '7'
  assert.equal(store.read('answer/a'), undefined)
  assert.deepEqual(unreadable(), {
    'cw/c/!bad/me/answer/a': '{"f":1,',
    'cw/c/!bad/me/answer/b': '{"f":9}',
    'cw/c/!bad/me/answer/a~': '7'
  })
  assert.deepEqual(store.list(), [])
})

test('without room to put it aside it stays where it is', () => {
  box['cw/c/me/answer/a'] = 'broken'
  FakeStorage.room = 1
  assert.equal(store.read('answer/a'), undefined)
  assert.equal(box['cw/c/me/answer/a'], 'broken')
  assert.deepEqual(unreadable(), { 'cw/c/!bad/me/answer/a': 'broken' })
})

test('bringing in a copy twice adds nothing the second time', () => {
  store.write('answer/a', 'v', { n: 1 }, { best: 1, tries: 2 })
  const copy = store.list()
  const [, mine] = copy[0] ?? assert.fail()
  assert.equal(absorb('answer/a', mine), 'older')
  const theirs = record([{ v: 'v', t: 9000, by: 'other', data: { n: 2 }, top: { best: 0, tries: 5 } }])
  assert.equal(absorb('answer/a', theirs), 'newer')
  assert.equal(absorb('answer/a', theirs), 'older')
  assert.equal(absorb('answer/b', theirs), 'new')
  assert.deepEqual(store.read('answer/a')?.top, { best: 1, tries: 5 })
})

test('a seed is the device’s own: no record, in no list', () => {
  store.write('answer/a', 'v', {})
  assert.deepEqual(
    store.list().map(([name]) => name),
    ['answer/a']
  )
})

test('erasing takes all of this course and nothing else', () => {
  box['cw/other/me/answer/a'] = '{}'
  box['cw/c/!bad/me/answer/z'] = 'x'
  box.theme = 'dark'
  store.write('answer/a', 'v', {})
  erase()
  // The device has a new name at once, so that what it seeds looks the same after a reload.
  assert.deepEqual(Object.keys(box), ['cw/other/me/answer/a', 'theme', 'cw/c/me/seed/device'])
})

test('only changes of this course are heard', () => {
  const heard: string[] = []
  const life = new AbortController()
  store.listen((name) => heard.push(name), life.signal)
  store.heard('cw/c/me/answer/a')
  store.heard('cw/other/me/answer/a')
  store.heard('theme')
  store.heard(null)
  life.abort()
  store.heard('cw/c/me/answer/b')
  assert.deepEqual(heard, ['answer/a', ''])
})
