/** Loads the parts of the runtime that a page needs. One that is missing leaves readable HTML. */

import { h } from './dom'
import { assets, outline } from './outline'

/** Loads a part, once, by a script element: that works from files too. */
export function load(part: string): void {
  const file = outline.parts[part]
  delete outline.parts[part]
  if (file) document.head.append(h('script', { src: assets + file }))
}

/** Looks for elements that wait for their part. */
export function loadParts(): void {
  for (const [tag, part] of Object.entries(outline.tags)) if (document.querySelector(tag)) load(part)
}
