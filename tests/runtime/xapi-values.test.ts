/** What a launch may say, and how statements say what happened: nothing from an address is believed. */

import './page'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { interactionOf } from '../../plugins/courseware/browser/lms/interaction'
import { uuid, uuidOf } from '../../plugins/courseware/browser/lms/uuid'
import { anonymous } from '../../plugins/courseware/browser/lms/xapi/anonymous'
import { asAgent, launchOf, type Found } from '../../plugins/courseware/browser/lms/xapi/launch'
import { Writer, type Statement } from '../../plugins/courseware/browser/lms/xapi/statement'
import { isValid } from '../../plugins/courseware/browser/lms/xapi/valid'
import { course, storageOf } from './launches'

const OWN = 'https://lms.test'
const ACTOR = { objectType: 'Agent' as const, account: { homePage: OWN, name: 'anna' } }
const REGISTRATION = '0f1e2d3c-4b5a-4678-9abc-def012345678'
const given: Record<string, string> = {
  endpoint: OWN + '/xapi',
  fetch: OWN + '/fetch?1',
  actor: JSON.stringify(ACTOR),
  registration: REGISTRATION,
  activityId: 'urn:x:unit'
}

const cmi5 = (more: Record<string, string>): Found | undefined =>
  launchOf(new URLSearchParams({ ...given, ...more }), true, 'urn:x:mine', {
    own: OWN,
    hosts: ['https://lrs.test:8443']
  })

test('a launch is read whole, and its endpoint ends with a slash', () => {
  assert.deepEqual(cmi5({}), {
    launch: {
      ...{ endpoint: OWN + '/xapi/', auth: undefined, fetch: OWN + '/fetch?1' },
      ...{ actor: ACTOR, registration: REGISTRATION, activity: 'urn:x:unit' }
    }
  })
  assert.equal(launchOf(new URLSearchParams(), true, '', { own: OWN, hosts: [] }), undefined)
})

test('a launch to a host that is not allowed is refused by its name, whatever it looks like', () => {
  const refused = (address: string): unknown => cmi5({ endpoint: address })
  assert.deepEqual(refused('https://evil.test/xapi/'), { refused: 'evil.test' })
  assert.deepEqual(refused('https://lms.test.evil.test/'), { refused: 'lms.test.evil.test' })
  assert.deepEqual(refused('http://lms.test/xapi/'), { refused: 'lms.test' })
  assert.deepEqual(refused('https://lrs.test/xapi/'), { refused: 'lrs.test' })
  assert.deepEqual(refused('//evil.test/'), { refused: '' })
  assert.deepEqual(refused('https://lms.test@evil.test/'), { refused: '' })
  assert.deepEqual(refused('https:\\\\evil.test/'), { refused: 'evil.test' })
  assert.deepEqual(refused('javascript:alert(1)'), { refused: '' })
  assert.deepEqual(refused('data:text/plain,x'), { refused: '' })
  assert.deepEqual(refused('https://lms.test/' + 'x'.repeat(5000)), { refused: '' })
  assert.deepEqual(cmi5({ fetch: 'https://evil.test/fetch' }), { refused: 'evil.test' })
  assert.ok('launch' in (cmi5({ endpoint: 'https://lrs.test:8443/a' }) ?? {}))
})

test('a launch of which something is missing or odd is none', () => {
  for (const odd of [
    { actor: '' },
    { actor: '[]' },
    { actor: '{"mbox":"mailto:a@b.c","openid":"https://x.test"}' },
    { actor: '{"objectType":"Group","mbox":"mailto:a@b.c"}' },
    { actor: '{"account":{"name":"a"}}' },
    { registration: 'x' },
    { activityId: '../x' },
    { fetch: '' }
  ])
    assert.deepEqual(cmi5(odd), { refused: '' }, JSON.stringify(odd))
  const plain = (auth: string): Found | undefined =>
    launchOf(new URLSearchParams({ ...given, auth }), false, 'urn:x:mine', { own: OWN, hosts: [] })
  assert.deepEqual(plain('Basic a\nX: y'), { refused: '' })
  const found = plain('Basic abc')
  assert.ok(found && 'launch' in found && found.launch.activity === 'urn:x:mine' && found.launch.fetch === undefined)
})

test('of an agent nothing is taken but a name and what identifies it', () => {
  assert.deepEqual(asAgent({ name: 'A', mbox: 'mailto:a@b.c', secret: 1 }), {
    ...{ objectType: 'Agent', name: 'A', mbox: 'mailto:a@b.c' }
  })
  assert.deepEqual(asAgent({ account: { homePage: OWN, name: 'a', more: 1 } })?.account, { homePage: OWN, name: 'a' })
})

test('a learner of whom nothing is known has a code, the same each time where the browser keeps it', () => {
  const closed = new Proxy(storageOf(), {
    get: () => {
      throw new DOMException('closed', 'SecurityError')
    }
  })
  const named = { ...course, iri: 'https://a.test/c' }
  const codeIn = (storage: Storage | undefined): unknown => {
    const { actor } = anonymous(named, OWN + '/xapi/', 'urn:x:unit', storage)
    assert.deepEqual(asAgent(actor), actor)
    return (actor.account as { name: string }).name
  }
  const storage = storageOf()
  assert.equal(codeIn(storage), codeIn(storage))
  for (const each of [undefined, closed]) assert.notEqual(codeIn(each), codeIn(each))
})

