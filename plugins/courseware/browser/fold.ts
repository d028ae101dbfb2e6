/** Folding of typed text, so that what a reader would call the same is the same. Python does it alike. */

/** What matters although most readers would not see it. */
export interface Strictness {
  case?: boolean
  accents?: boolean
}

/** Compatible letters and one kind of quotes and dashes. Signs go first too: some fall apart under NFKC. */
export function plain(text: string): string {
  const signs = (each: string): string =>
    each
      .replace(/[‘-‛′ʼ`]/g, "'")
      .replace(/[“-‟″«»]/g, '"')
      .replace(/[‐-―−]/g, '-')
  return signs(signs(text).normalize('NFKC'))
}

/** Text in the form in which it is compared. */
export function fold(text: string, strict: Strictness = {}): string {
  // White space of both languages, Python's and ours.
  let out = plain(text)
    .replace(/[\s\x1c-\x1f\x85]+/g, ' ')
    .trim()
  if (!strict.case) out = out.toLowerCase().replace(/ß/g, 'ss').replace(/ς/g, 'σ')
  if (!strict.accents)
    out = out
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC')
  return out.replace(/[.!?]$/, '').trim() || out
}
