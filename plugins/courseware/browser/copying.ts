/** Copying a text: by the clipboard where the browser lends it, else by hand. */

import { say } from './words'

/** Copies what an element shows; `tell` hears what came of it. */
export function copyText(place: HTMLElement, tell: (words: string) => void): void {
  const select = (): void => {
    getSelection()?.selectAllChildren(place)
    tell(say('selected'))
  }
  // Not there on pages without encryption.
  const clipboard = navigator.clipboard as Clipboard | undefined
  if (clipboard) clipboard.writeText(place.innerText).then(() => tell(say('copied')), select)
  else select()
}
