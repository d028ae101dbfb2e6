/** SCORM 1.2. Limits and spellings as measured with real systems: `wrong` and never `incorrect`, no `normal` exit. */

import type { Dialect, Values } from './dialect'
import type { Interaction } from './interaction'
import { clock12, cut, name12, percent, time12 } from './values'

/** A choice is answered with single characters. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'
const RESPONSE = 255
const LOCATION = 255

const ascii = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('→', '>')
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replaceAll('…', '...')

/** The position of a key among all as a letter. */
const letterOf = (key: string, keys: string[]): string | undefined => LETTERS[keys.indexOf(key)]

/** The response with single characters for keys, or nothing where these are not known. */
function lettered({ type, response }: Interaction, keys: string[] | undefined): string | undefined {
  if (!keys || (type !== 'choice' && type !== 'sequencing')) return
  const letters = response.map((key) => letterOf(key, keys))
  return letters.includes(undefined) ? undefined : letters.join(',')
}

export const scorm12: Dialect = {
  api: 'API',
  calls: {
    begin: 'LMSInitialize',
    get: 'LMSGetValue',
    set: 'LMSSetValue',
    commit: 'LMSCommit',
    end: 'LMSFinish',
    error: 'LMSGetLastError'
  },
  room: 4096,
  reads: {
    learner: 'cmi.core.student_id',
    completed: 'cmi.core.lesson_status',
    success: 'cmi.core.lesson_status',
    suspend: 'cmi.suspend_data',
    location: 'cmi.core.lesson_location',
    interactions: 'cmi.interactions._count',
    objectives: 'cmi.objectives._count'
  },
  time: 'cmi.core.session_time',
  standing({ completed, success, score, location, suspend, seconds }) {
    const status = success === undefined ? (completed ? 'completed' : 'incomplete') : success ? 'passed' : 'failed'
    return [
      ['cmi.suspend_data', suspend],
      ['cmi.core.lesson_location', location.length > LOCATION ? '' : location],
      ['cmi.core.lesson_status', status],
      ...(score === undefined
        ? []
        : ([
            ['cmi.core.score.min', '0'],
            ['cmi.core.score.max', '100'],
            ['cmi.core.score.raw', percent(score)]
          ] as Values)),
      ['cmi.core.session_time', clock12(seconds)],
      ['cmi.core.exit', 'suspend']
    ]
  },
  interaction(interaction, index, keys) {
    const { id, response, words, score, weight, objectives, time } = interaction
    const letters = lettered(interaction, keys)
    const isNumber = interaction.type === 'numeric' && /^-?\d+(\.\d+)?$/.test(response[0] ?? '')
    const type = letters !== undefined ? interaction.type : isNumber ? 'numeric' : 'performance'
    const told = letters ?? (isNumber ? (response[0] ?? '') : cut(ascii(words), RESPONSE).replace('…', ''))
    const result = score === undefined ? 'neutral' : score > 1 - 1e-9 ? 'correct' : score <= 0 ? 'wrong' : undefined
    return [
      ['id', name12(`${id}.${index}`)],
      ['type', type],
      ...objectives.map((each, i): [string, string] => [`objectives.${i}.id`, name12(each)]),
      ['time', time12(time)],
      ['weighting', String(weight)],
      ['student_response', told],
      // Partly right is told as a figure: the standard allows one in this place.
      ['result', result ?? String(Math.round((score ?? 0) * 100) / 100)]
    ]
  },
  objective: ({ id, points, most }) => [
    ['id', name12(id)],
    ['score.min', '0'],
    ['score.max', '100'],
    ['score.raw', percent(most ? points / most : 0)],
    ['status', points > most - 1e-9 ? 'passed' : 'incomplete']
  ]
}
