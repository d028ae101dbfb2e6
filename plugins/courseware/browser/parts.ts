/** Loads the parts of the runtime that a page needs. One that is missing leaves readable HTML. */

import { assets, outline } from './outline'

const asked = new Set<string>()

/** Loads a part by a script element: that works from files too. */
export function load(part: string): void {
  const file = outline.parts[part]
  if (!file || asked.has(part)) return
  asked.add(part)
  const script = document.createElement('script')
  script.src = assets + file
  // In the order in which they were asked for: a part may stand on another.
  script.async = false
  document.head.append(script)
}

/** Looks for elements that wait for their part. */
export function loadParts(): void {
  for (const [tag, parts] of Object.entries(outline.tags))
    if (document.querySelector(tag)) parts.split(' ').forEach(load)
}
