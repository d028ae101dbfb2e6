/** Lets the browser keep the course for times without a connection, and says when it has a newer version. */

import { button, h, put } from './dom'
import { outline, root } from './outline'
import { addWords, say } from './words'

addWords({
  newer: 'A new version is here. Your answers stay.',
  load: 'Load it',
  alone: 'No connection. Carry on; nothing is lost.',
  close: 'Close'
})

const text = h('p', { role: 'status' })
const load = button(say('load'), 'plain')
const close = button(say('close'))
const bar = h('div', { class: 'cw-news cw-row', hidden: '' }, text, load, close)
let isOld = false

/** Shows what there is to say. The live region is there before it speaks. */
function show(): void {
  const words = navigator.onLine ? isOld && say('newer') : say('alone')
  bar.hidden = !words
  load.hidden = !navigator.onLine
  setTimeout(() => put(text, words || ''), 100)
}

/** A worker that has taken over tells its version. */
function hear({ data }: MessageEvent<{ courseware?: unknown } | null>): void {
  const version = data?.courseware
  if (typeof version !== 'string' || version === outline.build) return
  isOld = true
  show()
}

async function register(workers: ServiceWorkerContainer): Promise<void> {
  // Blocked by a setting, say: the course works as it did.
  const registration = await workers.register(root + 'sw.js').catch(() => undefined)
  let looked = Date.now()
  // By itself the browser looks for a newer version only when a page is loaded, and one may stay open for days.
  addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - looked < 36e5) return
    looked = Date.now()
    registration?.update().catch(() => {})
  })
}

function begin(workers: ServiceWorkerContainer): void {
  document.body.append(bar)
  load.addEventListener('click', () => location.reload())
  close.addEventListener('click', () => (bar.hidden = true))
  workers.addEventListener('message', hear)
  workers.startMessages()
  for (const type of ['online', 'offline']) addEventListener(type, () => workers.controller && show())
  if (workers.controller && !navigator.onLine) show()
  // A server with a password gives the manifest to those only who say who they are.
  const manifest = { rel: 'manifest', crossorigin: 'use-credentials', href: root + 'manifest.webmanifest' }
  document.head.append(h('link', manifest))
  // The page comes first.
  if (document.readyState === 'complete') void register(workers)
  else addEventListener('load', () => void register(workers))
}

/** None where there is no https, nor in a private window of some browsers; in a closed frame already asking throws. */
function workers(): ServiceWorkerContainer | undefined {
  try {
    return navigator.serviceWorker
  } catch {
    return
  }
}

const found = location.protocol === 'file:' ? undefined : workers()
if (found) begin(found)
