/** A text as a file in the reader's downloads. No server is asked: the browser has it already. */

import { h } from './dom'

/** Hands a text to the browser under a file name. */
export function download(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = h('a', { href: address, download: name, hidden: '' })
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), 60000)
}
