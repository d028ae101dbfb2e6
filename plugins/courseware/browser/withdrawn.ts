/** The worker of a course that is not to be kept any more: it forgets all that another one has fetched, and goes. */

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}
declare const registration: { scope: string; unregister(): Promise<boolean> }
declare function skipWaiting(): Promise<void>

async function leave(): Promise<void> {
  const ours = `courseware ${registration.scope} `
  for (const each of await caches.keys()) if (each.startsWith(ours)) await caches.delete(each)
  await registration.unregister()
}

addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => (event as Lasting).waitUntil(leave()))

export {}
