/** Loads the parts of the runtime that a page needs. One that is missing leaves readable HTML. */

import { h } from './dom'
import { assets, outline, release } from './outline'

/** Loads a part, once, by a script element: that works from files too. */
export function load(part: string): void {
  const file = outline.parts[part]
  delete outline.parts[part]
  // While a release is being copied, a page of the old one may meet the outline of the new one, whose parts do not fit.
  if (outline.release !== release()) return
  // Not async: they run in the order in which they were asked for, since a part may stand on another.
  if (file) document.head.append(Object.assign(h('script', { src: assets + file }), { async: false }))
}

/** Looks for elements that wait for their part. */
export function loadParts(): void {
  for (const [tag, parts] of Object.entries(outline.tags))
    if (document.querySelector(tag)) parts.split(' ').forEach(load)
}
