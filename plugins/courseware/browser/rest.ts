/** What most readers need not see waits at the end, behind one line that opens. */

/**
 * Puts what belongs to the rest into `rest` and all else before it, in the order of `items`. Only what has changed is
 * moved: the focus may be in there.
 */
export function setApart(rest: HTMLElement, items: HTMLElement[], isRest: (item: HTMLElement) => boolean): void {
  if (items.some((item) => rest.contains(item) !== isRest(item))) {
    rest.before(...items.filter((item) => !isRest(item)))
    rest.append(...items.filter(isRest))
  }
  rest.hidden = !items.some(isRest)
}
