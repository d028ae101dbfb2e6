/** A way to tell a system what happens: by the calls of SCORM, or by statements that are sent. */

import type { Standing } from './dialect'
import type { Waiting } from './waiting'

/** What the system has of earlier sessions. */
export interface Was {
  completed: boolean
  passed: boolean
  suspend: string
  location: string
}

export interface Hooks {
  /** Where the learner stands now. */
  standing: () => Standing
  keysOf: (activity: string) => string[] | undefined
  /** The session is open, and this is what the system had. */
  opened: (was: Was) => void
  /** Whether that is taken in, so that telling takes nothing away. */
  isReady: () => boolean
  /** What waits has changed: this is not yet reported, and perhaps the standing is not. */
  changed: (waiting: Waiting[], isStanding: boolean) => void
  later: (task: () => void, ms: number) => unknown
}

export interface Channel {
  /** Opens the session and has what the system kept taken up; false if that is to be tried again. */
  begin(): boolean | Promise<boolean>
  /** Takes something up that is to be told with the next change of the standing. */
  add(what: Waiting): void
  /** Has it told where the learner stands now. */
  standingChanged(): void
  /** Tells what waits; what fails is tried again later. */
  flush(): unknown
  /** Ends the session, with one more try to tell everything. */
  end(): void
}