const writer = (isCmi5: boolean, since = 0): Writer =>
  new Writer({
    ...{ course: { ...course, iri: 'https://a.test/c', objectives: { 'O1.1': 'Name them' } }, isCmi5, since },
    unit: { title: 'A course', type: 'course' },
    launch: { endpoint: OWN + '/', actor: ACTOR, registration: REGISTRATION, activity: 'urn:x:unit' },
    template: isCmi5
      ? { contextActivities: { grouping: [{ id: 'urn:x:group' }] }, extensions: { 'urn:x:session': '1' } }
      : {}
  })
const standing = {
  ...{ completed: true, success: true, score: 0.9, progress: 1, location: '', suspend: '', seconds: 90.255 }
}
const heard = { verb: 'answered', kind: 'choice', activity: 'q-0-0', points: 1, time: 5000, objectives: ['O1.1'] }
const answer = (more: Record<string, unknown>): Statement => {
  const interaction = interactionOf({ ...heard, score: 1, labels: ['B'], response: ['b'], ...more }, course)
  assert.ok(interaction)
  return writer(true, 1000).of({ id: uuid(), interaction })
}

test('milestones say what cmi5 asks for, and nothing else', () => {
  const of = (verb: Parameters<Writer['milestone']>[1], more = {}): Statement =>
    writer(true).milestone(uuid(), verb, 1000, { ...standing, ...more }, 0.8)
  const categories = (statement: Statement): string[] =>
    JSON.stringify(statement.context).match(/(?<=categories\/)\w+/g) ?? []
  assert.equal(of('initialized').result, undefined)
  assert.deepEqual(categories(of('initialized')), ['cmi5'])
  assert.deepEqual(of('completed').result, { completion: true, duration: 'PT90.26S' })
  assert.deepEqual(of('passed').result, { score: { scaled: 0.9 }, success: true, duration: 'PT90.26S' })
  assert.deepEqual(categories(of('passed')), ['cmi5', 'moveon'])
  assert.match(JSON.stringify(of('passed').context), /masteryscore":0.8/)
  // Failed in spite of its score: the score would contradict it.
  assert.deepEqual(of('failed', { success: false }).result, { success: false, duration: 'PT90.26S' })
  assert.deepEqual(of('failed', { success: false, score: 0.5 }).result?.score, { scaled: 0.5 })
  assert.deepEqual(of('terminated').result, { duration: 'PT90.26S' })
  assert.deepEqual(categories(of('progressed')), [])
  assert.equal(writer(false).milestone(uuid(), 'passed', 1000, standing).context?.contextActivities, undefined)
  for (const verb of ['initialized', 'progressed', 'completed', 'passed', 'terminated'] as const)
    assert.ok(isValid(of(verb)))
})

test('an answer says what was asked, what was chosen, and keeps what the launch wants in it', () => {
  const { object, result, context } = answer({})
  assert.equal(object.id, 'https://a.test/c/activities/q-0-0')
  assert.deepEqual(object.definition, {
    type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
    ...{ interactionType: 'choice', description: { en: 'Which, q-0-0?' } }
  })
  assert.deepEqual(result?.response, 'b')
  assert.equal(result?.success, true)
  assert.deepEqual(context?.extensions, { 'urn:x:session': '1' })
  const activities = context?.contextActivities as Record<string, { id: string }[]>
  assert.deepEqual(activities.grouping?.[0], { id: 'urn:x:group' })
  assert.equal(activities.other?.[0]?.id, 'https://a.test/c/objectives/O1.1')
  assert.equal(answer({ kind: 'match', response: ['a=b', 'c=d'] }).result?.response, 'a[.]b[,]c[.]d')
  assert.equal(answer({ score: 0.5 }).result?.success, false)
})

test('what an exercise of one’s own holds is in no statement', () => {
  const said = JSON.stringify(
    answer({ kind: 'reflection', verb: 'completed', response: ['secret'], labels: ['secret'] })
  )
  assert.doesNotMatch(said, /secret|interactionType/)
  assert.match(said, /verbs\/completed/)
})

test('nothing lies before the beginning of its session, and what was earlier says when', () => {
  const late = answer({ time: 10 })
  assert.equal(late.timestamp, '1970-01-01T00:00:01.00Z')
  assert.match(JSON.stringify(late.context?.extensions), /extensions\/time":"1970-01-01T00:00:00.01Z/)
  assert.match(answer({ time: NaN }).timestamp, /^\d{4}-/)
  assert.match(answer({ time: 9e15 }).timestamp, /^\d{4}-/)
  const made = writer(true, 1000)
  made.milestone(uuid(), 'progressed', 90000, standing)
  assert.equal(made.milestone(uuid(), 'terminated', 2000, standing).timestamp, '1970-01-01T00:01:30.00Z')
})

test('a statement that a store would refuse is not sent', () => {
  const whole = answer({})
  assert.ok(isValid(whole))
  for (const odd of [
    { id: 'x' },
    { verb: { id: 'answered', display: {} } },
    { object: { id: 'no iri' } },
    { result: { score: { scaled: 2 } } },
    { result: { score: { raw: 3, max: 2 } } },
    { result: { duration: 'PT1.255S' } },
    { result: { extensions: { words: 1 } } },
    { timestamp: 'yesterday' },
    { result: { response: 'x'.repeat(60000) } },
    { actor: { mbox: 'a@b.c' } }
  ])
    assert.equal(isValid({ ...whole, ...odd } as Statement), false, JSON.stringify(odd))
})

test('a name made of a text is the same each time, and another for another text', () => {
  assert.equal(uuidOf('a passed'), uuidOf('a passed'))
  assert.equal(new Set(Array.from({ length: 2000 }, (_, n) => uuidOf(`r${n}`))).size, 2000)
})
