/** Takes away what an earlier check has said. */

import { all, describe } from './dom'

/** Removes the feedback below `root`, and unties it from the controls that it described. */
export function unmark(root: ParentNode, controls: Element[]): void {
  for (const box of all('.cw-fb', root)) {
    for (const control of controls) describe(control, box, false)
    box.remove()
  }
}
