/** `<cw-people>`: on a device that several people share, asks who is working, keeps them apart, and lets one finish. */

import { saveCopy } from './copy'
import { all, button, define, Living, put } from './dom'
import { people, type Person } from './persons'
import { erase } from './whole'
import { say } from './words'
import * as store from './store'

/** Whoever comes after so long a pause, in ms, may be somebody else. */
const PAUSE = 18e5

class People extends Living {
  protected live(signal: AbortSignal): void {
    // Without any storage there is nothing to keep apart.
    if (store.state() === 'none') return
    const [asking, finishing] = all<HTMLDialogElement>('dialog', this) as [HTMLDialogElement, HTMLDialogElement]
    const here = people.here()
    put(this.querySelector('.cw-who') as HTMLElement, say('peopleWho', { name: here?.name || say('peopleBefore') }))
    ;(this.querySelector('.cw-row') as HTMLElement).hidden = !here
    this.hidden = false
    const acts: Record<string, (dialog: HTMLDialogElement | null) => void> = {
      change: () => this.#ask(asking, here),
      finish: () => finishing.showModal(),
      close: (dialog) => dialog?.close(),
      save: (dialog) => this.#save(dialog, here),
      clear: () => this.#clear(finishing)
    }
    const on = <T extends Event>(target: EventTarget, type: string, act: (event: T) => void): void =>
      target.addEventListener(type, act as EventListener, { signal })
    on(this, 'click', ({ target }) => {
      const pressed = (target as HTMLElement).closest<HTMLElement>('[data-do], [data-person]')
      const { do: act = '', person } = pressed?.dataset ?? {}
      if (person) this.#go(asking, person)
      else acts[act]?.(pressed?.closest('dialog') ?? null)
    })
    on(asking.querySelector('form') as HTMLFormElement, 'submit', (event) => {
      event.preventDefault()
      this.#add(asking)
    })
    // As long as nobody is chosen there is nowhere to keep an answer.
    on(asking, 'cancel', (event) => here || event.preventDefault())
    // In another tab somebody else goes on, or has finished.
    on<StorageEvent>(self, 'storage', ({ key }) => {
      if (people.isChoice(key) && people.chosen() !== here?.id && store.state() === 'kept') location.reload()
    })
    store.listen(() => asking.open || people.touch(), signal)
    if (!here || people.pause() > PAUSE) this.#ask(asking, here)
    else people.touch()
  }

  #ask(dialog: HTMLDialogElement, here: Person | undefined): void {
    const names = dialog.querySelector('.cw-names') as HTMLElement
    const rows = people.list().map(({ id, name }) => {
      const made = button(name || say('peopleBefore'), 'plain')
      made.dataset.person = id
      return made
    })
    // Whoever was here last comes first.
    names.replaceChildren(
      ...rows.sort((a, b) => Number(b.dataset.person === here?.id) - Number(a.dataset.person === here?.id))
    )
    names.hidden = !rows.length
    ;(dialog.querySelector('.cw-unsaved') as HTMLElement).hidden = store.state() === 'kept'
    ;(dialog.querySelector('[data-do=close]') as HTMLElement).hidden = !here
    dialog.showModal()
  }

  /** Somebody goes on; the page begins anew with what is theirs. */
  #go(dialog: HTMLDialogElement, id: string): void {
    if (id === people.here()?.id) {
      people.touch()
      return dialog.close()
    }
    if (people.choose(id)) location.reload()
    else this.#tell(dialog, say('peopleFull'))
  }

  #add(dialog: HTMLDialogElement): void {
    const input = dialog.querySelector('input') as HTMLInputElement
    const name = input.value.trim().replace(/\s+/g, ' ')
    const isTwice = people.list().some((each) => each.name.toLocaleLowerCase() === name.toLocaleLowerCase())
    const wrong = !name ? say('peopleName') : isTwice ? say('peopleTwice', { name }) : ''
    input.ariaInvalid = wrong ? 'true' : null
    if (wrong) {
      this.#tell(dialog, wrong)
      return input.focus()
    }
    const id = people.add(name)
    if (id) this.#go(dialog, id)
    else this.#tell(dialog, say('peopleFull'))
  }

  #save(dialog: HTMLDialogElement | null, here: Person | undefined): void {
    saveCopy(here?.name)
    if (!dialog) return
    dialog.dataset.saved = ''
    this.#tell(dialog, say('peopleFile'))
  }

  #clear(dialog: HTMLDialogElement): void {
    const box = dialog.querySelector('input') as HTMLInputElement
    if (dialog.dataset.saved === undefined || !box.checked) {
      this.#tell(dialog, say('peopleKept'))
      return (box.checked ? (dialog.querySelector('[data-do=save]') as HTMLElement) : box).focus()
    }
    erase()
    people.leave()
    location.reload()
  }

  #tell(dialog: HTMLDialogElement, words: string): void {
    put(dialog.querySelector('[role=status]') as HTMLElement, words)
  }
}

define('cw-people', People)
