// Drives the real store of a page for tests/browser/promise.py. `NAMES` is replaced by what the core hands to its parts.
//
// Every write that the store acknowledges is told to the witness, a page of the same origin that has no store: what it
// heard is known even if the tab is closed in the middle of its work.
self.drive = (() => {
  const [NAMES] = self.courseware
  const witness = new BroadcastChannel('witness')

  /** As when the page goes out of sight. */
  const flush = () => dispatchEvent(new Event('pagehide'))

  /** What the store holds for one wording, right after it was written. */
  const entryOf = (name, v) => {
    const found = read(name)
    return found && [found, ...found.old].find((entry) => entry.v === v)
  }

  function answer({ name, v, data, top, cell, n }) {
    if (cell) {
      // As an exercise does: later than what this page has seen of the cell.
      const before = read(name)?.data.cells?.[cell]?.[1] ?? 0
      data = { cells: { [cell]: [String(n), Math.max(Date.now(), before + 1)] } }
    }
    if (!write(name, v, data, top)) return false
    const { t } = entryOf(name, v) ?? {}
    witness.postMessage({ name, v, t, n, top, cell: cell && [cell, ...data.cells[cell]] })
    return true
  }

  const pause = () => new Promise((done) => setTimeout(done))

  /** Does what it is told, from a given moment on; `yields` says after which of them others have their turn. */
  async function work({ todo, at, skew }) {
    self.skew = skew
    while (at > performance.timeOrigin + performance.now()) await pause()
    let kept = 0
    for (const each of todo) {
      if (each.act === 'put') kept += answer(each)
      else if (each.act === 'list') list()
      else flush()
      if (each.yields) await pause()
    }
    return { done: todo.length, kept }
  }

  let running
  return {
    start: (order) => void (running = work(order)),
    end: () => running,
    flush,
    state,
    copy: () =>
      JSON.stringify({ format: 'courseware-records', course: 'test-course', records: Object.fromEntries(list()) }),
    /** Brings in a copy as a reader does who chooses a file. */
    bring(text) {
      const input = document.querySelector('.cw-tools input')
      const files = new DataTransfer()
      files.items.add(new File([text], 'copy.json'))
      input.files = files.files
      input.dispatchEvent(new Event('change'))
    },
    erase: () => document.querySelector('.cw-tools [data-do=erase]').click(),
    spoil: (name, text) => localStorage.setItem(own + name, text),
    records: () => Object.fromEntries(list()),
    stored: () => JSON.stringify(Object.entries(localStorage).filter(([key]) => key.startsWith('cw/')).sort())
  }
})()
