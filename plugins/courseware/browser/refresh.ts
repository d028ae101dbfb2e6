/** What is done again after every change of the page or of the records. */

const tasks: (() => void)[] = []
let waiting = false

/** Brings the page up to date once what is happening now is over; a task that is given is done then, and ever after. */
export function refresh(task?: () => void): void {
  if (task) tasks.push(task)
  if (waiting) return
  waiting = true
  queueMicrotask(() => {
    waiting = false
    for (const each of tasks) each()
  })
}
