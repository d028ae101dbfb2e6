/** The way through the course: the chosen path, and its pages in order. */

import { outline } from './outline'
import * as store from './store'

/** A path by its id, its title, its modules, and the pages that are on it without their module. */
export interface Path {
  id: string
  title: string
  modules: string[]
  extra: string[]
}

/** All modules with all pages; `outline.modules` lacks those that are on other paths only. */
export const full = (outline.full ??= outline.modules)

/** The path that the reader has chosen; nothing for the whole course. */
export function chosen(): Path | undefined {
  const id = store.read('me/path')?.data.path
  return paths().find((path) => path.id === id)
}

export const paths = (): Path[] =>
  (outline.paths ?? []).map(([id, title, modules, extra]) => ({ id, title, modules, extra }))

/** The paths that a page is on, if it is not on all. */
const onlyOn = (page: string): string[] | undefined =>
  Object.hasOwn(outline.only ?? {}, page) ? outline.only?.[page] : undefined

/** Whether a page is left out by a path: the chosen one, or another. */
export function isLeftOut(page: string, path?: Path): boolean {
  const on = onlyOn(page)
  // Most pages are on every path: it need not be looked up which one was chosen.
  if (!on) return false
  const id = (path ?? chosen())?.id
  return !!id && !on.includes(id)
}

/** Whether a page of a module is on a path. */
export const isOn = (path: Path, module: string, page: string): boolean =>
  !isLeftOut(page, path) && (path.modules.includes(module) || path.extra.includes(page))

/** The pages of a path, or of the whole course, in their order. */
export const wayOf = (path?: Path): string[] =>
  full.flatMap(([module, pages]) => pages.filter((page) => !path || isOn(path, module, page)))

/** The titles of the paths that show a page. */
export const titlesFor = (page: string): string[] =>
  paths().flatMap(({ id, title }) => (onlyOn(page)?.includes(id) ? title : []))
