/** What is told to a learning management system, and how: by the limits that were measured with real ones. */

import './page'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Api } from '../../plugins/courseware/browser/lms/api'
import type { Course } from '../../plugins/courseware/browser/lms/course'
import { interactionOf, type Interaction } from '../../plugins/courseware/browser/lms/interaction'
import { packAll, packNow, unpackAll } from '../../plugins/courseware/browser/lms/resume'
import { scorm12 } from '../../plugins/courseware/browser/lms/scorm12'
import { scorm2004 } from '../../plugins/courseware/browser/lms/scorm2004'
import { standOf } from '../../plugins/courseware/browser/lms/standing'
import {
  clock12,
  cut,
  duration,
  moment,
  name12,
  name2004,
  percent,
  time12
} from '../../plugins/courseware/browser/lms/values'
import { asWaiting } from '../../plugins/courseware/browser/lms/waiting'
import { parse, record, type Rec } from '../../plugins/courseware/browser/merge'
import type { Leaf } from '../../plugins/courseware/browser/pack'

const course: Course = {
  id: 'c',
  version: '1',
  title: 'A course',
  lang: 'en',
  modules: [['m', 'A module', ['m/a', 'm/b']]],
  leaves: [],
  about: { 'next-customer': ['choice', 'Who is the next customer?'], long: ['text', 'x'.repeat(400)] },
  keys: { 'next-customer': ['the-council', 'mrs-aalto', 'nobody'] }
}

const answered = (kind: string, more: Record<string, unknown> = {}): Interaction => {
  const base = {
    verb: 'answered',
    kind,
    activity: 'next-customer',
    points: 2,
    time: Date.UTC(2026, 10, 28, 9, 5, 7, 123)
  }
  const found = interactionOf({ ...base, objectives: ['O1.1'], score: 1, ...more }, course)
  assert.ok(found)
  return found
}

test('spans and moments have at most two decimals, and hours as many digits as it takes', () => {
  assert.equal(clock12(0), '00:00:00.00')
  assert.equal(clock12(3725.126), '01:02:05.13')
  assert.equal(clock12(59.999), '00:01:00.00')
  assert.equal(clock12(120 * 3600), '120:00:00.00')
  assert.equal(duration(90.255), 'PT90.26S')
  assert.equal(duration(-5), 'PT0S')
  assert.equal(moment(Date.UTC(2026, 10, 28, 9, 5, 7, 123)), '2026-11-28T09:05:07.12Z')
  for (const t of [-1, 1e300, Date.UTC(57880, 0)]) {
    assert.match(moment(t), /^\d{4}-\d\d-\d\dT[\d:]{8}\.\d\dZ$/)
    assert.match(time12(t), /^[\d:]{8}\.00$/)
  }
  assert.equal(percent(1.2), '100')
  assert.equal(percent(1 / 3), '33.33')
})

test('names are what each standard takes, and different ones stay different', () => {
  assert.equal(name12('with space é'), 'with_20space_20_e9')
  assert.equal(name2004('a-b_c.d'), 'a.b_5f_c_2e_d')
  const names = ['a-b', 'a.b', 'a_b', 'a b', 'ab', 'a_2e_b', 'é', '_e9_']
  assert.equal(new Set(names.map(name2004)).size, names.length)
  for (const name of names) assert.match(name2004(name), /^[\w.]{1,250}$/)
  assert.equal(cut('🙂🙂🙂', 4), '🙂…')
})

/** Values by their elements. */
const told = (dialect: typeof scorm12, interaction: Interaction, index = 3): Record<string, string> =>
  Object.fromEntries(dialect.interaction(interaction, index, course.keys[interaction.id]))

test('a choice is told with letters in 1.2 and with its keys in 2004', () => {
  const chosen = answered('choice', { response: ['mrs-aalto', 'the-council'], labels: ['Mrs Aalto', 'The council'] })
  const [in12, in2004] = [told(scorm12, chosen), told(scorm2004, chosen)]
  assert.equal(in12.id, 'next-customer.3')
  assert.equal(in12.student_response, 'b,a')
  assert.equal(in12.result, 'correct')
  assert.equal(in2004.id, 'next.customer.3')
  assert.equal(in2004.learner_response, 'mrs.aalto[,]the.council')
  assert.equal(in2004.description, 'Who is the next customer? · Mrs Aalto; The council')
  assert.ok(Object.keys(in2004).indexOf('type') < Object.keys(in2004).indexOf('learner_response'))
})

