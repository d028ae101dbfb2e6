/** Names that nothing else has, of version 4 by their form (RFC 9562). */

import { hash } from '../pack'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value)

function written(bytes: Uint8Array): string {
  bytes[6] = ((bytes[6] ?? 0) & 15) | 64
  bytes[8] = ((bytes[8] ?? 0) & 63) | 128
  const hex = [...bytes].map((each) => each.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** A new one. `crypto.randomUUID` is not there on a server without https. */
export const uuid = (): string => written(crypto.getRandomValues(new Uint8Array(16)))

/** The one that belongs to a text, the same each time. */
export const uuidOf = (text: string): string =>
  written(Uint8Array.from([1, 2, 3, 4].flatMap((n) => hash(new TextEncoder().encode(n + text), 4))))
