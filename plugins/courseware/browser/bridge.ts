/**
 * Stands before the outline in a package for learning management systems: the course in the frame keeps its records where
 * the launch page says, and that page hears what happens. A page that is opened without it works as on any other site.
 */

import type { Host } from './lms/launching'

/** The launch page around us: one, or none. */
function hosts(): Host[] {
  try {
    return parent !== self && parent.coursewareHost ? [parent.coursewareHost] : []
  } catch {
    // The frame around us belongs to another host.
    return []
  }
}

/** What lies outside the package opens beside it: in the frame it would be blocked, or stand where the course was. */
function outwards({ target }: Event): void {
  const link = (target as Element).closest('a[href]')
  if (!(link instanceof HTMLAnchorElement) || link.download) return
  if (link.href.startsWith(new URL('./', parent.location.href).href)) return
  link.target = '_blank'
  link.rel = 'noopener'
}

// A loop, so that no name of ours is left on the page.
for (const { box, tell } of hosts()) {
  self.coursewareBox = box
  document.addEventListener('courseware:record', (event) => tell((event as CustomEvent).detail))
  document.addEventListener('click', outwards, true)
}