test('wrong and partly right are spelled as each standard wants it', () => {
  assert.equal(told(scorm12, answered('choice', { score: 0, response: ['nobody'] })).result, 'wrong')
  assert.equal(told(scorm2004, answered('choice', { score: 0, response: ['nobody'] })).result, 'incorrect')
  assert.equal(told(scorm12, answered('choice', { score: 0.5, response: ['nobody'] })).result, '0.5')
  assert.equal(told(scorm2004, answered('order', { score: 0.5, response: ['a', 'b'] })).result, '0.5')
})

test('long answers and foreign letters are cut and spelled so that no system refuses them', () => {
  const long = answered('text', { response: ['“ä→' + 'x'.repeat(5000)], labels: ['“ä→' + 'x'.repeat(5000)] })
  const in12 = told(scorm12, long).student_response ?? ''
  assert.ok(in12.length <= 255)
  assert.ok(in12.startsWith('"a>x'))
  const in2004 = told(scorm2004, long)
  assert.equal(in2004.type, 'other')
  assert.equal(in2004.learner_response?.length, 4000)
  assert.equal(in2004.description?.length, 250)
  assert.equal(told(scorm12, answered('numeric', { response: ['105'], labels: ['105'] })).type, 'numeric')
  assert.equal(told(scorm2004, answered('numeric', { response: ['about five'], labels: ['about five'] })).type, 'other')
  const pairs = answered('match', { response: ['a-b=c', 'd=e'], labels: ['A: C', 'D: E'] })
  assert.equal(told(scorm2004, pairs).learner_response, 'a.b[.]c[,]d[.]e')
})

test('of own cases, ratings and reflections nothing is told but that they are done', () => {
  const secret = { labels: ['My secret'], response: ['My secret'], text: 'My secret', cells: { a: ['My secret', 1] } }
  for (const kind of ['worksheet', 'rating', 'plan', 'chain', 'calculator', 'a-kind-to-come'])
    assert.ok(!JSON.stringify(answered(kind, secret)).includes('secret'), kind)
  const done = interactionOf({ verb: 'completed', kind: 'reflection', activity: 'r', ...secret }, course)
  assert.deepEqual([done?.words, done?.response, done?.score], ['done', ['done'], undefined])
  assert.equal(interactionOf({ verb: 'answered', kind: 'review', activity: 'r', ...secret }, course), undefined)
  for (const kind of ['page', 'module', 'course', 'exam', 'quiz'])
    assert.equal(interactionOf({ verb: 'completed', kind, activity: 'x' }, course), undefined)
  for (const odd of [
    {},
    { kind: 'choice' },
    { activity: 5, kind: 'choice', verb: 'answered' },
    { kind: 'toString', activity: 'x' }
  ])
    assert.equal(interactionOf(odd, course), undefined)
})

test('a decision is told with scene, choice and the figures before and after', () => {
  const decision = { verb: 'answered', kind: 'scenario', activity: 'lamp', scene: 'monday', labels: ['Say: “Friday.”'] }
  const found = interactionOf({ ...decision, before: { trust: 5 }, after: { trust: 2 } }, course)
  assert.equal(found?.words, 'monday: Say: “Friday.” (trust 5 → trust 2)')
  assert.equal(found?.score, undefined)
  assert.equal(told(scorm12, found!).student_response, 'monday: Say: "Friday." (trust 5 > trust 2)')
})

const rec = (t: number, data: Record<string, unknown>, top: Record<string, number> = {}, v = 'v'): Rec =>
  record([{ v, t, by: 'd', data, top }])

/** Figures that look like chance. */
function dicer(seed: number): () => number {
  let state = seed
  return () => (state = (state * 16807) % 2147483647) / 2147483647
}

