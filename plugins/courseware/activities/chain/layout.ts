/**
 * Where the boxes and arrows of a drawing stand: in layers, from those who give first to those who receive last.
 *
 * Arrows may run in circles: one that would close a circle with those before it runs back. An arrow past a layer has a
 * place of its own there, so that it never runs through a box.
 */

export type Arrow = [from: number, to: number]

/** A place: its layer, how far it is from the middle of that layer, and what arrows lead to from there. */
export interface Spot {
  layer: number
  slot: number
  near: Spot[]
}

export interface Layout {
  /** One for each box. */
  spots: Spot[]
  /** The places that each arrow passes, both ends included. */
  ways: Spot[][]
  layers: number
  /** Places in the fullest layer. */
  slots: number
}

/** How often layers are put in order by what they are joined to. */
const SWEEPS = 6

/** The layer of each box: behind all that give to it, but for arrows that close a circle. */
function layersOf(count: number, arrows: Arrow[]): number[] {
  let layers: number[] = Array(count).fill(0)
  const taken: Arrow[] = []
  for (const arrow of arrows) {
    const next = [...layers]
    taken.push(arrow)
    let moved = true
    // A way through all boxes has fewer arrows than there are boxes; what still moves then, moves in a circle.
    for (let round = 0; moved && round <= count; round++) {
      moved = false
      for (const [from, to] of taken) {
        const least = next[from]! + 1
        if (next[to]! >= least) continue
        next[to] = least
        moved = true
      }
    }
    if (moved) taken.pop()
    else layers = next
  }
  return layers
}

/** Lays out so many boxes, numbered from 0, and the arrows between two different of them. */
export function layout(count: number, arrows: Arrow[]): Layout {
  const columns: Spot[][] = []
  const put = (layer: number): Spot => {
    const spot = { layer, slot: 0, near: [] }
    ;(columns[layer] ??= []).push(spot)
    return spot
  }
  const spots = layersOf(count, arrows).map(put)
  const ways = arrows.map((arrow) => {
    const [start, end] = arrow.map((box) => spots[box]) as [Spot, Spot]
    const way = [start]
    const step = start.layer < end.layer ? 1 : -1
    for (let layer = start.layer + step; layer !== end.layer; layer += step) way.push(put(layer))
    way.push(end)
    way.reduce((a, b) => {
      a.near.push(b)
      b.near.push(a)
      return b
    })
    return way
  })
  const mean = ({ near }: Spot): number => near.reduce((sum, { slot }) => sum + slot, 0) / (near.length || 1)
  for (let sweep = 0; sweep <= SWEEPS; sweep++)
    for (const column of columns) {
      if (sweep) column.sort((a, b) => mean(a) - mean(b))
      column.forEach((spot, i) => (spot.slot = i - (column.length - 1) / 2))
    }
  return { spots, ways, layers: columns.length, slots: Math.max(0, ...columns.map(({ length }) => length)) }
}
