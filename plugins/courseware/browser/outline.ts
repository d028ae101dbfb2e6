/** Where we are: the course's outline, its root address, and which page an address is. */

import type { Overrides } from './words'

/** What the generator writes into `outline.js`. */
export interface Outline {
  course: string
  version: string
  lang: string
  /** Which release it belongs to. */
  release?: string
  /** Which build of the site it belongs to, where the browser is to keep it. */
  build?: string
  /** The edition for trainers: keys may be printed. */
  keys?: true
  /** All pages are in one document, each with its address behind the `#`. */
  whole?: true
  /** The course asks who is working. */
  shared?: true
  /** Module id and the ids of its pages, in order. */
  modules: [string, string[]][]
  /** Part name to file name beside the core, of parts that are still to be loaded. */
  parts: Record<string, string>
  /** Custom element to the part that brings it to life, or, with blanks between, all parts that it takes, in order. */
  tags: Record<string, string>
  words?: Overrides
}

declare global {
  interface Window {
    coursewareOutline?: Partial<Outline>
  }
}

/** A page must work without `outline.js`, so everything has a default. */
export const outline: Outline = {
  course: 'course',
  version: '',
  lang: document.documentElement.lang || 'en',
  modules: [],
  parts: {},
  tags: {},
  ...self.coursewareOutline
}

const script = document.currentScript as HTMLScriptElement | null

/** The folder our scripts lie in. */
export const assets = new URL('./', script?.src || location.href).href

/** The course's own address: two folders above our scripts. */
export const root = new URL('../../', assets).href

/** The path of an address below the course's root, or nothing if it lies outside. */
export function pathOf(address: string): string | undefined {
  const bare = (outline.whole ? address.replace(/[^/]*#/, '') : address).replace(/[?#].*/, '')
  return bare.startsWith(root) ? bare.slice(root.length) : undefined
}

/** The id of the page at an address; the start page is `index`. */
export function pageOf(address: string): string | undefined {
  const id = pathOf(address)?.replace(/((^|\/)index)?\.html$|\/$/, '')
  return id === undefined ? id : decodeURIComponent(id) || 'index'
}

/** The module that a page belongs to. */
export function moduleOf(page: string): [string, string[]] | undefined {
  return outline.modules.find(([, pages]) => pages.includes(page))
}

/** Which release a page belongs to, as the generator says in its head. */
export const release = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[name=courseware]')?.content
