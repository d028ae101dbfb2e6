/**
 * Shows one page at a time of a document that holds them all, and searches in them. It runs by itself and before the core:
 * the other pages are taken out before their elements come to life, so that the core meets what it meets on the web.
 */

const body = document.body
const find = <T extends HTMLElement>(selector: string): T => document.querySelector(selector) as T
const all = <T extends HTMLElement>(selector: string, place: ParentNode = document): T[] => [
  ...place.querySelectorAll<T>(selector)
]

// ---- light and dark: the system decides until the reader does

const dark = matchMedia('(prefers-color-scheme: dark)')
let chosen: boolean | undefined

function paint(): void {
  const isDark = chosen ?? dark.matches
  body.dataset.mdColorScheme = isDark ? 'slate' : 'default'
  const toggle = document.querySelector<HTMLElement>('.cw-scheme')
  if (toggle) toggle.title = toggle.ariaLabel = (isDark ? toggle.dataset.light : toggle.dataset.dark) ?? ''
}

// ---- pages

let pages: Map<string, HTMLElement>
let place: HTMLElement
let current: HTMLElement | undefined
let site: string
/** Put into the body anew with every page: that is how the core hears of one. */
const mark = new Comment()

/** The page and the element on it that the address names; a bare id is looked for on this page first. */
function asked(): [HTMLElement, HTMLElement | null] {
  const name = location.hash.slice(1)
  const [path = '', anchor] = name.split('#')
  const page = pages.get(path)
  const pick = (id: string) => (each: HTMLElement) => each.querySelector<HTMLElement>(`[id="${CSS.escape(id)}"]`)
  if (page) return [page, anchor ? (pick(name)(page) ?? pick(anchor)(page)) : null]
  const others = [...(current ? [current] : []), ...pages.values()]
  const holder = name ? others.find(pick(name)) : undefined
  return [holder ?? current ?? others[0]!, holder ? pick(name)(holder) : null]
}

/** Marks the page in the navigation, and unfolds its section only. */
function pointAt(page: HTMLElement): void {
  for (const link of all<HTMLAnchorElement>('.cw-nav a')) {
    const isHere = link.hash === '#' + page.id
    if (isHere && !link.nextElementSibling?.querySelector(`[href="${CSS.escape('#' + page.id)}"]`))
      link.setAttribute('aria-current', 'page')
    else link.removeAttribute('aria-current')
  }
  for (const list of all('.cw-nav li > ol')) {
    const lead = list.previousElementSibling as HTMLAnchorElement
    list.hidden = ![lead, ...all<HTMLAnchorElement>('a', list)].some((link) => link.hash === '#' + page.id)
  }
}

/** Puts the focus on something that does not take it by itself. */
function focus(element: HTMLElement): void {
  if (element.tabIndex < 0) element.tabIndex = -1
  element.focus({ preventScroll: true })
}

function show(): void {
  const [page, target] = asked()
  const isFirst = !current
  const isOther = page !== current
  const y = Number((history.state as { y?: unknown } | null)?.y)
  if (isOther) {
    current?.remove()
    place.append(page)
    current = page
    document.title = page === pages.values().next().value ? site : `${page.dataset.title} – ${site}`
    pointAt(page)
    body.append(mark)
  }
  find<HTMLInputElement>('.cw-drawer').checked = false
  close()
  if (!isFirst || target) focus(target ?? page.querySelector('h1') ?? page)
  if (y) scrollTo(0, y)
  else if (target) target.scrollIntoView()
  else if (isOther) scrollTo(0, 0)
}

// ---- search

interface Entry {
  page: HTMLElement
  title: string
  text: string
  plain: string
}

const MOST = 20
let index: Entry[] | undefined

/** Without capitals and accents: who types "cafe" finds "Café". */
const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** What a page says to its readers; neither answers nor controls. */
function textOf(page: HTMLElement): string {
  const twin = page.cloneNode(true) as HTMLElement
  for (const gone of all(
    '.cw-opening, .cw-opening + .cw-note, .cw-goals, .cw-key, [data-search-exclude], [hidden], [role=status], .cw-saved, .cw-end, button, svg',
    twin
  ))
    gone.remove()
  const walker = document.createTreeWalker(twin, NodeFilter.SHOW_TEXT)
  const texts: string[] = []
  while (walker.nextNode()) texts.push(walker.currentNode.nodeValue ?? '')
  return texts.join(' ').replace(/\s+/g, ' ').trim()
}

