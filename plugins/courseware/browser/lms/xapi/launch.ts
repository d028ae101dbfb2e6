/** How a launch for xAPI or cmi5 says where to report and for whom: in the address of the launch page, which anybody may have written. */

export type Agent = { objectType?: 'Agent'; name?: string } & Record<string, unknown>

export interface Launch {
  /** Of the record store, with a slash at its end. */
  endpoint: string
  /** The whole value of the header, as a system hands it over. */
  auth?: string | undefined
  /** Where cmi5 hands that over, once. */
  fetch?: string | undefined
  actor: Agent
  registration?: string | undefined
  /** What the system calls the unit. */
  activity: string
}

/** A launch, or why it is none: the host that is not allowed, or '' for an address of which something is missing. */
export type Found = { launch: Launch } | { refused: string }

export interface Allowed {
  /** The origin of the launch page. */
  own: string
  /** Others to which the build lets records go. */
  hosts: string[]
}

/** Characters of a value that is still read. */
const LONGEST = 4000
const ANY_UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return
  }
}

/** An absolute address whose host may be told, '' at its end; or the host that may not. */
function addressOf(text: string, { own, hosts }: Allowed): { href: string } | { refused: string } {
  if (text.length > LONGEST || !URL.canParse(text)) return { refused: '' }
  const { origin, username, password, protocol, host, href, hash } = new URL(text)
  // An origin that is not of the web is the text "null".
  if (!/^https?:$/.test(protocol) || username || password || hash) return { refused: '' }
  return origin === own || hosts.includes(origin) ? { href } : { refused: host }
}

/** What names an agent: exactly one of these. */
const NAMES: Record<string, (value: unknown) => boolean> = {
  mbox: (value) => /^mailto:[^\s@]+@[^\s@]+$/.test(String(value)),
  mbox_sha1sum: (value) => /^[\da-f]{40}$/i.test(String(value)),
  openid: (value) => URL.canParse(String(value)),
  account: (value) =>
    isObject(value) && typeof value.name === 'string' && !!value.name && URL.canParse(String(value.homePage))
}

/** A person, by the one name that identifies them; nothing else of what came with it. */
export function asAgent(value: unknown): Agent | undefined {
  if (!isObject(value) || (value.objectType ?? 'Agent') !== 'Agent') return
  const [kind, ...others] = Object.keys(NAMES).filter((each) => each in value)
  if (!kind || others.length || !NAMES[kind]?.(value[kind])) return
  const { homePage, name } = Object(value[kind]) as Record<string, unknown>
  return {
    objectType: 'Agent',
    ...(typeof value.name === 'string' && value.name ? { name: value.name } : {}),
    [kind]: kind === 'account' ? { homePage, name } : value[kind]
  }
}

/** Who it is, as a text that is the same at each launch. */
export const identityOf = ({ mbox, mbox_sha1sum, openid, account }: Agent): string =>
  JSON.stringify([mbox, mbox_sha1sum, openid, account])

const withSlash = (address: string): string => (address.endsWith('/') ? address : address + '/')

/** The launch in a query, where there is one. `unit` names the unit for a system that has no name of its own. */
export function launchOf(query: URLSearchParams, isCmi5: boolean, unit: string, allowed: Allowed): Found | undefined {
  const given = query.get('endpoint')
  if (given === null) return
  const endpoint = addressOf(given, allowed)
  if ('refused' in endpoint) return endpoint
  const fetch = isCmi5 ? addressOf(query.get('fetch') ?? '', allowed) : undefined
  if (fetch && 'refused' in fetch) return fetch
  const actor = asAgent(parsed((query.get('actor') ?? '').slice(0, LONGEST)))
  const auth = isCmi5 ? undefined : (query.get('auth') ?? undefined)
  const registration = query.get('registration') ?? undefined
  const activity = query.get(isCmi5 ? 'activityId' : 'activity_id') ?? (isCmi5 ? '' : unit)
  const isWhole =
    actor &&
    URL.canParse(activity) &&
    (registration === undefined ? !isCmi5 : ANY_UUID.test(registration)) &&
    (auth === undefined || /^[\x20-\x7e]{1,4000}$/.test(auth))
  if (!isWhole) return { refused: '' }
  return { launch: { endpoint: withSlash(endpoint.href), auth, fetch: fetch?.href, actor, registration, activity } }
}
