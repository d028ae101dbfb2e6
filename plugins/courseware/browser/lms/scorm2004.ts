/** SCORM 2004, 4th edition. */

import type { Dialect, Values } from './dialect'
import { cut, duration, moment, name12, name2004, percent, scaled } from './values'
import { written } from './written'

const LOCATION = 1000
const RESPONSE = 4000
const DESCRIPTION = 250
export const scorm2004: Dialect = {
  api: 'API_1484_11',
  calls: {
    begin: 'Initialize',
    get: 'GetValue',
    set: 'SetValue',
    commit: 'Commit',
    end: 'Terminate',
    error: 'GetLastError'
  },
  room: 64000,
  reads: {
    learner: 'cmi.learner_id',
    completed: 'cmi.completion_status',
    success: 'cmi.success_status',
    suspend: 'cmi.suspend_data',
    location: 'cmi.location',
    interactions: 'cmi.interactions._count',
    objectives: 'cmi.objectives._count'
  },
  time: 'cmi.session_time',
  standing: ({ completed, success, score, progress, location, suspend, seconds }) => [
    ['cmi.suspend_data', suspend],
    ...(location && location.length <= LOCATION ? ([['cmi.location', location]] as Values) : []),
    ['cmi.completion_status', completed ? 'completed' : 'incomplete'],
    ['cmi.progress_measure', scaled(progress)],
    ...(success === undefined ? [] : ([['cmi.success_status', success ? 'passed' : 'failed']] as Values)),
    ...(score === undefined
      ? []
      : ([
          ['cmi.score.min', '0'],
          ['cmi.score.max', '100'],
          ['cmi.score.raw', percent(score)],
          ['cmi.score.scaled', scaled(score)]
        ] as Values)),
    ['cmi.session_time', duration(seconds)],
    ['cmi.exit', 'suspend']
  ],
  interaction(interaction, index) {
    const { id, words, asked, score, weight, objectives, time } = interaction
    const response = written(interaction, name2004)
    const result = score === undefined ? 'neutral' : score > 1 - 1e-9 ? 'correct' : score <= 0 ? 'incorrect' : undefined
    return [
      ['id', name2004(`${id}-${index}`)],
      ['type', response === undefined ? 'other' : interaction.type],
      ...objectives.map((each, i): [string, string] => [`objectives.${i}.id`, name12(each)]),
      ['timestamp', moment(time)],
      ['weighting', String(weight)],
      ['learner_response', response ?? cut(words, RESPONSE)],
      ['result', result ?? scaled(score ?? 0)],
      ['description', cut([asked, words].filter(Boolean).join(' · '), DESCRIPTION)]
    ]
  },
  objective: ({ id, points, most }) => [
    ['id', name12(id)],
    ['score.min', '0'],
    ['score.max', '100'],
    ['score.raw', percent(most ? points / most : 0)],
    ['score.scaled', scaled(most ? points / most : 0)],
    ['success_status', points > most - 1e-9 ? 'passed' : 'unknown']
  ]
}
