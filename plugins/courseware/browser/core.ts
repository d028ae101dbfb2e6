/** The entry of the core: what runs on every page, once, however often the script is met. */

import './end'
import { showProgress } from './navigation'
import { load, loadParts } from './parts'
import { always, refresh } from './refresh'
import { shared } from './shared'
import * as store from './store'

/** What may not be kept is said by a part that few readers need: not on the web, and not while there is room. */
function warn(): void {
  if (location.protocol === 'file:' || store.state() !== 'kept') load('learning')
}

function begin(): void {
  self.courseware = shared
  addEventListener('storage', ({ key }) => store.heard(key))
  // A page out of the browser's memory has missed what other pages wrote.
  addEventListener('pageshow', ({ persisted }) => persisted && store.changed())
  for (const type of ['pagehide', 'visibilitychange']) addEventListener(type, () => store.flush(), true)
  store.listen(() => refresh())
  // Instant navigation swaps the content below the body; the scripts stay.
  new MutationObserver(() => refresh()).observe(document.body, { childList: true })
  for (const task of [loadParts, showProgress, warn]) always(task)
}

if (!self.courseware) begin()
