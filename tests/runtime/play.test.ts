/** The same walks through stories as in Python. */

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { changesOf, follow, offered, type Choice, type Story } from '../../plugins/courseware/activities/scenario/play'

interface Written {
  name: string
  start: string
  meters: Record<string, number>
  scenes: Record<string, { key: string; next: string; change: string; when: string; finds: string[] }[]>
  walks: {
    choices: string[]
    states: { scene: string; meters: Record<string, number>; offered: string[]; found: string[]; seen: string[] }[]
  }[]
}

const { stories } = JSON.parse(readFileSync('tests/vectors/scenario.json', 'utf8')) as { stories: Written[] }

function storyOf({ start, meters, scenes }: Written): Story {
  const choicesOf = (list: Written['scenes'][string]): Choice[] =>
    list.map(({ change, ...rest }) => ({ ...rest, change: changesOf(change) }))
  return { start, meters, scenes: new Map(Object.entries(scenes).map(([name, list]) => [name, choicesOf(list)])) }
}

for (const written of stories) {
  test(written.name, () => {
    const story = storyOf(written)
    for (const { choices, states } of written.walks) {
      const way = choices.map((key, i) => `${states[i]?.scene}/${key}`)
      const walked = follow(story, way)
      assert.equal(walked.length, states.length)
      walked.forEach((state, i) => {
        const expected = states[i]
        assert.deepEqual(
          {
            ...state,
            seen: state.seen.toSorted(),
            found: state.found.toSorted(),
            offered: offered(story, state).map(({ key }) => key)
          },
          { ...expected, seen: expected?.seen.toSorted(), found: expected?.found.toSorted() }
        )
      })
    }
  })
}

test('a way that cannot be walked ends where it breaks off', () => {
  const written = stories[0] as Written
  const story = storyOf(written)
  const wicked = ['a/<b>', '__proto__/x', '', 'nowhere/up']
  for (const step of wicked) assert.equal(follow(story, [step]).length, 1)
})
