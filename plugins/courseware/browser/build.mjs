// Builds plugins/courseware/static from browser/ and the activities' own folders.
//
// The core is one classic script; each part is another, and takes what the core already has from `self.courseware`.
// Which part a kind belongs to stands in its folder: PART = "…" in activities/KIND/__init__.py. What is handed over is a
// list: names would cost bytes on both sides. Parts that need what the part `work` has take it from there in the same way,
// and are loaded after it.
//
// node build.mjs [FOLDER]    FOLDER: where to put the files instead of static/

import { mkdirSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, transform } from 'esbuild'
import { minify } from 'terser'

const browser = dirname(fileURLToPath(import.meta.url))
const home = dirname(browser)
const activities = join(home, 'activities')
const out = resolve(process.argv[2] ?? join(home, 'static'))

const TARGET = 'es2022'
const TERSE = {
  ecma: 2020,
  toplevel: true,
  compress: { passes: 3, unsafe_arrows: true, hoist_props: true, pure_getters: true },
  format: { comments: false }
}

const read = (path) => readFileSync(path, 'utf8')

/** Every kind with a widget: its folder, its name (a folder of Python has `_` for the hyphen), and the part it belongs to. */
function kinds() {
  return readdirSync(activities, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(activities, entry.name, 'widget.ts')))
    .map(({ name }) => ({ folder: name, name: name.replaceAll('_', '-'), part: partOf(name) }))
    .sort((a, b) => (a.folder < b.folder ? -1 : 1))
}

function partOf(folder) {
  const source = join(activities, folder, '__init__.py')
  const named = existsSync(source) && /^PART(?:: *\w+)? *= *["']([a-z-]+)["']/m.exec(read(source))
  return named ? named[1] : folder === 'quiz' ? 'quiz' : 'core'
}

/** Elements that are no kind of activity, with their parts: a file of browser/ that defines one is the part of its name. */
function otherTags(inCore) {
  const files = readdirSync(browser).filter((name) => name.endsWith('.ts') && !inCore.has(join(browser, name)))
  const tagsIn = (file) => [...read(join(browser, file)).matchAll(/^define\('(cw-[a-z-]+)'/gm)].map(([, tag]) => tag)
  return Object.fromEntries(files.sort().flatMap((file) => tagsIn(file).map((tag) => [tag, file.slice(0, -3)])))
}

/** The source of a part's entry: its own file in browser/, if it has one, then its kinds. */
function entryOf(part, members) {
  const own = existsSync(join(browser, `${part}.ts`)) ? [`./${part}.ts`] : []
  const widgets = members.map(({ folder }) => `../activities/${folder}/widget.ts`)
  return [...own, ...widgets].map((path) => `import ${JSON.stringify(path)}`).join('\n')
}

/** What a bundle hands to others: the object of this name in this file of browser/. */
const SHARED = { file: 'shared.ts', name: 'shared', global: 'self.courseware' }
const WORK = { file: 'work.ts', name: 'work', global: 'self.courseware.work' }

const listOf = ({ file, name }) =>
  new RegExp(`(?<=export const ${name} = )\\{[^]*?\\n\\}`).exec(read(join(browser, file)))?.[0] ?? ''

/** The names in it. */
const namesIn = (handed) => listOf(handed).match(/\b[A-Za-z]\w*\b/g) ?? []

/** Writes it as a list without names. */
const handOver = (handed) => ({
  name: `hand-over-${handed.name}`,
  setup({ onLoad }) {
    onLoad({ filter: new RegExp(`\\b${handed.file}$`) }, () => ({
      contents: read(join(browser, handed.file)).replace(listOf(handed), `[${namesIn(handed)}]`),
      loader: 'ts'
    }))
  }
})

/** Puts it in place of every file of browser/ that the other bundle `has` already. */
function takeFrom(handed, has) {
  const { name, global } = handed
  return {
    name: `take-from-${name}`,
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
        const file = join(resolveDir, path.endsWith('.ts') ? path : `${path}.ts`)
        if (kind === 'entry-point' || !has.has(file)) return
        return { path: global, namespace: global, sideEffects: false }
      })
      onLoad({ filter: /.*/, namespace: global }, () => ({
        contents: `export const [${namesIn(handed)}] = ${global}`
      }))
    }
  }
}

/**
 * A bundle without the names that it takes over from another and never uses. esbuild keeps them: it cannot know that
 * reading them does nothing.
 */
function withoutUnused(text) {
  const times = new Map()
  for (const [word] of text.matchAll(/[\w$]+/g)) times.set(word, (times.get(word) ?? 0) + 1)
  const kept = (name) => (times.get(name) > 1 ? name : '')
  const shorter = (names) => names.split(',').map(kept).join(',').replace(/,+$/, '')
  return text.replace(/(?<=\[)[\w$,]+(?=\]=self\.courseware\b)/g, shorter)
}

