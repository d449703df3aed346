// The page's side: pkg-template/src and l10n, bundled into target/xtask/out.
import { build, transform } from 'esbuild'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { minify } from 'terser'

const source = 'pkg-template/src'
const out = 'target/xtask/out'

const languages = (await readdir('l10n')).filter((name) => name.endsWith('.json')).map((name) => basename(name, '.json'))

// One module for each language and part: the words as one JSON text, since the core reads text.
await rm(`${out}/l10n`, { recursive: true, force: true })
await mkdir(`${out}/l10n`, { recursive: true })
for (const language of languages) {
  const words = JSON.parse(await readFile(`l10n/${language}.json`, 'utf8'))
  for (const [part, name] of [['layer', language], ['panel', `${language}.panel`]]) {
    await writeFile(`${out}/l10n/${name}.js`, `export default ${JSON.stringify(JSON.stringify(words[part]))}\n`)
  }
}

// `words.js` in the sources stands for this: literal import() calls, which every bundler can see.
const thunks = (part) =>
  languages.map((language) => `${JSON.stringify(language)}:()=>import('./l10n/${language}${part}.js')`).join()
const words = `export const layer={${thunks('')}};export const panel={${thunks('.panel')}}`

const confidant = {
  name: 'confidant',
  setup(build) {
    // Loaded at run time, one file for both ways of use.
    build.onResolve({ filter: /^\.\/(core|host|whole)\.js$/ }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined)
    build.onResolve({ filter: /^\.\/l10n\// }, ({ path }) => ({ path, external: true }))
    build.onResolve({ filter: /^\.\/(whole-)?glue\.js$/ }, ({ path }) =>
      ({ path: `${process.cwd()}/target/xtask/glue/${path.includes('whole') ? 'whole' : 'confidant'}.js` }))
    build.onLoad({ filter: /\/glue\/\w+\.js$/ }, async ({ path }) => {
      const glue = await readFile(path, 'utf8')
      const own = await readFile('src/xtask/js/init.js', 'utf8')
      const start = 'export { initSync, __wbg_init as default };'
      if (!glue.includes(start)) throw new Error(`${path} does not end as it used to`)
      return { contents: glue.replace(start, () => own) }
    })
    // What the modules import of the page's side.
    build.onResolve({ filter: /^\.\/snippets\/.*\/src\/ports\.js$/ }, () => ({ path: `${process.cwd()}/src/browser/src/ports.js` }))
    build.onResolve({ filter: /^\.\/words\.js$/ }, () => ({ path: 'words', namespace: 'confidant' }))
    build.onLoad({ filter: /^words$/, namespace: 'confidant' }, () => ({ contents: words, resolveDir: source }))
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const css = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true, target: 'es2022' })
      return { contents: css.code.trim(), loader: 'text' }
    })
  },
}

// Names that begin with one underscore are ours alone and are shortened, to the same in every file.
let mangleCache = {}
for (const [entry, name, format] of [
  ['stub.js', 'confidant.js', 'iife'],
  ['index.js', 'index.js', 'esm'],
  ['core.js', 'core.js', 'esm'],
  ['host.js', 'host.js', 'esm'],
  ['whole.js', 'whole.js', 'esm'],
]) {
  const result = await build({
    entryPoints: [`${source}/${entry}`],
    write: false,
    bundle: true,
    minifySyntax: true,
    format,
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    mangleProps: /^_[a-z]/,
    mangleCache,
    plugins: [confidant],
    // What is wrong has been said.
  }).catch(() => process.exit(1))
  mangleCache = result.mangleCache
  // A second look: 4 % fewer bytes after compression.
  const { code } = await minify(result.outputFiles[0].text, {
    module: format === 'esm',
    ecma: 2020,
    compress: { passes: 3 },
  })
  await writeFile(`${out}/${name}`, `${code}\n`)
}
