/** Statements about what happens in the course, as xAPI 1.0.3 writes them. Verbs stand in the table of what is reported. */

import type { Course } from '../course'
import type { Part, Standing } from '../dialect'
import type { Interaction, Story } from '../interaction'
import { names, rows } from '../reported.json'
import { cut, duration, moment, scaled } from '../values'
import type { Sat, Waiting } from '../waiting'
import { written } from '../written'
import { isObject, type Agent, type Launch } from './launch'

type Tree = Record<string, unknown>

export interface Statement {
  id: string
  actor: Agent
  verb: { id: string; display: Record<string, string> }
  object: Tree
  result?: Tree
  context?: Tree
  timestamp: string
}

/** Where the unit begins and ends, and how far the learner is with it. */
export type Milestone = 'initialized' | 'progressed' | 'completed' | 'passed' | 'failed' | 'terminated'

const VERBS = 'http://adlnet.gov/expapi/verbs/'
const TYPES = 'http://adlnet.gov/expapi/activities/'
export const CMI5 = 'https://w3id.org/xapi/cmi5/'
const CATEGORY = { id: CMI5 + 'context/categories/cmi5' }
const MOVE_ON = { id: CMI5 + 'context/categories/moveon' }
const MASTERY = CMI5 + 'context/extensions/masteryscore'
const PROGRESS = CMI5 + 'result/extensions/progress'

const verbOf = (row: string): string => rows.find(({ id }) => id === row)?.verb ?? 'answered'
/** Sums of points may miss their most by the last digit. */
const rounded = (n: number): number => Math.round(n * 1e4) / 1e4
const scoreOf = (share: number): Tree => ({ scaled: Number(scaled(share)) })
const isWhole = (share: number): boolean => share > 1 - 1e-9

/** The lists of the context's activities, those of the launch first. */
function joined(mine: Tree, theirs: unknown): Tree {
  const all: Tree = isObject(theirs) ? { ...theirs } : {}
  for (const [name, list] of Object.entries(mine)) {
    const given = all[name]
    const before: unknown[] = Array.isArray(given) ? given : given === undefined ? [] : [given]
    all[name] = [...before, ...(list as unknown[])]
  }
  return all
}

export interface Speaker {
  course: Course
  /** Its title, and whether it is the course or a module. */
  unit: { title: string; type: 'course' | 'module' }
  launch: Launch
  isCmi5: boolean
  /** What the system wants in each statement. */
  template: Tree
  /** When the session began, in ms. */
  since: number
}

export class Writer {
  readonly #iri: string
  /** The latest time of all. */
  #last = 0

  constructor(private readonly speaker: Speaker) {
    this.#iri = speaker.course.iri ?? 'urn:courseware:' + speaker.course.id
  }

  #named = (kind: string, id: string): string => `${this.#iri}/${kind}/${encodeURIComponent(id)}`
  #said = (text: string): Record<string, string> => ({ [this.speaker.course.lang]: text })

