// Builds plugins/courseware/static from browser/ and the activities' own folders.
//
// The core is one classic script; each part is another, and takes what the core already has from `self.courseware`.
// Which part a kind belongs to stands in its folder: PART = "…" in activities/KIND/__init__.py.
//
// node build.mjs [FOLDER]    FOLDER: where to put the files instead of static/

import { mkdirSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, transform } from 'esbuild'

const browser = dirname(fileURLToPath(import.meta.url))
const home = dirname(browser)
const activities = join(home, 'activities')
const out = resolve(process.argv[2] ?? join(home, 'static'))

/** Elements that are no kind of activity, and their parts. */
const OTHER_TAGS = { 'cw-carry': 'start', 'cw-learning': 'learning', 'cw-media': 'media' }
const TARGET = 'es2022'

const read = (path) => readFileSync(path, 'utf8')

/** Every kind with a widget: its name, and the part it belongs to. */
function kinds() {
  return readdirSync(activities, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(activities, entry.name, 'widget.ts')))
    .map(({ name }) => ({ name, part: partOf(name) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function partOf(kind) {
  const source = join(activities, kind, '__init__.py')
  const named = existsSync(source) && /^PART(?:: *\w+)? *= *["']([a-z-]+)["']/m.exec(read(source))
  return named ? named[1] : kind === 'quiz' ? 'quiz' : 'core'
}

/** The source of a part's entry: its own file in browser/, if it has one, then its kinds. */
function entryOf(part, members) {
  const own = existsSync(join(browser, `${part}.ts`)) ? [`./${part}.ts`] : []
  const widgets = members.map(({ name }) => `../activities/${name}/widget.ts`)
  return [...own, ...widgets].map((path) => `import ${JSON.stringify(path)}`).join('\n')
}

/** Names that shared.ts hands to parts. */
function sharedNames() {
  const list = /export const shared = \{([^]*?)\n\}/.exec(read(join(browser, 'shared.ts')))?.[1] ?? ''
  return list.match(/\b[A-Za-z]\w*\b/g) ?? []
}

/** Puts the global in place of every file that is in the core already. */
function takeFromCore(inCore) {
  const names = sharedNames()
  return {
    name: 'take-from-core',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
        const file = join(resolveDir, path.endsWith('.ts') ? path : `${path}.ts`)
        if (kind !== 'entry-point' && inCore.has(file)) return { path: 'core', namespace: 'shared', sideEffects: false }
      })
      onLoad({ filter: /.*/, namespace: 'shared' }, () => ({
        contents: `export const {${names}} = self.courseware`
      }))
    }
  }
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
  write(`${part}.js`, outputFiles[0].text)
  return new Set(Object.keys(metafile.inputs).map((path) => join(home, path)))
}

function write(name, text) {
  writeFileSync(join(out, name), text)
}

/** tokens and base first, then each kind's few lines. */
async function style() {
  const look = join(browser, 'look')
  const shared = existsSync(look) ? readdirSync(look).filter((name) => name.endsWith('.css')) : []
  const own = readdirSync(activities).map((name) => join(activities, name, 'style.css'))
  const files = [...shared.sort().map((name) => join(look, name)), ...own.filter((path) => existsSync(path)).sort()]
  const { code } = await transform(files.map(read).join('\n'), { loader: 'css', minify: true, charset: 'utf8' })
  write('courseware.css', code)
}

async function main() {
  mkdirSync(out, { recursive: true })
  const found = kinds()
  const inCore = await bundle(
    'core',
    found.filter(({ part }) => part === 'core'),
    []
  )
  const parts = new Set([...found.map(({ part }) => part), ...Object.values(OTHER_TAGS)])
  parts.delete('core')
  for (const part of [...parts].sort()) {
    await bundle(
      part,
      found.filter((kind) => kind.part === part),
      [takeFromCore(inCore)]
    )
  }
  const own = found.filter(({ part }) => part !== 'core').map(({ name, part }) => [`cw-${name}`, part])
  const index = {
    parts: Object.fromEntries(['core', ...[...parts].sort()].map((part) => [part, `${part}.js`])),
    tags: Object.fromEntries([...own, ...Object.entries(OTHER_TAGS)])
  }
  write('parts.json', JSON.stringify(index, null, 2) + '\n')
  await style()
}

await main()
