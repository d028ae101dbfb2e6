/** The calendar file of a plan, parsed back as a calendar would. */

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { after, calendar, type Day } from '../../plugins/courseware/browser/calendar'

const day: Day = {
  uid: 'course-ninety-days-30@courseware.invalid',
  date: '2026-12-31',
  words: 'My 90 days: day 30; see “Größe”, then \\ and\nmore',
  more: 'https://example.org/a,b/' + 'ü'.repeat(90) + '🙂'.repeat(20)
}

/** The properties of every component, unfolded and with their escapes taken back. */
function parse(file: string): Record<string, string>[] {
  assert.ok(file.endsWith('\r\n'))
  assert.equal(file.replaceAll('\r\n', '').search(/[\r\n]/), -1)
  for (const line of file.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
  const found: Record<string, string>[] = []
  const open: Record<string, string>[] = []
  for (const line of file.replaceAll('\r\n ', '').trimEnd().split('\r\n')) {
    const [name = '', value = ''] = line.split(/:(.*)/s)
    if (name === 'BEGIN') open.push({ is: value })
    else if (name === 'END') {
      const done = open.pop() as Record<string, string>
      assert.equal(done.is, value)
      found.push(done)
    } else open.at(-1)![name] = value.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))
  }
  assert.deepEqual(open, [])
  return found
}

test('a day comes back as it was put in', () => {
  const [alarm, event, whole] = parse(calendar([day], Date.UTC(2026, 10, 22, 18, 5, 9, 7)))
  assert.deepEqual(alarm, { is: 'VALARM', ACTION: 'DISPLAY', DESCRIPTION: day.words, TRIGGER: 'PT9H' })
  assert.deepEqual(event, {
    is: 'VEVENT',
    UID: day.uid,
    DTSTAMP: '20261122T180509Z',
    'DTSTART;VALUE=DATE': '20261231',
    'DTEND;VALUE=DATE': '20270101',
    SUMMARY: day.words,
    DESCRIPTION: day.more,
    TRANSP: 'TRANSPARENT'
  })
  assert.equal(whole?.VERSION, '2.0')
  assert.ok(whole?.PRODID)
})

test('several days stand in one file, and no letter is cut in two', () => {
  const file = calendar([day, { ...day, uid: 'other', more: '' }], 0)
  assert.equal(parse(file).filter(({ is }) => is === 'VEVENT').length, 2)
  assert.ok(!file.includes('\uFFFD'))
})

test('days are counted by the calendar', () => {
  assert.equal(after('2026-12-31', 1), '2027-01-01')
  assert.equal(after('2028-02-28', 2), '2028-03-01')
  assert.equal(after('2026-03-28', 30), '2026-04-27')
})
