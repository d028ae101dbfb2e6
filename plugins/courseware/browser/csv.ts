/**
 * Tables as text that spreadsheets read and write (RFC 4180), both ways without loss.
 *
 * A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@` or a blank sign for a formula, and would work out what
 * somebody else has written into it. Such a cell gets an apostrophe before it; one that is a number stays a number.
 */

/** The most lines and columns that are read. */
const MOST = 1000

const NUMBER = /^[-+]?[\d.,]+ ?%?$/
const RISKY = /^'*[=+\-@\t\r\n＝＋－＠]/

const guard = (text: string): string => (RISKY.test(text) && !NUMBER.test(text) ? "'" + text : text)

const unguard = (text: string): string => (text[0] === "'" && RISKY.test(text) ? text.slice(1) : text)

/** A table as text. */
export function toCsv(rows: string[][], separator: string): string {
  const cell = (text: string): string => {
    const safe = guard(text)
    return /["\n\r,;\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  // The mark at the beginning tells spreadsheets that this is UTF-8.
  return '\ufeff' + rows.map((row) => row.map(cell).join(separator) + '\r\n').join('')
}

/** The sign between the cells: the one that comes most often in the first line, outside of quotation marks. */
function separatorOf(text: string): string {
  const first = /^(?:"[^"]*"|[^"\n\r])*/.exec(text)?.[0].replace(/"[^"]*"/g, '') ?? ''
  const count = (sign: string): number => first.split(sign).length
  return [',', ';', '\t'].reduce((a, b) => (count(b) > count(a) ? b : a))
}

/** The table in a text, or nothing if it is none: binary, not UTF-8, cut short inside quotation marks, or huge. */
export function fromCsv(raw: string): string[][] | undefined {
  const text = raw.replace(/^\ufeff/, '')
  const separator = separatorOf(text)
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  if (/[\0-\x08\x0e-\x1f\ufffd]/.test(text)) return
  for (let i = 0; i <= text.length; i++) {
    const sign = text[i]
    if (isQuoted) {
      if (sign === undefined) return
      if (sign !== '"') cell += sign
      else if (text[i + 1] === sign) cell += text[++i]
      else isQuoted = false
    } else if (sign === '"' && !cell) isQuoted = true
    else if (sign !== undefined && sign !== separator && !/[\n\r]/.test(sign)) cell += sign
    else {
      row.push(unguard(cell))
      cell = ''
      if (sign === separator) continue
      if (sign === '\r' && text[i + 1] === '\n') i++
      if (rows.length > MOST || row.length > MOST) return
      if (row.some(Boolean)) rows.push(row)
      row = []
    }
  }
  return rows
}
