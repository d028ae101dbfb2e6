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

test('without room to put it aside it stays where it is, and nothing is written over it', () => {
  box['cw/c/me/answer/a'] = 'broken'.repeat(99)
  FakeStorage.room = 700
  assert.equal(store.read('answer/a'), undefined)
  assert.deepEqual(unreadable(), { 'cw/c/!bad/me/answer/a': 'broken'.repeat(99) })
  assert.equal(store.write('answer/a', 'v', { n: 1 }), false)
  assert.equal(box['cw/c/me/answer/a'], 'broken'.repeat(99))
  assert.deepEqual(store.read('answer/a')?.data, { n: 1 })
  FakeStorage.room = Infinity
  store.flush()
  assert.equal(box['cw/c/!bad/me/answer/a'], 'broken'.repeat(99))
  assert.equal(store.state(), 'kept')
  open()
  assert.deepEqual(store.read('answer/a')?.data, { n: 1 })
})

test('without room two texts that cannot be read are both put aside in memory', () => {
  FakeStorage.room = 1
  for (const text of ['one', 'two']) {
    box['cw/c/me/answer/a'] = text
    store.read('answer/a')
  }
  assert.deepEqual(Object.values(unreadable()), ['one', 'two'])
})

const A = 'cw/c/me/answer/a'
const theirs = (data: object, t = 5000): string =>
  JSON.stringify(record([{ v: 'v', t, by: 'tab', data: { ...data }, top: {} }]))
const cells = (): unknown => Object.keys(store.read('work/a')?.data.cells ?? {})

test('what another tab wrote over is put back when its news arrives', () => {
  store.write('work/a', '', { cells: { mine: ['x', 1] } })
  // It had read before we wrote.
  const text = theirs({ cells: { theirs: ['y', 2] } })
  box['cw/c/me/work/a'] = text.replace('"v":"v"', '"v":""')
  store.heard('cw/c/me/work/a', String(box['cw/c/me/work/a']))
  assert.deepEqual(cells(), ['theirs', 'mine'])
  assert.match(String(box['cw/c/me/work/a']), /mine/)
})

test('what we wrote over is put back, though its tab is closed by now', () => {
  store.write('answer/a', 'w', { n: 1 })
  store.heard(A, theirs({ n: 2 }))
  open()
  assert.deepEqual([store.read('answer/a')?.data, store.read('answer/a')?.old[0]?.data], [{ n: 2 }, { n: 1 }])
})

test('news that adds nothing is not written again, or two tabs would answer each other for ever', () => {
  store.write('answer/a', 'v', { n: 1 }, { best: 1, tries: 1 })
  const { old: _, f: __, ...entry } = store.read('answer/a') ?? assert.fail()
  // The same in another order.
  const other = JSON.stringify({ old: [], f: 1, ...entry, top: { tries: 1, best: 1 } })
  box[A] = other
  store.heard(A, other)
  assert.equal(box[A], other)
})

test('what was erased elsewhere does not come back', () => {
  store.write('answer/a', 'v', { n: 1 })
  const before = String(box[A])
  FakeStorage.room = 10
  store.write('answer/a', 'w', { n: 2 })
  FakeStorage.room = Infinity
  delete box[A]
  // News from before the erasure may come late.
  store.heard(A, before)
  assert.equal(box[A], undefined)
  store.heard(A, null)
  store.flush()
  assert.equal(store.read('answer/a'), undefined)
  box[A] = theirs({ n: 3 })
  store.heard(A, String(box[A]))
  assert.deepEqual([store.read('answer/a')?.data, store.read('answer/a')?.old], [{ n: 3 }, []])
})

test('broken text in the place of a record that this tab wrote is put aside, and the record put back', () => {
  store.write('answer/a', 'v', { n: 1 })
  box[A] = 'broken'
  store.heard(A, 'broken')
  open()
  assert.deepEqual(store.read('answer/a')?.data, { n: 1 })
  assert.deepEqual(Object.values(unreadable()), ['broken'])
})

test('a page out of the browser’s memory puts nothing back', () => {
  store.write('answer/a', 'w', { n: 1 })
  store.heard()
  box[A] = theirs({ n: 2 })
  store.heard(A, String(box[A]))
  assert.deepEqual(store.read('answer/a')?.old, [])
  assert.deepEqual(store.read('answer/a')?.data, { n: 2 })
})

test('a device’s name that another tab gave is no broken record', () => {
  store.heard('cw/c/me/seed/device', 'other')
  assert.equal(box['cw/c/me/seed/device'], 'dev')
  assert.deepEqual(unreadable(), {})
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
