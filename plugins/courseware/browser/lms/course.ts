/** What the generator tells the launch page of the course (`assets/lms-course.js`). */

import type { Leaf } from '../pack'

export interface Course {
  id: string
  version: string
  title: string
  lang: string
  words?: Record<string, string | Record<string, string>>
  /** Module id, title, and the ids of its pages. */
  modules: [id: string, title: string, pages: string[]][]
  /** Every page with the names and versions of what is answered on it, as `pack.ts` takes it. */
  leaves: [page: string, items: [name: string, v: string][]][]
  /** What can be reported: its kind, and what is asked, at most 250 characters. */
  about: Record<string, [kind: string, description: string]>
  /** Those about the learner's own case, whatever kind they are. */
  private?: string[]
  /** The option keys of an activity, as they were written. */
  keys: Record<string, string[]>
  /** For a record store: what names the course in the world, where records may go, and where to without a launch. */
  iri?: string
  hosts?: string[]
  endpoint?: string
  /** Objectives in words. */
  objectives?: Record<string, string>
}

declare global {
  interface Window {
    coursewareLms?: Course
  }
}

export const leavesOf = ({ leaves }: Course): Leaf[] => leaves.map(([page, items]) => ({ page, items }))
