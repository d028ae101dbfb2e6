/** `<cw-wall>`: the steps of a live session over the whole window, one at a time, large enough for a room. */

import { all, copy, define, h, Living, put } from './dom'
import { say } from './words'

const MINUTE = 6e4
/** Sizes of type that `wall.css` has, from large to small. */
const SIZES = 6
/** What makes something of keys itself. */
const OWN_KEYS = 'button, a, summary, input, select, textarea, audio, video'

class Wall extends Living {
  #at = 0
  /** When each step was first shown. A step goes on in the room while another is looked up, so its clock does. */
  #since = new Map<number, number>()
  #ticks = 0
  #timeIsHidden = false
  /** Whether the full screen is ours, to be given back. */
  #isFull = false

  protected live(signal: AbortSignal): void {
    const on = <T extends Event>(target: EventTarget, type: string, act: (event: T) => void): void =>
      target.addEventListener(type, act as EventListener, { signal, capture: type === 'keydown' })
    const acts: Record<string, () => void> = {
      open: () => this.#open(),
      close: () => this.#dialog.close(),
      back: () => this.#go(this.#at - 1),
      next: () => this.#go(this.#at + 1),
      time: () => {
        this.#timeIsHidden = !this.#timeIsHidden
        put(this.#find('[data-do=time]'), say(this.#timeIsHidden ? 'wallShow' : 'wallHide'))
        this.#tick()
      }
    }
    on<Event>(this, 'click', ({ target }) => {
      acts[(target as HTMLElement).closest<HTMLElement>('[data-do]')?.dataset.do ?? '']?.()
    })
    // Wherever a click has put the focus, and before the theme, which turns pages by keys that remote controls send.
    on<KeyboardEvent>(document, 'keydown', (event) => this.#dialog.open && this.#press(event))
    on(this.#dialog, 'close', () => this.#leave())
    // In full screen browsers keep Escape to themselves.
    on(document, 'fullscreenchange', () => {
      if (document.fullscreenElement || !this.#isFull) return
      this.#isFull = false
      this.#dialog.close()
    })
    on(self, 'resize', () => this.#dialog.open && this.#fit())
    signal.addEventListener('abort', () => void this.#rest())
    this.#find('.cw-row').hidden = false
  }

  #find<T extends HTMLElement>(selector: string): T {
    return this.querySelector(selector) as T
  }

  get #dialog(): HTMLDialogElement {
    return this.#find('dialog')
  }

  get #steps(): HTMLElement[] {
    return all(':scope > ol > li > section', this)
  }

  #open(): void {
    // Who comes back goes on where they were. Behind the last step, and at the first, a session begins.
    if (this.#at === this.#steps.length - 1) this.#at = 0
    if (!this.#at) this.#since.clear()
    this.#find('.cw-thread').replaceChildren(...this.#steps.map(() => h('i')))
    this.#dialog.showModal()
    this.#show()
    this.#find('.cw-stage').focus()
    this.#ticks = window.setInterval(() => this.#tick(), 1000)
    if (document.fullscreenElement) return
    // What is inside the dialog: the page itself would come to lie above it. In a frame it may not be allowed; the window is large, too.
    void this.#find('.cw-room')
      .requestFullscreen?.({ navigationUI: 'hide' })
      .then(
        () => {
          this.#isFull = true
          if (!this.#dialog.open) this.#leave()
        },
        () => undefined
      )
  }

  /** Nothing runs on, and the screen is as it was. */
  async #rest(): Promise<void> {
    clearInterval(this.#ticks)
    const isFull = this.#isFull && document.fullscreenElement
    this.#isFull = false
    if (isFull) await document.exitFullscreen().catch(() => undefined)
  }

  /** The focus goes back. As long as something else fills the screen, Chromium gives it to no button. */
  #leave(): void {
    void this.#rest().then(() => this.#find('[data-do=open]')?.focus())
  }

  #go(at: number): void {
    if (!this.#steps[at]) return
    this.#at = at
    this.#show()
  }

  #show(): void {
    const step = this.#steps[this.#at] as HTMLElement
    const title = step.firstElementChild?.textContent ?? ''
    const stage = this.#find('.cw-stage')
    stage.replaceChildren(copy(step, '.cw-note'))
    stage.ariaLabel = title
    stage.scrollTop = 0
    const place = say('wallStep', { n: this.#at + 1, all: this.#steps.length })
    this.#find('[role=status]').replaceChildren(place, h('span', { class: 'cw-vh' }, ' ' + title))
    const ends = { back: 0, next: this.#steps.length - 1 }
    for (const [name, end] of Object.entries(ends))
      this.#find(`[data-do=${name}]`).ariaDisabled = this.#at === end ? 'true' : null
    for (const [n, dot] of all('i', this.#find('.cw-thread')).entries())
      dot.className = n < this.#at ? 'done' : n === this.#at ? 'here' : ''
    if (!this.#since.has(this.#at)) this.#since.set(this.#at, Date.now())
    this.#tick()
    this.#fit()
  }

  /** What is left of the step's minutes. Nothing blinks or sounds when they are over, and nobody is sent on. */
  #tick(): void {
    const time = this.#find('.cw-time')
    if (!time) return
    const minutes = Number(this.#steps[this.#at]?.dataset.minutes ?? 0)
    const left = minutes * MINUTE - Date.now() + (this.#since.get(this.#at) ?? 0)
    time.classList.toggle('is-off', this.#timeIsHidden || !minutes)
    put(
      this.#find('[role=timer]'),
      !minutes ? '' : left > 0 ? say('wallLeft', { n: Math.ceil(left / MINUTE) }) : say('wallOver')
    )
    const share = minutes ? Math.max(0, left / minutes / MINUTE) : 0
    time.querySelector('.f-spot')?.setAttribute('width', (100 * share).toFixed(1))
  }

  /** The largest type with which the step needs no scrolling; the smallest scrolls, and is a stop for the keyboard then. */
  #fit(): void {
    const stage = this.#find('.cw-stage')
    stage.tabIndex = -1
    for (let size = 0; size < SIZES; size++) {
      stage.dataset.size = String(size)
      if (stage.scrollHeight <= stage.clientHeight && stage.scrollWidth <= stage.clientWidth) return
    }
    stage.tabIndex = 0
  }

  #press(event: KeyboardEvent): void {
    event.stopPropagation()
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const stage = this.#find('.cw-stage')
    const on = getComputedStyle(this).direction === 'rtl' ? -1 : 1
    // What does not fit is scrolled by these two, as anywhere.
    const down = stage.tabIndex ? 1 : 0
    const space = (event.target as Element).closest(OWN_KEYS) ? 0 : event.shiftKey ? -1 : 1
    const ways: Record<string, number> = {
      ...{ ArrowRight: on, ArrowLeft: -on, ArrowDown: down, ArrowUp: -down },
      ...{ PageDown: 1, PageUp: -1, ' ': space, Home: -this.#at, End: this.#steps.length - 1 - this.#at }
    }
    const way = ways[event.key]
    if (way === undefined || (!way && event.key !== 'Home' && event.key !== 'End')) return
    event.preventDefault()
    if (event.key === 'Home') this.#since.clear()
    this.#go(this.#at + way)
  }
}

define('cw-wall', Wall)
