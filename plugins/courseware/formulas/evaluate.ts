/**
 * Works out a formula that Python has read, checked and written down in reverse Polish (compiling.py). It does what
 * evaluating.py does, number by number; both run tests/vectors/formulas.json.
 */

/** What a name stands for: a number, a truth, a column with gaps, or nothing (yet). */
export type Value = number | boolean | readonly unknown[] | null | undefined

/** Why there is no value, and the names concerned: what is missing, or the columns that are empty. */
export interface Fault {
  fault: 'missing' | 'divided-by-zero' | 'too-large' | 'no-values'
  names: string[]
}

export type Result = number | boolean | Fault

/** What a formula may ask for. `value` is asked for a whole column by its name with `all:` before it. */
export interface World {
  value: (name: string) => Value
  seen: (scene: string) => boolean
  found: (clue: string) => boolean
}

/** With `of`, the numbers of a column: a fault for all but min, max, sum and mean. */
interface Gap extends Fault {
  of?: number[]
}

type Item = number | boolean | Gap

const fail = (fault: Fault['fault'], names: string[] = []): Fault => ({ fault, names })

const isGap = (item: unknown): item is Gap => typeof item === 'object'

const isNumber = (value: unknown): value is number => Number.isFinite(value)

/** The names of all these, each once. */
const namesOf = (gaps: Gap[]): string[] => [...new Set(gaps.flatMap(({ names }) => names))]

function load(name: string, value: Value): Item {
  // Adding 0 makes 0 of minus zero, here and below.
  if (typeof value === 'boolean' || isNumber(value)) return typeof value === 'boolean' ? value : value + 0
  const gap = fail('missing', [name])
  return Array.isArray(value) ? { ...gap, of: value.filter(isNumber) } : gap
}

/** The sign between a and b; they are equal but for what binary fractions lose: 0.1 + 0.2 = 0.3. */
function compare(a: number, b: number): string {
  const isSame = Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))
  return isSame ? '=' : a < b ? '<' : '>'
}

/** The number with its point moved, without what multiplying would lose. */
function shift(number: number, by: number): number {
  const [digits, power = 0] = String(number).split('e')
  return Number(`${digits}e${Number(power) + by}`)
}

const total = (all: number[]): number => all.reduce((a, b) => a + b, 0)

/** By sign; a function with a slash. Of its numbers, the first two come by themselves as well. */
const RUN: Record<string, (a: number, b: number, all: number[]) => number | boolean> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  not: (a) => !a,
  'min/': (_, __, all) => Math.min(...all),
  'max/': (_, __, all) => Math.max(...all),
  'sum/': (_, __, all) => total(all),
  'mean/': (_, __, all) => total(all) / all.length,
  // Half away from zero; a whole number stays as it is.
  'round/': (a, b = 0) => (a % 1 ? Math.sign(a) * shift(Math.round(shift(Math.abs(a), b)), -b) : a)
}

function apply(sign: string, taken: Item[]): Item | undefined {
  const [first, second, third] = taken
  // These look at their first value only, and hand on one of the others, be it a fault.
  if (/^[aoi]/.test(sign)) {
    if (isGap(first)) return first
    if (sign === 'if/') return first ? second : third
    return (sign === 'or') === !!first ? first : second
  }
  const gaps = taken.filter(isGap)
  const faults = gaps.filter(({ of }) => !of || !/^[ms]/.test(sign))
  const fault = faults[0]?.fault
  if (fault) return fail(fault, namesOf(faults.filter((each) => each.fault === fault)))
  const numbers = taken.flatMap((item) => (isGap(item) ? (item.of ?? []) : +item))
  if (!numbers.length && sign !== 'sum/') return fail('no-values', namesOf(gaps))
  const [a, b] = numbers as [number, number]
  if (sign === '/' && !b) return fail('divided-by-zero')
  const run = RUN[sign]
  const result = run ? run(a, b, numbers) : (sign === '!=' ? '<>' : sign).includes(compare(a, b))
  return typeof result === 'boolean' ? result : isNumber(result) ? result + 0 : fail('too-large')
}

/** What a formula comes to: a finite number, a truth, or why there is none. Throws nothing. */
export function evaluate(formula: string, { value, seen, found }: World): Result {
  const stack: Item[] = []
  for (const token of formula.split(' ')) {
    const [, sign, count] = /^(\W+$|and$|or$|not$|\w+\/)(.*)/.exec(token) ?? []
    const [asked, name] = token.split(':')
    let item: Item | undefined
    if (sign) item = apply(sign, stack.splice(-(count || (sign === 'not' ? 1 : 2))))
    else if (name && asked !== 'all') item = (asked === 'seen' ? seen : found)(name)
    else item = /^[\d.]+$/.test(token) ? +token : load(name ?? token, value(token))
    stack.push(item ?? fail('missing'))
  }
  const result = stack[0] ?? fail('missing')
  return isGap(result) ? fail(result.fault, result.names) : result
}