/** A course of `n` activities, five on a page, all answered, with texts of so many characters. */
function large(n: number, letters: number): { leaves: Leaf[]; records: [string, Rec][] } {
  const pages = Array.from({ length: n / 5 }, (_, p) => `m/page-${p}`)
  const itemsOf = (p: number) =>
    Array.from({ length: 5 }, (_, i): [string, string] => [`answer/activity-${p}-${i}`, 'v'])
  const records = pages.flatMap((page, p): [string, Rec][] => [
    [`page/${page}`, rec(5, { done: true })],
    ...itemsOf(p).map(([name], i): [string, Rec] => [
      name,
      rec(
        1000 + 5 * p + i,
        {
          response: ['a'],
          labels: [
            Array.from({ length: letters }, (_, k) => (((p * 7 + i * 5 + k * 3) % 26) + 10).toString(36)).join('')
          ]
        },
        { best: i % 2, tries: 1 + (i % 3) }
      )
    ])
  ])
  return { leaves: pages.map((page, p) => ({ page, items: itemsOf(p) })), records }
}

test('within 4,096 characters come back all progress of 400 activities, and the newest texts as far as they fit', async () => {
  const { leaves, records } = large(400, 120)
  const { text, left } = await packAll('c', leaves, records, 4096)
  console.log(
    `400 activities: ${text.split('.')[0]?.length} characters of progress, ${text.length} in all, ${left} texts left out`
  )
  assert.ok(text.length <= 4096)
  assert.match(text, /^[\w.-]+$/)
  assert.ok(left > 0 && left < 400)
  const back = new Map(await unpackAll('c', leaves, text))
  assert.equal([...back].filter(([name]) => name.startsWith('page/')).length, 80)
  for (const { items } of leaves) for (const [name] of items) assert.ok(back.has(name), name)
  assert.deepEqual(back.get('answer/activity-79-4')?.data.response, ['a'])
  assert.deepEqual(back.get('answer/activity-0-0')?.data, {})
  assert.equal(back.get('answer/activity-0-1')?.top.best, 1)
})

test('a long text without room keeps back neither what was passed nor the shorter texts behind it', async () => {
  const { leaves, records } = large(20, 10)
  const dice = dicer(7)
  const long = Array.from({ length: 9000 }, () => 'abcdefghijklmnopqrstuvwxyz0123456789'[Math.floor(dice() * 36)]).join(
    ''
  )
  const all: [string, Rec][] = [
    ...records,
    ['passed/last', rec(1, { points: 4, most: 5 })],
    ['work/long', rec(8000, { text: long })],
    ['work/longer', rec(9000, { text: long + long })]
  ]
  const { text, left } = await packAll('c', leaves, all, 4096)
  const back = new Map(await unpackAll('c', leaves, text))
  assert.equal(left, 2)
  assert.equal(back.get('passed/last')?.data.points, 4)
  assert.deepEqual(back.get('answer/activity-3-4')?.data.response, ['a'])
})

test('what changed just before a window was closed comes back as far as there is room, the newest first', async () => {
  const { leaves, records } = large(20, 10)
  const known = new Map(records)
  const read = (name: string): Rec | undefined => known.get(name)
  const { text: before } = await packAll('c', leaves, records, 4096)
  const written = (n: number, letters: number): [string, Rec] => [
    `work/w-${n}`,
    rec(9000 + n, { cells: { a: ['é'.repeat(letters), 9000 + n] } })
  ]
  for (const [room, there] of [
    [4096, ['w-1', 'w-2', 'w-3']],
    [before.length + 700, ['w-3']],
    [before.length, []]
  ] as const) {
    const fresh = [1, 2, 3].map((n) => written(n, 150))
    const text = packNow('c', leaves, read, before, fresh, room)
    assert.ok(text.length <= room)
    const back = (await unpackAll('c', leaves, text)).map(([name]) => name)
    assert.deepEqual(
      back.filter((name) => name.startsWith('work/')).sort(),
      there.map((name) => `work/${name}`)
    )
    assert.ok(records.every(([name]) => back.includes(name)))
  }
  // With nothing packed before, and with what was there before of another end.
  const first = packNow('c', leaves, read, '', [written(1, 9)], 4096)
  const again = packNow('c', leaves, read, first, [written(2, 9)], 4096)
  assert.deepEqual(
    (await unpackAll('c', leaves, again)).map(([name]) => name).filter((name) => name.startsWith('work/')),
    ['work/w-2']
  )
})

