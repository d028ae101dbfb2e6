/**
 * The worker that keeps the course for times without a connection. The generator puts the list of the site's files before
 * it, and lays both into the site's root as `sw.js`.
 *
 * A release is fetched whole into a cache of its own, and every file is compared with the list, before its worker takes
 * over: what is kept never mixes two releases. The cache of the release before stays for pages that are still open.
 * Whoever is connected gets pages from the server, as without a worker.
 */

/** Every file of the site by its address below the scope, with the beginning of its digest; 0 for one that may differ. */
declare const FILES: Record<string, number>
/** How many of them, from the first on, are fetched ahead; the others are kept once they were asked for. */
declare const AHEAD: number
declare const VERSION: string

/** The events and objects of a worker, as far as they are used: TypeScript knows either those or a page's. */
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Asked extends Lasting {
  request: Request
  clientId: string
  resultingClientId: string
  respondWith(answer: Promise<Response>): void
}
declare const registration: { scope: string; unregister(): Promise<boolean> }
declare const clients: { claim(): Promise<void>; matchAll(): Promise<{ postMessage(message: unknown): void }[]> }
declare function skipWaiting(): Promise<void>

const { scope } = registration
const ours = `courseware ${scope} `
const own = ours + VERSION
/** Never another content under the same name. */
const hashed = /\.([0-9a-f]{8}\.\w*\.?(js|css)|woff2)$/
/** The pages that came out of the cache: what they load has to come from there as well, or releases would mix. */
const fromCache = new Set<string>()

/** The caches of this course, oldest first. */
const mine = async (): Promise<string[]> => (await caches.keys()).filter((each) => each.startsWith(ours))

/** Puts a file into this release's cache, from the first place that has it as the list says. */
async function keep(path: string, ...places: (() => Response | Promise<Response | undefined>)[]): Promise<void> {
  const address = scope + path
  for (const place of places) {
    const found = await place()
    if (!found?.ok) continue
    const body = await found.arrayBuffer()
    const digest = new DataView(await crypto.subtle.digest('SHA-256', body)).getUint32(0)
    if ((FILES[path] || digest) !== digest) continue
    // A response of our own: one that was redirected may not answer for a page, and no part is kept, though players ask for one.
    return (await caches.open(own)).put(address, new Response(body, { headers: found.headers }))
  }
  throw Error(path)
}

/**
 * Fetches a release whole; what has not changed comes out of the cache of the one before. If that fails, because somebody
 * is copying a release at this moment, say, the browser begins again with the next visit, and takes what is here already.
 */
async function install(): Promise<void> {
  const paths = Object.keys(FILES)
  const left = paths.slice(0, AHEAD).values()
  const before = (path: string) => () => caches.match(scope + path)
  const fetchAll = async (): Promise<void> => {
    for (const path of left) await keep(path, before(path), () => fetch(scope + path, { cache: 'no-cache' }))
  }
  await Promise.all([fetchAll(), fetchAll(), fetchAll(), fetchAll()])
  for (const path of paths.slice(AHEAD)) await keep(path, before(path)).catch(() => {})
  await skipWaiting()
}

/**
 * Takes over: leaves this release and two others, since one that was only begun may lie between it and the one before,
 * and tells open pages which one is here now.
 */
async function activate(): Promise<void> {
  const others = (await mine()).filter((each) => each !== own)
  for (const each of others.slice(0, -2)) await caches.delete(each)
  await clients.claim()
  for (const client of await clients.matchAll()) client.postMessage({ courseware: VERSION })
}

/** Where the course was taken off its server, goes with it. Browsers themselves keep a worker whose own file is gone. */
async function leave(): Promise<void> {
  if ((await fetch(scope + 'sw.js', { cache: 'no-cache' })).status !== 404) return
  for (const each of await mine()) await caches.delete(each)
  await registration.unregister()
}

/** The part of a file that a player asks for: Safari plays nothing that is answered with all of it. */
async function part(kept: Response, asked: Headers): Promise<Response> {
  const [, from, to] = /=(\d+)-(\d*)/.exec(asked.get('range')!) ?? []
  if (!from) return kept
  const all = await kept.blob()
  const body = all.slice(+from, to ? +to + 1 : all.size, all.type)
  const range = `bytes ${from}-${+from + body.size - 1}/${all.size}`
  return new Response(body, { status: 206, headers: { 'content-range': range } })
}

/** Pages from the server, as long as it answers within three seconds; what has a hash in its name from the cache. */
async function answer(event: Asked, path: string): Promise<Response> {
  const { request } = event
  const isPage = request.mode === 'navigate' || path.endsWith('.html')
  const kept = await (await caches.open(own)).match(scope + path)
  const lasting = hashed.test(path) && (kept ?? (await caches.match(scope + path)))
  if (lasting) return lasting
  if (kept && !isPage && fromCache.has(event.clientId)) return part(kept, request.headers)
  const asked = fetch(request)
  if (!kept) {
    const response = await asked
    const twin = response.clone()
    if (FILES[path]) event.waitUntil(keep(path, () => twin))
    return response
  }
  const late = new Promise<undefined>((then) => isPage && setTimeout(then, 3000))
  const response = await Promise.race([asked, late]).catch(() => undefined)
  if (response && response.status < 500) {
    if (response.status === 404) event.waitUntil(leave())
    return response
  }
  fromCache.add(event.resultingClientId)
  return part(kept, request.headers)
}

addEventListener('install', (event) => (event as Lasting).waitUntil(install()))
addEventListener('activate', (event) => (event as Lasting).waitUntil(activate()))
addEventListener('fetch', (event) => {
  const asked = event as Asked
  const address = asked.request.url.replace(/[?#].*/, '')
  if (asked.request.method !== 'GET' || !address.startsWith(scope)) return
  const bare = address.slice(scope.length)
  // A folder's page, and one of a host that leaves the ending out.
  const path = [bare, bare + 'index.html', bare + '.html'].find((each) => each in FILES)
  if (path || hashed.test(bare)) asked.respondWith(answer(asked, path ?? bare))
})

export {}
