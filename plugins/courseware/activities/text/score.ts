/** Which foreseen answer a text is. Python does it alike; both run tests/vectors/scoring.json. */

import { fold, type Strictness } from '../../browser/fold'

interface Spelt {
  is: string[]
  pattern: string | undefined
}

/** The first answer, in the author's order, with a spelling or pattern that the text is. */
export function match<T extends Spelt>(text: string, answers: T[], strict: Strictness): T | undefined {
  const given = fold(text, strict)
  return answers.find(
    ({ is, pattern }) =>
      is.some((spelling) => fold(spelling, strict) === given) || (pattern && fits(pattern, given, strict))
  )
}

function fits(pattern: string, text: string, strict: Strictness): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, strict.case ? 'u' : 'iu').test(text)
  } catch {
    // A pattern that only Python understands: the checks name it, here it fits nothing.
    return false
  }
}
