// What ships reads as what is tested natively: through a compiler without its standard library's words, bindgen and wasm-opt,
// the first module takes the same configurations, and the whole one says the same of the others.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { mutations } from './mutate.mjs'
import { load, read } from './read.mjs'

const folder = (name) => new URL(`../config/${name}/`, import.meta.url)
const examples = (name) => readdirSync(folder(name)).map((file) => readFileSync(new URL(file, folder(name)), 'utf8'))

const good = examples('good')
const sources = [...good, ...examples('bad'), ...good.flatMap((text, index) => mutations(JSON.parse(text), 400, index + 101))]
  .map((source) => source.replaceAll('\n', ' '))
const native = read(sources)

const PAGE = JSON.stringify({
  key: 'key', lang: 'en', region: 'DE', regionSource: 'attribute', gpc: false, visitor: 'en-GB', zone: 'Europe/Berlin',
})
const open = (module, source) => JSON.parse(module.call('open', [source, PAGE, '{}'].join('\0')))

test('the first module takes what the native reader takes', async () => {
  const module = await load('confidant')
  sources.forEach((source, index) => {
    const { error, snapshot } = open(module, source)
    assert.equal(error?.code, native[index].length ? 'bad-config' : undefined, source)
    if (snapshot) assert.ok(Object.entries(snapshot.purposes).every(([id, granted]) => !granted || id === 'basket' || id === 'fraud'), source)
  })
})

test('the whole module says what the native reader says', async () => {
  const module = await load('whole')
  sources.forEach((source, index) => assert.deepEqual(open(module, source).error?.faults ?? [], native[index], source))
})
