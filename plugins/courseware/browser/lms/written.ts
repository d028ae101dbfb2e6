/** A response as its type wants it written, in SCORM 2004 and in xAPI alike. */

import type { Interaction } from './interaction'

/** A short text, as a fill-in answer takes it. */
const SHORT = 250
/** Parts of a response. */
const MOST = 36
const MARK = /\[[,.:]\]/
const NUMBER = /^-?\d+(\.\d+)?$/

/** The response, its keys as `named` writes them; nothing where it does not fit, and the words are told instead. */
export function written({ type, response }: Interaction, named: (key: string) => string): string | undefined {
  switch (type) {
    case 'choice':
    case 'sequencing':
      return response.length <= MOST ? response.map(named).join('[,]') : undefined
    case 'matching': {
      const pairs = response.map((pair) => pair.split('=').map(named))
      return pairs.length <= MOST && pairs.every((pair) => pair.length === 2)
        ? pairs.map((pair) => pair.join('[.]')).join('[,]')
        : undefined
    }
    case 'numeric':
      return NUMBER.test(response[0] ?? '') ? response[0] : undefined
    case 'fill-in':
      return response.length <= 10 && response.every((text) => text.length <= SHORT && !MARK.test(text))
        ? response.join('[,]')
        : undefined
    case 'performance':
      return
  }
}
