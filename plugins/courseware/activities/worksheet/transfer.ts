/** A table as a CSV file, out and in. What comes in is asked about before it changes anything, and can be taken back. */

import { button, h } from '../../browser/dom'
import { fromCsv, toCsv } from '../../browser/csv'
import { download } from '../../browser/download'
import { filePicker } from '../../browser/exchange'
import { number, say } from '../../browser/words'
import { taken, type Column } from './columns'
import type { Grid, Sheet } from './grid'

const like = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase()

/** The table as text. */
export function textOf(grid: Grid, columns: Column[]): string {
  const isComma = number(1.5).includes(',')
  const rows = grid.rows().filter(([id]) => !grid.isBlank(id))
  const table = rows.map(([id, values]) =>
    columns.map(({ name, type }) => {
      const value = values[name]
      const text = grid.text(id, name)
      if (type === 'check') return text && say('wsYes')
      if (type !== 'formula') return text
      return typeof value === 'number' ? String(+value.toFixed(6)).replace('.', isComma ? ',' : '.') : ''
    })
  )
  return toCsv([columns.map(({ title }) => title), ...table], isComma ? ';' : ',')
}

/** The rows in a text by column; none if it is no table, or has none of these columns. */
export function rowsIn(text: string, columns: Column[]): Record<string, string>[] {
  const [heads = [], ...lines] = fromCsv(text) ?? []
  const found = heads.map((head) =>
    columns.find(({ formula, title, name }) => !formula && [title, name].some((word) => like(word) === like(head)))
  )
  return lines.flatMap((line): Record<string, string>[] => {
    const cells = found.flatMap((column, i): [string, string][] => {
      const value = column && taken(column, line[i] ?? '', say('wsYes'))
      return column && value ? [[column.name, value]] : []
    })
    return cells.length ? [Object.fromEntries(cells)] : []
  })
}

/** The two controls for files, and the place where is asked; `grid` gives the table that is shown. */
export function transfer(sheet: Sheet, activity: string, grid: () => Grid): [HTMLElement, HTMLElement, HTMLElement] {
  const { columns } = sheet
  const place = h('div', { class: 'cw-notice', hidden: '' })
  const out = button(say('wsOut'), 'plain')
  out.addEventListener('click', () => download(activity + '.csv', textOf(grid(), columns), 'text/csv'))
  const picker = filePicker(say('wsIn'), '.csv,.tsv,.txt,text/csv', ([taken], [refused]) => {
    const [name = '', text = ''] = taken ?? []
    const rows = rowsIn(text, columns)
    const words = { file: name.slice(0, 80), n: rows.length, titles: columns.map(({ title }) => title).join(', ') }
    if (refused ?? !rows.length) return sheet.say(refused ?? say('wsBad', words))
    const to = grid()
    const choices = say('wsTake')
      .split('|')
      .map((choice, i) => {
        const made = button(choice, 'plain')
        made.addEventListener('click', () => {
          if (i < 2) to.take(rows, i > 0, say('wsTaken', words))
          else out.focus()
          place.hidden = true
        })
        return made
      })
    place.replaceChildren(h('p', {}, say('wsFound', words)), h('div', { class: 'cw-row' }, ...choices))
    place.hidden = false
    choices[0]?.focus()
  })
  return [out, picker, place]
}
