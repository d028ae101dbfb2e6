/** In which gaps a text is right. Python does it alike; both run tests/vectors/scoring.json. */

import { fold, type Strictness } from '../../browser/fold'

/** Whether a text is one of these spellings. */
export const isOne = (spellings: string[], text: string, strict: Strictness): boolean =>
  spellings.some((spelling) => fold(spelling, strict) === fold(text, strict))

/** For each gap whether what stands in it is right. */
export const hits = (gaps: string[][], given: string[], strict: Strictness): boolean[] =>
  gaps.map((spellings, i) => isOne(spellings, given[i] ?? '', strict))
