/** What is done again after every change of the page or of the records. */

const tasks: (() => void)[] = []
let waiting = false

/** Does a task now, and after every change from now on. */
export function always(task: () => void): void {
  tasks.push(task)
  task()
}

/** Brings the page up to date, after the reader has seen what a press did. */
export function refresh(): void {
  if (waiting) return
  waiting = true
  setTimeout(() => {
    waiting = false
    for (const task of tasks) task()
  })
}
