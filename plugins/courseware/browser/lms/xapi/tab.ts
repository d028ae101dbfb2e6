/**
 * What a launch page must know when it is loaded anew, kept for this tab and this session alone: the launch, since its
 * address is taken out of sight, and what has been told already, since a session tells some things once. The course's own
 * storage, and so every copy and export of it, has no part in it.
 */

import { attempt } from '../../store'
import { uuid } from '../uuid'
import { isObject, parsed, type Launch } from './launch'

export interface Kept {
  launch: Launch
  /** Which visit this is, of all in this browser. */
  id: string
  /** What cmi5's address gave us, once, for the header. */
  token?: string
  /** Milestones that the store has of this session. */
  told: string[]
  /** When the session began, in ms. */
  since?: number
  /** How long the session had taken before this loading, in seconds. */
  seconds: number
  /** When this page was last left, in ms. */
  left?: number
  /** The page is out of sight: browsers throw such pages away without a word, and load them anew. */
  isAway?: boolean
  /** Nothing more may be told in this session. */
  isOver?: boolean
}

/** What the browser keeps for a tab; nothing where that is closed to us. */
export const sessions = (): Storage | undefined => attempt(() => self.sessionStorage)

export class Tab {
  kept: Kept | undefined

  constructor(
    private readonly storage: Storage | undefined,
    private readonly key: string
  ) {
    const value = attempt(() => storage?.getItem(key))
    const found = value ? parsed(value) : undefined
    // Whoever can write here can as well do all that we do.
    if (isObject(found) && isObject(found.launch) && Array.isArray(found.told)) this.kept = found as unknown as Kept
  }

  /** A launch that has just come; false where it will be lost when the page is loaded anew. */
  begin(launch: Launch): boolean {
    this.kept = { launch, id: uuid(), told: [], seconds: 0 }
    return this.update({})
  }

  update(news: Partial<Kept>): boolean {
    if (!this.kept) return false
    Object.assign(this.kept, news)
    const text = JSON.stringify(this.kept)
    attempt(() => this.storage?.setItem(this.key, text))
    return attempt(() => this.storage?.getItem(this.key)) === text
  }
}
