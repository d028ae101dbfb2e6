/** `<cw-remind>`: hands out a calendar file that leads back to some pages of the course. */

import { after, calendar } from './calendar'
import { all, define, Living, put } from './dom'
import { download } from './download'
import { outline } from './outline'
import { say } from './words'

/** The day on which somebody saves the file, as their own calendar has it. */
function today(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10)
}

class Remind extends Living {
  protected live(signal: AbortSignal): void {
    this.closest('.cw-again')?.removeAttribute('hidden')
    this.querySelector('button')?.addEventListener('click', () => this.#save(), { signal })
  }

  #save(): void {
    const days = (this.dataset.days ?? '').split(' ').map(Number)
    const title = this.dataset.title ?? ''
    const more = all<HTMLAnchorElement>('a', this).map(({ textContent, href }) => `${textContent}: ${href}`)
    const list = days.map((n) => ({
      uid: `${outline.course}-remind-${n}@courseware.invalid`,
      date: after(today(), n),
      words: say('remindDay', { title, n }),
      more: more.join('\n')
    }))
    download(outline.course + '.ics', calendar(list, Date.now()), 'text/calendar')
    put(this.querySelector('[role=status]') as Element, say('remindSaved', { days: days.join(', ') }))
  }
}

define('cw-remind', Remind)
