/** How long something takes, as people say it. */

import './page'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayMinutes } from '../../plugins/courseware/browser/lasting'
import vectors from '../vectors/lasting.json'

test('minutes up to an hour and a half, hours beyond', () => {
  for (const { minutes, said } of vectors) assert.equal(sayMinutes(minutes), said)
})
