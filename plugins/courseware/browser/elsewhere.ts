/** `<cw-elsewhere>`: progress as a link and a QR code, and bringing in what such a link holds, once the reader has said so. */

import { encode } from 'uqr'
import { progressOf, recordsOf } from './carried'
import { copyText } from './copying'
import { all, define, Living, put, svg } from './dom'
import { outline } from './outline'
import { pack, unpack, type Leaf, type Progress } from './pack'
import { absorb } from './whole'
import { say } from './words'
import * as store from './store'

const IN_LINK = /carry=([\w-]+)\s*$/

/** The pages of the course, as "My learning" lists them. */
const leaves = (): Leaf[] =>
  all('[data-page][data-items]').map(({ dataset: { page = '', items = '' } }) => ({
    page,
    items: items
      .split(' ')
      .filter(Boolean)
      .map((item) => item.split('=', 2) as [string, string])
  }))

function bringIn(found: [Leaf, Progress][]): void {
  for (const [name, record] of recordsOf(found)) absorb(name, record)
  store.changed()
}

/** The code as a picture: black on white whatever the page looks like, or cameras cannot read it. */
function picture(text: string): SVGElement | undefined {
  try {
    const { size, data } = encode(text, { ecc: 'L', border: 4 })
    const d = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : []))).join('')
    const box = { viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': say('carryPicture'), class: 'cw-qr' }
    const back = svg('rect', { width: String(size), height: String(size), fill: '#fff' })
    return svg('svg', box, back, svg('path', { d, fill: '#000', 'shape-rendering': 'crispEdges' }))
  } catch {
    // More than a code can hold: the link does.
    return
  }
}

/** This page's address without what stands behind it; in the offline edition with the page. */
const address = (): string => {
  const [page = ''] = location.hash.slice(1).split('#')
  return location.href.replace(/#.*/, '') + '#' + (outline.whole ? page + '#' : '')
}

/** How many of something, or nothing where there are none. */
const counted = (key: string, n: number): string[] => (n ? [say(key, { n })] : [])

class Elsewhere extends Living {
  protected live(signal: AbortSignal): void {
    const find = (selector: string): HTMLElement => this.querySelector(selector) as HTMLElement
    const [made, asking] = [find('.cw-link'), find('.cw-bring')]
    const input = find('input') as HTMLInputElement
    let brought: [Leaf, Progress][] = []
    const told = (words: string): void => put(find('[role=status]'), words)
    const close = (words: string): void => {
      asking.hidden = true
      // So that a reload does not ask again.
      if (IN_LINK.test(location.hash)) history.replaceState(history.state, '', address().replace(/#$/, ''))
      told(words)
    }
    const look = (text: string): void => {
      const code = (IN_LINK.exec(text)?.[1] ?? text).trim()
      const held = unpack(outline.course, leaves(), code)
      told('')
      if (typeof held === 'string')
        return close(say({ broken: 'carryBroken', newer: 'carryNewer', foreign: 'carryForeign' }[held]))
      brought = held.found
      const states = brought.flatMap(([, { states }]) => states.filter(Boolean))
      const parts = [
        ...counted('keptPages', brought.filter(([, { done }]) => done).length),
        ...counted('keptAnswers', states.length),
        ...counted('carryRight', states.filter((state) => state > 3).length)
      ]
      if (!parts.length) return close([say('broughtNothing'), ...counted('carryLost', held.lost)].join(' '))
      const words = [
        say('carryBrings', { list: parts.join(' · ') }),
        ...counted('carryLost', held.lost),
        say('carryStays')
      ]
      put(find('#cw--held'), words.join(' '))
      asking.hidden = false
      find('#cw--held').focus()
    }
    const show = (): void => {
      const code = pack(outline.course, progressOf(leaves(), store.read))
      const isFile = location.protocol === 'file:'
      // An address of a file leads nowhere on another device; the code can be typed or sent.
      const text = isFile ? code : address() + 'carry=' + code
      put(find('.cw-link output'), text)
      const drawn = isFile ? undefined : picture(text)
      find('.cw-link div').replaceChildren(...(drawn ? [drawn] : []))
      made.hidden = false
      told('')
      find('.cw-link output').focus()
    }
    const acts: Record<string, () => void> = {
      show,
      copy: () => copyText(find('.cw-link output'), told),
      look: () => (input.value.trim() ? look(input.value) : input.focus()),
      bring: () => {
        bringIn(brought)
        close(say(store.state() === 'kept' ? 'carryDone' : 'notWritten'))
      },
      leave: () => close(say('carryLeft'))
    }
    this.addEventListener('click', ({ target }) => acts[(target as HTMLElement).dataset.do ?? '']?.(), { signal })
    const arrive = (): void => {
      if (IN_LINK.test(location.hash)) look(location.hash)
    }
    addEventListener('hashchange', arrive, { signal })
    this.hidden = false
    arrive()
  }
}

define('cw-elsewhere', Elsewhere)
