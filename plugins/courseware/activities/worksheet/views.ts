/** The drawings of a worksheet: bars, a line, the 80 and 20 of Pareto, a square of two columns. The table is their data. */

import { svg } from '../../browser/dom'
import { box, dot, drawing, scale, short, stroke, words } from '../../browser/drawing'
import { say } from '../../browser/words'
import { amount, type Column } from './columns'

/** A row as a drawing sees it: its number, its words, its values. */
export interface Item {
  n: number
  label: string
  of: (column: Column) => number | undefined
}

/** The most rows that are drawn: more could not be told apart. */
const MOST = 30
/** Rows that the sentence for listeners names; the table has all. */
const NAMED = 6
const LINE = 26

type Point = [item: Item, value: number]

/** From where to where a column goes: by its type, else by its values, with zero in sight. */
function span({ low, high }: Column, points: Point[]): [number, number] {
  const values = points.map(([, value]) => value)
  return low < high ? [low, high] : [Math.min(0, ...values), Math.max(0, ...values) || 1]
}

const sentence = (title: string, parts: string[]): string => {
  const more = parts.length - NAMED
  return `${title}: ${[...parts.slice(0, NAMED), ...(more > 0 ? [say('wsMore', { n: more })] : [])].join(', ')}.`
}

const told = (column: Column, points: Point[]): string =>
  sentence(
    column.title,
    points.map(([{ n, label }, value]) => `${label || n} ${amount(value, column.unit)}`)
  )

/** A bar for each row; with `sum`, the largest first, with the share that they have so far. */
function bars(column: Column, points: Point[], width: number, sum = 0): SVGElement {
  const bounds = span({ ...column, ...(sum && { low: NaN }) }, points)
  const left = width * 0.4
  const place = scale(...bounds, left, width - (sum ? 110 : 60))
  const zero = place(Math.max(bounds[0], 0))
  let sofar = 0
  const parts = points.flatMap(([{ n, label }, value], i) => {
    const y = i * LINE + 4
    const end = place(value)
    sofar += value
    const share = sum ? ` · ${Math.round((100 * sofar) / sum)}\u202f%` : ''
    return [
      words(0, y + 14, short(`${n}  ${label}`, left / 7)),
      box(Math.min(zero, end), y + 2, Math.max(Math.abs(end - zero), 0.5), 16),
      words(Math.max(zero, end) + 6, y + 14, amount(value, column.unit) + share, 'start', 't2')
    ]
  })
  const height = points.length * LINE + 4
  return drawing(told(column, points), width, height, stroke(zero, 0, zero, height), ...parts)
}

/** The values one after the other, joined where neighbours have one. */
function line(column: Column, count: number, points: Point[], width: number): SVGElement {
  const bounds = span(column, points)
  const x = scale(1, Math.max(count, 2), 50, width - 20)
  const y = scale(...bounds, 150, 14)
  const zero = y(Math.max(bounds[0], 0))
  const way = points.map(([{ n }, value], i) => `${i && points[i - 1]?.[0].n === n - 1 ? 'L' : 'M'}${x(n)} ${y(value)}`)
  return drawing(
    told(column, points),
    width,
    180,
    stroke(40, zero, width - 10, zero),
    ...bounds.map((value) => words(30, y(value) + 4, amount(value), 'end', 't2')),
    svg('path', { d: way.join(''), class: 's-spot f-no', 'stroke-width': '3' }),
    ...points.flatMap(([{ n }, value]) => [dot(x(n), y(value)), words(x(n), 175, String(n), 'middle', 't2')])
  )
}

/** Two columns against each other; rows at one spot share their dot. */
function matrix(down: Column, across: Column, items: Item[], width: number): SVGElement | undefined {
  const [ys, xs] = [down, across].map((column) => pointsOf(column, items)) as [Point[], Point[]]
  const both = ys.flatMap(([item, b]): [Item, number, number][] => {
    const other = xs.find(([{ n }]) => n === item.n)
    return other ? [[item, other[1], b]] : []
  })
  if (!both.length) return
  const right = width - 10
  const x = scale(...span(across, xs), 50, right - 30)
  const y = scale(...span(down, ys), 270, 30)
  const spots = new Map<string, number[]>()
  for (const [{ n }, a, b] of both) {
    const spot = `${x(a)} ${y(b)}`
    spots.set(spot, [...(spots.get(spot) ?? []), n])
  }
  const middle = (30 + right) / 2
  return drawing(
    sentence(
      say('wsBoth', { y: down.title, x: across.title }),
      both.map(([{ n, label }, a, b]) => `${label || n} ${amount(b)} / ${amount(a)}`)
    ),
    width,
    320,
    box(30, 10, middle - 30, 140, 'f-spot-wash'),
    ...[10, 150, 290].map((at) => stroke(30, at, right, at)),
    ...[30, middle, right].map((at) => stroke(at, 10, at, 290)),
    words(right, 310, across.title + ' →', 'end'),
    svg('text', { transform: 'translate(20 10)rotate(-90)', 'text-anchor': 'end' }, down.title + ' →'),
    ...[...spots].flatMap(([spot, numbers]) => {
      const [a = 0, b = 0] = spot.split(' ').map(Number)
      return [dot(a, b, 6), words(a + 10, b + 5, numbers.join(', '))]
    })
  )
}

const pointsOf = (column: Column, items: Item[]): Point[] =>
  items.flatMap((item): Point[] => {
    const value = item.of(column)
    return value === undefined ? [] : [[item, value]]
  })

/** The drawing that a phrase of `views:` asks for, `width` units wide; a sentence where there is nothing yet. */
export function draw(phrase: string, columns: Map<string, Column>, items: Item[], width: number): Element | string {
  const [view, , name = '', , other = ''] = phrase.split(' ')
  const [column, across] = [columns.get(name), columns.get(other)]
  const points = column ? pointsOf(column, items) : []
  if (!column || !points.length) return say('wsNothing')
  if (across) return matrix(column, across, items, width) ?? say('wsNothing')
  if (view === 'line') return line(column, items.length, points, width)
  if (view === 'bars') return bars(column, points.slice(0, MOST), width)
  const falling = points.filter(([, value]) => value > 0).sort(([, a], [, b]) => b - a)
  return bars(column, falling.slice(0, MOST), width, falling.reduce((sum, [, value]) => sum + value, 0) || 1)
}
