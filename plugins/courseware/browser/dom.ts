/** Small helpers for making and joining elements. Text goes in as text, never as HTML. */

type Props = Record<string, string | undefined>
type Child = Node | string

/** Sets attributes, of which `undefined` takes one away, and adds children. */
export function set<T extends Element>(element: T, props: Props, ...children: Child[]): T {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined) element.removeAttribute(name)
    else element.setAttribute(name, value)
  }
  element.append(...children)
  return element
}

/** An element with attributes and children. */
export const h = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] => set(document.createElement(tag), props, ...children)

/** An SVG element with attributes. */
export const svg = (tag: string, props: Props, ...children: Child[]): SVGElement =>
  set(document.createElementNS('http://www.w3.org/2000/svg', tag), props, ...children)

/** All elements below `root` that match. */
export const all = <T extends HTMLElement = HTMLElement>(selector: string, root: ParentNode = document): T[] => [
  ...root.querySelectorAll<T>(selector)
]

/** Text for those who listen, not look. */
export const unseen = (text: string): HTMLElement => h('span', { class: 'cw-vh' }, text)

/** A button of ours; the main one submits its form. */
export const button = (text: string, look = 'quiet'): HTMLButtonElement =>
  h('button', { type: look === 'main' ? 'submit' : 'button', class: 'cw-b cw-b--' + look }, text)

/** Puts text in only when it differs: a live region is read out again for every change. */
export function put(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text
}

/** Copies what an element holds, without what matches `skip`, and without ids: those stay unique. */
export function copy(from: Element, skip = ':not(*)'): DocumentFragment {
  const twin = from.cloneNode(true) as Element
  const out = document.createDocumentFragment()
  for (const element of all(':scope > ' + skip, twin)) element.remove()
  for (const element of all('[id]', twin)) element.removeAttribute('id')
  out.append(...twin.childNodes)
  return out
}

export type Outcome = 'right' | 'partly' | 'wrong'

/** Each sign as a path. One that begins at the top of a circle is filled, any other is a line. */
const signs = {
  right: 'M12 2a10 10 0 1 0 .1 0zm-1.6 15.2-4.8-4.8L7 11l3.4 3.4L17 7.2l1.4 1.4z',
  wrong: 'M5 12a7.5 7.5 0 1 0 2.4-5.5M5 4v5h5',
  partly: 'M12 2a10 10 0 1 0 .1 0zM12 4v16a8 8 0 0 1 0-16z'
}

/** One of our signs; what it says stands beside it in words. */
export function icon(name: keyof typeof signs): SVGElement {
  const d = signs[name]
  const look = d.startsWith('M12') ? { fill: 'currentColor', stroke: 'none' } : {}
  return svg('svg', { class: 'cw-i', viewBox: '0 0 24 24', 'aria-hidden': 'true' }, svg('path', { d, ...look }))
}

/** Ties a text to the control it describes, or unties it. */
export function describe(control: Element, { id }: Element, on = true): void {
  const ids = (control.getAttribute('aria-describedby') ?? '').split(' ').filter((each) => each && each !== id)
  if (on) ids.push(id)
  set(control, { 'aria-describedby': ids.join(' ') || undefined })
}

/** The class for an outcome: green, or the ochre of "not yet". */
export const mood = (outcome?: Outcome | boolean): string =>
  outcome === true || outcome === 'right' ? 'is-right' : 'is-nudge'

/** A custom element that may be taken out and put back, as instant navigation does. */
export abstract class Living extends HTMLElement {
  #end = new AbortController()

  /** Called whenever the element comes onto the page; the signal aborts when it leaves. */
  protected abstract live(signal: AbortSignal): void

  connectedCallback(): void {
    this.#end = new AbortController()
    this.live(this.#end.signal)
  }

  disconnectedCallback(): void {
    this.#end.abort()
  }
}

/**
 * Defines an element once, also when the script runs again. A page that is to be put on paper stays as it is before any
 * script, complete and empty, until it was printed (handout.ts).
 */
export function define(tag: string, element: CustomElementConstructor): void {
  const wake = (): unknown => customElements.get(tag) ?? customElements.define(tag, element)
  if (location.search.startsWith('?handout')) addEventListener('afterprint', wake)
  else wake()
}
