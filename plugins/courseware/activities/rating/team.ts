/** The team view: ratings of several people beside each other. Nobody is named or ranked, and nothing of it is kept. */

import { all, h, put } from '../../browser/dom'
import { filePicker } from '../../browser/exchange'
import { number, say } from '../../browser/words'
import { addPeople, readPeople, type Level, type Person, type Scale } from './people'
import { dots } from './plot'
import { spread, talkScore, type Spread } from './statistics'

/** A dimension as the team view names it. */
export interface Named {
  name: string
  title: string
}

/** What the team view asks of the rating that it belongs to. */
export interface Host extends Scale {
  group: number
  dimensions: Named[]
  /** What is shown of several that are rated: a suffix of cells, else ''. */
  of: () => string
}

/** One dimension, worked out; `team` and `outside` only where enough people have rated it. */
interface Line extends Named {
  team: Spread | undefined
  outside: number | undefined
  apart: number | undefined
  score: number
  evidence: string[]
}

/** People from outside that are needed before anything of theirs is shown: one would be recognised. */
const LEAST_OUTSIDE = 2

/** A figure as the reader's language writes it. */
const figure = (n: number | undefined): string => (n === undefined ? '–' : number(n))

/** Texts of several people, by the alphabet: their order must not tell whose they are. */
const list = (texts: string[]): HTMLElement[] => [...texts].sort().map((text) => h('li', {}, text))

export class Team {
  #people: Person[] = []
  readonly #root: HTMLElement
  readonly #host: Host
  #lines: Line[] = []

  constructor(root: HTMLElement, host: Host) {
    this.#root = root
    this.#host = host
    this.#find('.cw-files').append(filePicker(say('rLoad'), '.json,.txt', (...found) => this.take(...found), root))
  }

  #find(selector: string): HTMLElement {
    return this.#root.querySelector(selector) as HTMLElement
  }

  /** The titles of what is to be talked about first. */
  get first(): string[] {
    return this.#lines.slice(0, 2).map(({ title }) => title)
  }

  say(text: string): void {
    put(this.#find('[role=status]'), text)
  }

  forget(): void {
    this.#people = []
    this.#find('input').focus()
    this.show()
    this.say(say('rGone'))
  }

  /** Takes in files and texts, and says what came of it. */
  take(texts: [string, string][], refused: string[]): void {
    const [people, left] = readPeople(texts, this.#host)
    const again = addPeople(this.#people, people)
    this.show()
    const m = this.#from(true).length
    const n = this.#people.length - m
    const { group } = this.#host
    const told = [say('rCount', { n, m })]
    if (n < group) told.push(say('rFew', { n: group - n, all: group }))
    if (m && m < LEAST_OUTSIDE) told.push(say('rFewOut'))
    if (again) told.push(say('rAgain', { n: again }))
    this.say([...told, ...refused, ...left.slice(0, 9)].join(' '))
  }

  #from(outside: boolean): Person[] {
    return this.#people.filter((each) => each.outside === outside)
  }

  /** Works everything out and shows it, the most to talk about first. */
  show(): void {
    const lines = this.#host.dimensions.map((each) => this.#line(each)).sort((a, b) => b.score - a.score)
    this.#lines = lines
    const seen = this.#find('.cw-seen')
    const shown = lines.some(({ team, outside }) => team || outside !== undefined)
    seen.hidden = (seen.nextElementSibling as HTMLElement).hidden = !shown
    if (!shown) return
    const outside = this.#from(true)
    const says = outside.flatMap(({ texts }) => texts.get('') || [])
    put(this.#find('.cw-seen p'), lines.some(({ apart }) => apart !== undefined) ? '' : say('rAlone'))
    lines.forEach((line, i) => this.#fill(line, i < 2))
    this.#find('blockquote').replaceChildren(
      ...(outside.length >= LEAST_OUTSIDE && says.length ? [say('rSays'), h('ul', {}, ...list(says))] : [])
    )
  }

  #line({ name, title }: Named): Line {
    const { low, high, group, of } = this.#host
    const cell = name + of()
    const ratings = (outside: boolean): Level[] => this.#from(outside).flatMap((each) => each.ratings.get(cell) ?? [])
    const inside = ratings(false)
    const team = inside.length < group ? undefined : spread(inside)
    const others = spread(ratings(true))
    const outside = others.levels.length < LEAST_OUTSIDE ? undefined : others.median
    const apart = team?.median === undefined || outside === undefined ? undefined : team.median - outside
    const evidence = team ? this.#from(false).flatMap(({ texts }) => texts.get(cell) || []) : []
    return {
      name,
      title,
      team,
      outside,
      apart,
      score: team ? talkScore(team, outside, high - low, this.#from(true).length >= LEAST_OUTSIDE) : -1,
      evidence
    }
  }

  /** Fills in what stands there for a dimension, and puts it behind those that come before. */
  #fill({ name, title, team, outside, apart, score, evidence }: Line, first: boolean): void {
    const { low, high } = this.#host
    const [item, row] = all(`[data-n=${name}]`, this.#root) as [HTMLElement, HTMLElement]
    const [, asked, texts, plot] = item.children as unknown as HTMLElement[]
    const talked = first && score > 0
    const ask = talked ? (Math.abs(apart ?? 0) > (team?.range ?? 0) ? 'rApart' : 'rSpread') : 'rLook'
    const isAsked = talked || (team !== undefined && !team.levels.length)
    const figures = { low: team?.low, high: team?.high, median: team?.median, outside }
    const named = Object.entries(figures).map(([key, n]) => [key, figure(n)])
    put(
      asked?.firstElementChild as Element,
      isAsked ? say(ask, Object.fromEntries(named) as Record<string, string>) : ''
    )
    texts?.replaceChildren(...(talked ? list(evidence) : []))
    plot?.replaceChildren(dots(say('rPlot', { title }), team ?? spread([]), outside, low, high))
    const cells = [
      team ? figure(team.median) : say('rNot'),
      figure(team?.range),
      team?.middle?.map(number).join(' – ') ?? '–',
      ...[team?.none, outside, apart, team && Math.round(score * 100)].map(figure)
    ]
    all('td', row).forEach((cell, i) => put(cell, cells[i] ?? ''))
    for (const each of [item, row]) each.parentNode?.append(each)
  }
}
