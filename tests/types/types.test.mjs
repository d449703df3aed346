// The package's types: what must compile, what must not, and that they say what the schema and the code say.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = new URL('../../', import.meta.url)
const text = (path) => readFileSync(new URL(path, root), 'utf8')

function compiles(project) {
  const tsc = fileURLToPath(new URL('node_modules/typescript/bin/tsc', root))
  const { status, stdout } = spawnSync(process.execPath, [tsc, '--project', project], { cwd: root, encoding: 'utf8' })
  assert.equal(status, 0, stdout)
}

test('what must compile does, what must not does not', () => {
  // The good examples, as an owner would write them in TypeScript.
  const folder = new URL('target/xtask/types/', root)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const file of readdirSync(new URL('tests/config/good/', root))) {
    const source = `import { createConfidant } from 'confidant-sdk'\n\ncreateConfidant(${text(`tests/config/good/${file}`)})\n`
    writeFileSync(new URL(file.replace('.json', '.ts'), folder), source)
  }
  compiles('tests/types')
})

test('the script tag has its global', () => compiles('tests/types/script-tag'))

test('types and schema have the same keys', () => {
  const keys = new Set()
  const walk = (node) => {
    for (const [key, value] of Object.entries(node.properties ?? {})) {
      keys.add(key)
      walk(value)
    }
    for (const inner of [node.items, node.additionalProperties, ...(node.anyOf ?? [])]) {
      if (inner && typeof inner === 'object') walk(inner)
    }
  }
  walk(JSON.parse(text('dist/confidant.schema.json')))
  const source = text('pkg-template/config.d.ts')
  const typed = new Set([...source.matchAll(/^ +(?:\} & \{ )?readonly ([\w$]+)\??:/gm)].map(([, key]) => key))
  for (const [, type] of source.match(/export type GoogleType =([^]*?)\n\n/)[1].matchAll(/'(\w+)'/g)) typed.add(type)
  assert.deepEqual([...keys].sort(), [...typed].sort())
})

test('types and code have the same error codes', () => {
  const union = text('pkg-template/index.d.ts').match(/export type ErrorCode =([^]*?)\n\n/)[1]
  const typed = [...union.matchAll(/\| '([\w-]+)'/g)].map(([, code]) => code)
  const scripts = readdirSync(new URL('pkg-template/src/', root)).filter((file) => file.endsWith('.js'))
  const thrown = scripts.flatMap((file) =>
    [...text(`pkg-template/src/${file}`).matchAll(/code: '([\w-]+)'/g)].map(([, code]) => code))
  const failures = [...text('src/core/src/failure.rs').matchAll(/=> \(?"([a-z-]+)"|^ +\("([a-z-]+)",/gm)].map(([, a, b]) => a ?? b)
  const notes = [...text('src/core/src/session.rs').matchAll(/"(storage-[a-z]+)"/g)].map(([, note]) => note)
  const kept = [...text('src/core/src/consent/history.rs').matchAll(/"(record-[a-z]+)"/g)].map(([, note]) => note)
  assert.deepEqual([...new Set([...thrown, ...failures, ...notes, ...kept])].sort(), typed.sort())
})
