/**
 * Stands before the outline in a package for learning management systems: the course in the frame keeps its records where
 * the launch page says, and that page hears what happens. A page that is opened without it works as on any other site.
 */

import type { Host } from './lms'

function host(): Host | undefined {
  try {
    return parent === self ? undefined : parent.coursewareHost
  } catch {
    // The frame around us belongs to another host.
    return
  }
}

function meet(found: Host | undefined): void {
  if (!found) return
  self.coursewareBox = found.box
  document.addEventListener('courseware:record', (event) => found.tell((event as CustomEvent).detail))
}

meet(host())
