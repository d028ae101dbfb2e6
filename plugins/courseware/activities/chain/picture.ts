/** A chain as a drawing: boxes for parties, arrows for hand-overs, dashed where nobody has agreed what is good. */

import { svg } from '../../browser/dom'
import { box, drawing, short, words } from '../../browser/drawing'
import { layout, type Spot } from './layout'

export interface Party {
  name: string
  /** The parts it plays. */
  parts: string
}

/** A hand-over between parties by their numbers; `n` is its own number in the list. */
export interface Arrow {
  ends: [from: number, to: number]
  good: boolean
  n: number
}

const WIDTH = 128
const HEIGHT = 54
const LETTERS = 16

/** A name on two lines at most. */
function lines(name: string): string[] {
  const [first = '', ...rest] = name.match(/\S.{0,14}\S(?=\s|$)|\S{1,16}/g) ?? []
  return [first, short(rest.join(' '), LETTERS)]
}

/** Draws from left to right, or, where there is no `room` for that and it is narrower, from top to bottom. */
export function picture(text: string, parties: Party[], arrows: Arrow[], room: number): SVGElement {
  const ends = arrows.map((arrow) => arrow.ends)
  const { spots, ways, layers, slots } = layout(parties.length, ends)
  const width = layers * (WIDTH + 52)
  const tall = width > room + 52 && width > slots * (WIDTH + 14)
  const [long, wide, gap, space] = tall ? [HEIGHT, WIDTH, 44, 14] : [WIDTH, HEIGHT, 52, 16]
  const at = (along: number, across: number): [number, number] => (tall ? [across, along] : [along, across])
  const middle = ({ layer, slot }: Spot): [number, number] => [
    3 + layer * (long + gap) + long / 2,
    3 + (slot + (slots - 1) / 2) * (wide + space) + wide / 2
  ]
  const arrow = ({ ends: own, good, n }: Arrow, i: number): SVGElement[] => {
    // Those between the same two run side by side.
    const same = ends.filter((each) => own.every((end) => each.includes(end)))
    const aside = (same.indexOf(own) - (same.length - 1) / 2) * Math.min(18, 44 / same.length)
    const way = ways[i]!.map(middle)
    const end = way.length - 1
    const back = way[1]![0] < way[0]![0] ? -1 : 1
    let [a, b] = [0, 0]
    let d = ''
    let place: [number, number] = [0, 0]
    way.forEach(([along, across], j) => {
      const x = along + (j ? (j < end ? 0 : -back) : back) * (long / 2)
      const y = across + aside
      const half = (a + x) / 2
      if (j === 1) place = at(half, (b + y) / 2)
      d += j ? `C${[at(half, b), at(half, y), at(x, y)]}` : `M${at(x, y)}`
      ;[a, b] = [x, y]
    })
    const head = `M${[at(a, b), at(a - 9 * back, b - 4.5), at(a - 9 * back, b + 4.5)]}z`
    return [
      svg('path', { d, class: 's-ink f-no', 'stroke-dasharray': good ? undefined : '5 4' }),
      svg('path', { d: head, fill: 'currentColor' }),
      words(place[0], place[1] + 4, String(n), 'middle', 's-paper')
    ]
  }
  const party = ({ name, parts }: Party, i: number): SVGElement[] => {
    const [x, y] = at(...middle(spots[i]!))
    const cut = short(parts, LETTERS + 3)
    const rows = [...lines(name), cut].filter(Boolean)
    return [
      box(x - WIDTH / 2, y - HEIGHT / 2, WIDTH, HEIGHT, 'f-spot-wash s-spot'),
      ...rows.map((row, j) =>
        words(x, y + 5 + (j - (rows.length - 1) / 2) * 16, row, 'middle', row === cut ? 't2' : '')
      )
    ]
  }
  const [x, y] = at(layers * (long + gap) - gap + 6, slots * (wide + space) - space + 6)
  const made = drawing(text, x, y, ...arrows.flatMap(arrow), ...parties.flatMap(party))
  made.style.width = x + 'px'
  return made
}
