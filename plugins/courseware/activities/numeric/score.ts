/** Comparing numbers. Python does it alike; both run tests/vectors/scoring.json. */

interface Spelt {
  is: string[]
  within: string | undefined
  right: boolean
}

/** How far an answer may be off; a share is of the right value. */
function slack(within: string | undefined, want: number): number {
  const size = parseFloat(within ?? '0') * (within?.includes('%') ? Math.abs(want) / 100 : 1)
  return size + 1e-9 * Math.max(1, Math.abs(want))
}

/** The answer that one of the readings is: right ones are asked first, then foreseen wrong ones. */
export function match<T extends Spelt>(candidates: number[], answers: T[]): T | undefined {
  const fits = ({ is, within }: T): boolean =>
    is.map(Number).some((want) => candidates.some((each) => Math.abs(each - want) <= slack(within, want)))
  return [true, false].flatMap((right) => answers.filter((answer) => answer.right === right)).find(fits)
}
