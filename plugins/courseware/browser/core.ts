/** The entry of the core: what runs on every page, once, however often the script is met. */

import './end'
import { fillGoals } from './goals'
import { release } from './outline'
import { load, loadParts } from './parts'
import { always, refresh } from './refresh'
import { shared } from './shared'
import * as store from './store'

/**
 * What may not be kept is said by a part that few readers need: not on the web, and not while there is room. Another one
 * keeps the course for times without a connection, where the host has not switched that off.
 */
function warn(): void {
  if (location.protocol === 'file:' || store.state() !== 'kept') load('learning')
  load('offline')
}

function begin(): void {
  const first = release()
  self.courseware = shared
  addEventListener('storage', ({ key, newValue }) => store.heard(key, newValue))
  // A page out of the browser's memory has missed what other pages wrote.
  addEventListener('pageshow', ({ persisted }) => persisted && store.heard())
  for (const type of ['pagehide', 'visibilitychange']) addEventListener(type, () => store.flush(), true)
  store.listen(refresh)
  // Instant navigation swaps the content below the body; the scripts stay. Where a newer release was put online since,
  // they know neither its HTML nor the names of its files, so the page is loaded with its own. What was answered is kept.
  new MutationObserver(() => (release() === first ? refresh() : location.reload())).observe(document.body, {
    childList: true
  })
  for (const task of [loadParts, fillGoals, warn]) always(task)
}

if (!self.courseware) begin()
