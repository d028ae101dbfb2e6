/**
 * The rules of a story: which choices are offered in a state, and what taking one does.
 *
 * walking.py has the same rules for the build; tests/vectors/scenario.json proves them equal.
 */

import { evaluate } from '../../formulas/evaluate'

export interface Choice {
  key: string
  next: string
  /** Meters and by how much they move. */
  change: [string, number][]
  /** In reverse Polish; empty where it is always offered. */
  when: string
  finds: string[]
}

export interface Story {
  start: string
  /** Where each meter starts. */
  meters: Record<string, number>
  /** The choices of each scene. */
  scenes: Map<string, Choice[]>
}

export interface State {
  scene: string
  meters: Record<string, number>
  seen: string[]
  found: string[]
}

const HIGHEST = 10

/** Changes as the page says them: `partner -3 hours 1`. */
export function changesOf(text = ''): [string, number][] {
  const words = text ? text.split(' ') : []
  return words.flatMap((name, i): [string, number][] => (i % 2 ? [] : [[name, Number(words[i + 1])]]))
}

const add = (list: string[], more: string[]): string[] => [...new Set([...list, ...more])]

export const begin = ({ start, meters }: Story): State => ({ scene: start, meters, seen: [start], found: [] })

/** The choices whose condition holds; one that cannot be worked out does not. */
export function offered({ scenes }: Story, { scene, meters, seen, found }: State): Choice[] {
  const world = {
    value: (name: string): number | undefined => meters[name],
    seen: (name: string): boolean => seen.includes(name),
    found: (name: string): boolean => found.includes(name)
  }
  return (scenes.get(scene) ?? []).filter(({ when }) => !when || evaluate(when, world) === true)
}

/** The state behind a choice. Meters stay within their ends. */
export function take({ meters, seen, found }: State, { next, change, finds }: Choice): State {
  const moved = { ...meters }
  for (const [name, by] of change) moved[name] = Math.max(0, Math.min(HIGHEST, (moved[name] ?? 0) + by))
  return { scene: next, meters: moved, seen: add(seen, [next]), found: add(found, finds) }
}

/** The states along a way of steps `scene/key`, as far as it can be walked: one more than its steps. */
export function follow(story: Story, way: string[]): State[] {
  const states = [begin(story)]
  for (const step of way) {
    const here = states.at(-1) as State
    const choice = offered(story, here).find(({ key }) => `${here.scene}/${key}` === step)
    if (!choice) break
    states.push(take(here, choice))
  }
  return states
}
