// The three readers of configurations: the native one, and those in the two modules that ship.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const root = new URL('../../', import.meta.url)

/** The native reader's faults of each configuration. One line each goes in, so line ends inside become spaces. */
export function read(sources) {
  const { stdout, status, stderr } = spawnSync(
    'cargo',
    ['run', '--quiet', '--package', 'confidant-tests', '--example', 'read'],
    { cwd: root, input: sources.map((source) => source.replaceAll('\n', ' ') + '\n').join(''), maxBuffer: 1 << 28 },
  )
  assert.equal(status, 0, String(stderr))
  return String(stdout).trimEnd().split('\n').map((line) => JSON.parse(line))
}

/** A module as it ships, `confidant` or `whole`, with its glue. Its functions: `call(name, values)`. */
export async function load(name) {
  const folder = new URL('target/xtask/modules/', root)
  const glue = readFileSync(new URL(`target/xtask/glue/${name}.js`, root), 'utf8')
  const ports = new URL('src/browser/src/ports.js', root).href
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL(`${name}.mjs`, folder), glue.replaceAll(/(["'])\.\/snippets\/[^"']*\1(?!:)/g, `'${ports}'`))
  const module = await import(new URL(`${name}.mjs`, folder))
  module.initSync({ module: readFileSync(new URL(`dist/${name}.wasm`, root)) })
  return module
}
