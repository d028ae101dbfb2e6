/** Brings `<cw-media>` to life: its transcript is printed, folded or not. */

import { all, define, Living } from './dom'

class Media extends Living {
  protected live(signal: AbortSignal): void {
    const print = (): void => {
      const shut = all<HTMLDetailsElement>('.cw-words:not([open])', this)
      for (const each of shut) each.open = true
      addEventListener('afterprint', () => shut.forEach((each) => (each.open = false)), { once: true, signal })
    }
    addEventListener('beforeprint', print, { signal })
  }
}

define('cw-media', Media)