  #activity(id: string, type: string, name?: string): Tree {
    return {
      objectType: 'Activity',
      id,
      definition: { type: TYPES + type, ...(name ? { name: this.#said(name) } : {}) }
    }
  }

  #statement(id: string, verb: string, time: number, object: Tree, result: Tree, context: Tree): Statement {
    const { isCmi5, launch, template, since } = this.speaker
    const { contextActivities, extensions, ...others } = context
    const activities = joined((contextActivities ?? {}) as Tree, template.contextActivities)
    // In a session of cmi5 nothing lies before its beginning: not what an earlier one could not tell, nor by a clock that was set back.
    const isLate = isCmi5 && time < since
    const told = { ...(isLate ? { [this.#named('extensions', 'time')]: moment(time) } : {}), ...(extensions as Tree) }
    const more = { ...told, ...(template.extensions as Tree | undefined) }
    this.#last = Math.max(this.#last, isLate ? since : time)
    const whole = {
      ...others,
      ...template,
      ...(launch.registration ? { registration: launch.registration } : {}),
      ...(Object.keys(activities).length ? { contextActivities: activities } : {}),
      ...(Object.keys(more).length ? { extensions: more } : {})
    }
    return {
      ...{ id, actor: launch.actor, verb: { id: VERBS + verb, display: { en: verb } }, object },
      ...(Object.keys(result).length ? { result } : {}),
      ...(Object.keys(whole).length ? { context: whole } : {}),
      timestamp: moment(isLate ? since : time)
    }
  }

  /** About the unit itself. `seconds` is how long the session has taken, `mastery` the score that the system asks for. */
  milestone(id: string, verb: Milestone, time: number, standing: Standing, mastery?: number): Statement {
    const { isCmi5, launch, unit } = this.speaker
    const isVerdict = verb === 'passed' || verb === 'failed'
    const { score, seconds } = standing
    // A score beyond the mark would contradict a failure that has other reasons.
    const isTold = isVerdict && score !== undefined && !(verb === 'failed' && score >= (mastery ?? Infinity))
    const result = {
      ...(verb === 'progressed' ? { extensions: { [PROGRESS]: Math.floor(100 * standing.progress) } } : {}),
      ...(isTold ? { score: scoreOf(score) } : {}),
      ...(isVerdict ? { success: verb === 'passed' } : {}),
      ...(verb === 'completed' ? { completion: true } : {}),
      ...(verb === 'initialized' || verb === 'progressed' ? {} : { duration: duration(seconds) })
    }
    const categories = [CATEGORY, ...(isVerdict || verb === 'completed' ? [MOVE_ON] : [])]
    const context = {
      ...(isCmi5 && verb !== 'progressed' ? { contextActivities: { category: categories } } : {}),
      ...(isCmi5 && isTold && mastery !== undefined ? { extensions: { [MASTERY]: mastery } } : {})
    }
    // A system of cmi5 has described the unit itself.
    const object = isCmi5
      ? { objectType: 'Activity', id: launch.activity }
      : this.#activity(launch.activity, unit.type, unit.title)
    return this.#statement(id, verb, verb === 'terminated' ? Math.max(time, this.#last) : time, object, result, context)
  }

  /** About what waits to be told. */
  of(waiting: Waiting): Statement {
    if ('sat' in waiting) return this.#sat(waiting.id, waiting.sat)
    if ('part' in waiting) return this.#part(waiting.id, waiting.part)
    const { id, interaction } = waiting
    const { row, story, time } = interaction
    if (row === 'question') return this.#answer(id, interaction)
    if (row === 'own' || !story) return this.#within(id, verbOf('own'), time, this.#exercise(interaction), {})
    return this.#told(id, interaction, story)
  }

  #exercise({ id, asked }: Interaction): Tree {
    return this.#activity(this.#named('activities', id), 'performance', asked)
  }

  /** In the unit, and with the objectives that it belongs to. */
  #within(id: string, verb: string, time: number, object: Tree, result: Tree, objectives: string[] = []): Statement {
    const parent = [{ objectType: 'Activity', id: this.speaker.launch.activity }]
    const other = objectives.map((each) => this.#objective(each))
    const contextActivities = { parent, ...(other.length ? { other } : {}) }
    return this.#statement(id, verb, time, object, result, { contextActivities })
  }

  #objective(id: string): Tree {
    return this.#activity(this.#named('objectives', id), 'objective', this.speaker.course.objectives?.[id] ?? id)
  }

  #answer(id: string, interaction: Interaction): Statement {
    const { asked, words, score, objectives, time } = interaction
    const response = written(interaction, (key) => key)
    const type = response === undefined ? 'other' : names[interaction.type].xapi
    const object = {
      objectType: 'Activity',
      id: this.#named('activities', interaction.id),
      definition: {
        type: TYPES + 'cmi.interaction',
        interactionType: type,
        ...(asked ? { description: this.#said(asked) } : {})
      }
    }
    const result = {
      response: response ?? words,
      ...(score === undefined ? {} : { score: scoreOf(score), success: isWhole(score) }),
      ...(words ? { extensions: { [this.#named('extensions', 'words')]: words } } : {})
    }
    return this.#within(id, 'answered', time, object, result, objectives)
  }

  #told(id: string, interaction: Interaction, story: Story): Statement {
    const { row, words, score, asked, objectives, time } = interaction
    const { scene, choice, before, after } = story
    const isEnding = row === 'ending'
    const place = isEnding ? this.#named('activities', story.id) : this.#named('activities', interaction.id)
    const facts = { scene, choice, before, after }
    const known = Object.entries(facts).filter(([, fact]) => fact !== undefined && fact !== '')
    const result = {
      response: words,
      ...(isEnding && score !== undefined ? { score: scoreOf(score) } : {}),
      ...(isEnding ? { completion: true } : {}),
      extensions: Object.fromEntries(known.map(([name, fact]) => [this.#named('extensions', name), fact]))
    }
    const object = this.#activity(place, 'simulation', cut(isEnding ? asked : `${asked} · ${scene}`, 250))
    return this.#within(id, verbOf(row), time, object, result, objectives)
  }

  #sat(id: string, { exam, score, success, time }: Sat): Statement {
    const asked = this.speaker.course.about[exam]?.[1]
    const object = this.#activity(this.#named('activities', exam), 'assessment', asked)
    return this.#within(id, verbOf('exam'), time, object, {
      score: scoreOf(score),
      ...(success === undefined ? {} : { success })
    })
  }

  #part(id: string, part: Part): Statement {
    const { points, most, time } = part
    const score = { ...scoreOf(most ? points / most : 0), raw: rounded(points), min: 0, max: rounded(most) }
    return this.#within(id, verbOf('exam'), time, this.#objective(part.id), { score: most ? score : scoreOf(0) })
  }
}