test('of a course that was edited only the edited page is lost, and nothing of another course is taken', async () => {
  const { leaves, records } = large(20, 10)
  const { text } = await packAll(
    'c',
    leaves,
    records.filter(([name]) => name.startsWith('page/')),
    4096
  )
  const edited = leaves.map((leaf, i) => (i ? leaf : { ...leaf, items: leaf.items.slice(1) }))
  const back = new Map(await unpackAll('c', edited, text))
  assert.deepEqual([back.has('page/m/page-0'), back.has('page/m/page-1')], [false, true])
  assert.deepEqual(await unpackAll('d', leaves, text), [])
})

test('whatever a system gives back in its place breaks nothing', async () => {
  const { leaves, records } = large(20, 10)
  const { text } = await packAll('c', leaves, records, 4096)
  for (const odd of [
    '',
    '.',
    'x',
    '{"a":1}',
    text.slice(0, -5),
    text.replace('.', '.AAAA'),
    text + '.x',
    'ä',
    '.'.repeat(99)
  ])
    assert.ok(Array.isArray(await unpackAll('c', leaves, odd)))
  const bad = [['seed/device', records[1]![1]], ['answer/x', { f: 1 }], 'x', null, [1, 2]]
  const packed = await new Response(
    new Blob([JSON.stringify(bad)]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  ).arrayBuffer()
  const states = text.split('.')[0]
  const found = await unpackAll('c', [], `${states}.${Buffer.from(packed).toString('base64url')}`)
  assert.deepEqual(
    found.filter(([name]) => /seed|answer.x/.test(name)),
    []
  )
  assert.equal(parse('{"f":1}'), undefined)
})

test('nobody loses what was once reached, and an exam decides by its rule alone', () => {
  const none = { completed: false, passed: false }
  const at = (records: Record<string, Rec>, exams = ['last'], floor = none) =>
    standOf(course, { id: 'course', exams }, (name) => records[name], floor)
  assert.deepEqual(at({}), { completed: false, success: undefined, score: undefined, progress: 0 })
  assert.equal(at({ 'page/m/a': rec(1, { done: true }) }).progress, 0.5)
  assert.equal(at({ 'completed/course/c': rec(1, { done: true }) }).completed, true)
  const failed = at({ 'answer/last': rec(1, { score: 0.4 }, { best: 0.4 }) })
  assert.deepEqual([failed.success, failed.score], [false, 0.4])
  const passed = at({ 'answer/last': rec(1, { score: 0.8 }, { best: 1 }), 'passed/last': rec(1, {}, { best: 0.9 }) })
  assert.deepEqual([passed.success, passed.score], [true, 0.9])
  assert.equal(at({}, ['last'], { completed: true, passed: true }).success, true)
  assert.equal(at({ 'completed/course/c': rec(1, { done: true }) }, []).success, undefined)
})

test('the interface is looked for through a few windows only, and none that is closed to us', () => {
  const api = { LMSInitialize: () => 'true' }
  const chain = (depth: number): Window => {
    let window: Record<string, unknown> = { API: api }
    window.parent = window
    for (let i = 0; i < depth; i++) window = { parent: window }
    return window as unknown as Window
  }
  assert.ok(Api.find(scorm12, chain(1)))
  assert.ok(Api.find(scorm12, chain(15)))
  assert.equal(Api.find(scorm12, chain(40)), undefined)
  const closed = {
    get API(): unknown {
      throw Error('Another host.')
    },
    parent: {}
  }
  assert.equal(Api.find(scorm12, { parent: closed } as unknown as Window), undefined)
  const alone: Record<string, unknown> = { opener: { API: api, parent: {} } }
  alone.parent = alone
  assert.ok(Api.find(scorm12, alone as unknown as Window))
})

test('what waited in a storage is taken only if it has its shape', () => {
  const interaction = answered('choice', { response: ['nobody'], labels: ['Nobody'] })
  const id = '12345678-9abc-4def-8123-456789abcdef'
  assert.deepEqual(asWaiting(JSON.parse(JSON.stringify({ id, interaction }))), { id, interaction })
  assert.match(asWaiting({ id: '../1', interaction })?.id ?? '', /^[\da-f-]{36}$/)
  for (const odd of [
    null,
    1,
    {},
    { interaction: 1 },
    { interaction: { ...interaction, type: 'x' } },
    { part: { id: 'a' } },
    { interaction: { ...interaction, time: 'x' } }
  ])
    assert.equal(asWaiting(odd), undefined)
})
