/** Opens what the generator has packed (rendering/sealing.py): out of sight, and no secret. */

/** Bytes that look like chance, the same as in Python. */
function* stream(seed: number): Generator<number, never> {
  let state = seed >>> 0 || 1
  for (;;) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    yield state & 255
  }
}

/** The lists of answers, as HTML, by the ids of their questions. */
export async function unpack(packed: string, seed: number): Promise<Record<string, string>> {
  const bytes = stream(seed)
  const data = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0) ^ bytes.next().value)
  const text = new Blob([data]).stream().pipeThrough(new DecompressionStream('deflate'))
  return JSON.parse(await new Response(text).text()) as Record<string, string>
}

/** A list of answers as an element. It is parsed apart from the page; nothing in it loads or runs there. */
export function keyOf(html = ''): HTMLElement | null {
  const key = new DOMParser().parseFromString(html, 'text/html').querySelector<HTMLElement>('details')
  return key && document.importNode(key, true)
}