function read(): Entry[] {
  return [...pages.values()].map((page) => {
    const title = page.dataset.title ?? ''
    const text = textOf(page)
    return { page, title, text, plain: bare(`${title} ${text}`) }
  })
}

const times = (text: string, word: string): number => text.split(word).length - 1

/** The pages in which all words stand, those with most of them first, in titles above all. */
function search(words: string[]): Entry[] {
  index ??= read()
  const weigh = ({ title, plain }: Entry): number =>
    words.reduce((sum, word) => sum + Math.min(times(plain, word), 5) + 20 * times(bare(title), word), 0)
  const found = index.filter(({ plain }) => words.every((word) => plain.includes(word)))
  return found.sort((a, b) => weigh(b) - weigh(a)).slice(0, MOST)
}

/** Some words around the first place, with that marked. */
function excerpt(text: string, word: string): (Node | string)[] {
  const at = Math.max(
    bare(text).length === text.length ? bare(text).indexOf(word) : text.toLowerCase().indexOf(word),
    0
  )
  const end = at + word.length
  const from = at > 60 ? text.indexOf(' ', at - 60) + 1 : 0
  const to = text.length > end + 100 ? text.lastIndexOf(' ', end + 100) : text.length
  const hit = document.createElement('mark')
  hit.append(text.slice(at, end))
  return [from ? '… ' : '', text.slice(from, at), hit, text.slice(end, Math.max(to, end)), to < text.length ? ' …' : '']
}

function suggest(): void {
  const words = bare(find<HTMLInputElement>('.cw-find input').value).split(/\s+/).filter(Boolean)
  const hits = find('.cw-hits')
  const status = hits.querySelector<HTMLElement>('[role=status]')!
  const found = words.length ? search(words) : []
  hits.hidden = !words.length
  const links = found.map(({ page, title, text }) => {
    const link = Object.assign(document.createElement('a'), { href: '#' + page.id })
    const name = document.createElement('b')
    name.append(title)
    link.append(name, ...excerpt(text, words[0]!))
    const item = document.createElement('li')
    item.append(link)
    return item
  })
  hits.querySelector('ol')!.replaceChildren(...links)
  const said = found.length ? (status.dataset.found ?? '') : (status.dataset.none ?? '')
  setTimeout(() => (status.textContent = words.length ? said.replace('{n}', String(found.length)) : ''), 100)
}

function close(): void {
  find('.cw-hits').hidden = true
}

// ---- the beginning

function listen(): void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  addEventListener('hashchange', () => {
    clearTimeout(waiting)
    show()
  })
  // A page that one comes back to stands where it stood.
  addEventListener('scroll', () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => history.replaceState({ y: scrollY }, ''), 150)
  })
  // What leads to where one is already.
  addEventListener('click', ({ target }) => {
    const link = (target as Element).closest<HTMLAnchorElement>('a[href^="#"]')
    if (link && link.hash === location.hash) show()
  })
  const field = find<HTMLInputElement>('.cw-find input')
  field.addEventListener('input', suggest)
  field.addEventListener('focus', () => field.value && suggest())
  find('.cw-find').addEventListener('submit', (event) => {
    event.preventDefault()
    find('.cw-hits a')?.focus()
  })
  addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || find('.cw-hits').hidden) return
    // Back in the field, which opens it; closed it is after that.
    field.focus()
    close()
  })
  addEventListener('focusin', ({ target }) => {
    if (!(target as Element).closest('.cw-hits, .cw-find')) close()
  })
  find('.cw-scheme').addEventListener('click', () => {
    chosen = body.dataset.mdColorScheme === 'default'
    paint()
  })
}

function begin(): void {
  place = find('.md-content')
  site = document.title
  const articles = all('.cw-leaf')
  pages = new Map(articles.map((page) => [page.id, page]))
  for (const page of articles) page.remove()
  body.classList.add('cw-alive')
  for (const each of [find('.cw-find'), find('.cw-scheme')]) each.hidden = false
  history.scrollRestoration = 'manual'
  paint()
  listen()
  show()
}

paint()
dark.addEventListener('change', paint)
// After the last page, and before the scripts that wait for it.
document.addEventListener('readystatechange', begin, { once: true })

export {}