async function bundle(part, members, plugins) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: entryOf(part, members), resolveDir: browser, sourcefile: `${part}-entry.js` },
    bundle: true,
    minify: true,
    format: 'iife',
    target: TARGET,
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    write: false,
    absWorkingDir: home,
    tsconfigRaw: { compilerOptions: { target: TARGET, useDefineForClassFields: true } },
    plugins
  })
  // esbuild joins the files; terser says the same in some 3 % fewer bytes.
  const { code } = await minify(withoutUnused(outputFiles[0].text), TERSE)
  const files = Object.keys(metafile.inputs).map((path) => join(home, path))
  write(`${part}.js`, licences(files) + code + '\n')
  return new Set(files)
}

/** What a bundle holds of other people's packages goes out with their licences. */
function licences(files) {
  const folders = files.flatMap(
    (file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file.replaceAll('\\', '/'))?.[0] ?? []
  )
  return [...new Set(folders)]
    .map((folder) => {
      const { name, version } = JSON.parse(read(join(folder, 'package.json')))
      return `/*! ${name} ${version}\n${read(join(folder, 'LICENSE')).trim()}\n*/\n`
    })
    .join('')
}

function write(name, text) {
  writeFileSync(join(out, name), text)
}

/** The folder of the looks that only some pages need, each a file that begins with the names of what it is for. */
const APART = join(browser, 'look', 'apart')
const FOR = /^\/\* for ([\w -]+) \*\//

/** Style sheets of single pages: their names, without ending, and what on a page asks for them. */
function looksApart(found) {
  return readdirSync(APART)
    .filter((file) => file.endsWith('.css'))
    .sort()
    .map((file) => {
      const name = file.slice(0, -4)
      const members = found.filter(({ part }) => part === name)
      const named = FOR.exec(read(join(APART, file)))?.[1].split(' ') ?? []
      return { name, members, names: [...new Set([...named, ...members.map((kind) => `cw-${kind.name}`)])] }
    })
}

const minified = async (files) => {
  const { code } = await transform(files.map(read).join('\n'), { loader: 'css', minify: true, charset: 'utf8' })
  return code.replace(/(--[\w-]+): /g, '$1:')
}

/** tokens and base first, then each kind's few lines; what has a look apart goes with that. */
async function style(looks) {
  const look = join(browser, 'look')
  const shared = readdirSync(look).filter((name) => name.endsWith('.css'))
  const stylesOf = (folders) =>
    folders.map((name) => join(activities, name, 'style.css')).filter((path) => existsSync(path))
  const apart = looks.flatMap(({ members }) => members.map(({ folder }) => folder))
  const own = stylesOf(readdirSync(activities).filter((name) => !apart.includes(name)))
  write('courseware.css', await minified([...shared.sort().map((name) => join(look, name)), ...own.sort()]))
  for (const { name, members } of looks)
    write(`${name}.css`, await minified([join(APART, `${name}.css`), ...stylesOf(members.map(({ folder }) => folder))]))
}

async function main() {
  mkdirSync(out, { recursive: true })
  const found = kinds()
  const inCore = await bundle(
    'core',
    found.filter(({ part }) => part === 'core'),
    [handOver(SHARED)]
  )
  const others = otherTags(inCore)
  const parts = new Set([...found.map(({ part }) => part), ...Object.values(others)])
  parts.delete('core')
  // Exercises of any part stand on it.
  parts.add('work')
  // These define no element: the core asks for the first, the outline for the others.
  for (const part of ['offline', 'way', 'gate', 'notes']) parts.add(part)
  const fromCore = takeFrom(SHARED, inCore)
  const membersOf = (part) => found.filter((kind) => kind.part === part)
  await bundle('work', membersOf('work'), [fromCore, handOver(WORK)])
  // What it hands on stands in files that its entry imports; the rest is its own, and others have copies.
  const handed = read(join(browser, WORK.file)).match(/(?<=from '\.\/)[a-z]+/g) ?? []
  const fromWork = takeFrom(WORK, new Set(handed.map((file) => join(browser, `${file}.ts`))))
  const needing = new Set()
  for (const part of [...parts].sort().filter((part) => part !== 'work')) {
    const files = await bundle(part, membersOf(part), [fromCore])
    // A part without exercises that shares a small helper with them does not wait for all of it.
    if (!files.has(join(browser, 'exercise.ts'))) continue
    needing.add(part)
    await bundle(part, membersOf(part), [fromCore, fromWork])
  }
  // What runs without the core, each for itself.
  for (const alone of ['worker', 'withdrawn', 'book', 'lms', 'xapi', 'parting', 'bridge']) await bundle(alone, [], [])
  const loaded = (part) => (needing.has(part) ? `work ${part}` : part)
  const own = found.filter(({ part }) => part !== 'core').map(({ name, part }) => [`cw-${name}`, loaded(part)])
  const looks = looksApart(found)
  const index = {
    parts: Object.fromEntries(['core', ...[...parts].sort()].map((part) => [part, `${part}.js`])),
    tags: Object.fromEntries([...own, ...Object.entries(others)]),
    styles: Object.fromEntries(looks.map(({ name, names }) => [`${name}.css`, names]))
  }
  write('parts.json', JSON.stringify(index, null, 2) + '\n')
  await style(looks)
}

await main()
