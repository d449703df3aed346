// The JSON Schema and the reader say the same of a configuration, wherever a schema can say it.
import { Ajv2020 } from 'ajv/dist/2020.js'
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { test } from 'node:test'
import { mutations } from './mutate.mjs'
import { read } from './read.mjs'

const root = new URL('../../', import.meta.url)
const text = (path) => readFileSync(new URL(path, root), 'utf8')
const examples = (folder) =>
  readdirSync(new URL(`tests/config/${folder}/`, root)).sort().map((file) => ({
    name: basename(file, '.json'),
    text: text(`tests/config/${folder}/${file}`),
  }))

const good = examples('good')
const bad = examples('bad')
const expected = JSON.parse(text('tests/config/bad.json'))

const schema = JSON.parse(text('dist/confidant.schema.json'))
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema)

/** Whether an editor that knows the schema shows an error. */
function schemaRefuses(source) {
  try {
    return !validate(JSON.parse(source))
  } catch {
    return true
  }
}

/** Rules that need two places of the file, which a schema cannot hold. */
const BEYOND = [
  ({ code }) => ['duplicate-id', 'unknown-reference', 'missing-text', 'missing-reason'].includes(code),
  ({ fix }) => fix === 'Add it to languages, or remove this text.',
  ({ path, code }) => /\.justification$/.test(path) && ['missing-key', 'unknown-key'].includes(code),
  ({ path, found }) => /\.sale$/.test(path) && found === 'true',
  ({ path, found }) => /^vendors\[\d+\]\.purposes$/.test(path) && found === 'both',
  ({ path, expected }) => /^lifetimes\./.test(path) && /^at (most|least) .*(months|consent)$/.test(expected),
]
const beyondSchema = (fault) => BEYOND.some((rule) => rule(fault))

test('good examples pass both', () => {
  const faults = read(good.map(({ text }) => text))
  good.forEach(({ name, text }, index) => {
    assert.deepEqual(faults[index], [], name)
    assert.equal(schemaRefuses(text), false, `${name}: ${JSON.stringify(validate.errors)}`)
  })
})

test('bad examples fail both, where the schema can know', () => {
  const faults = read(bad.map(({ text }) => text))
  bad.forEach(({ name, text }, index) => {
    assert.notEqual(faults[index].length, 0, name)
    assert.equal(schemaRefuses(text), expected[name].schema, name)
  })
})

test('every key is explained to editors', () => {
  const silent = []
  const walk = (node, path) => {
    for (const [key, value] of Object.entries(node.properties ?? {})) {
      const type = /signals\.google\.defaults\./.test(`${path}.`) && key !== 'region'
      if (!value.description && !type) silent.push(`${path}.${key}`)
      walk(value, `${path}.${key}`)
    }
    if (node.items) walk(node.items, path)
    if (typeof node.additionalProperties === 'object') walk(node.additionalProperties, `${path}.*`)
  }
  walk(schema, '')
  assert.deepEqual(silent, [])
})

test('both agree on configurations changed at random', () => {
  const sources = good.flatMap(({ text }, index) => mutations(JSON.parse(text), 2000, index + 1))
  const faults = read(sources)
  let refused = 0
  sources.forEach((source, index) => {
    const shape = faults[index].filter((fault) => !beyondSchema(fault))
    const bySchema = schemaRefuses(source)
    refused += bySchema
    assert.equal(bySchema, shape.length > 0, [source, JSON.stringify(faults[index]), JSON.stringify(validate.errors)].join('\n'))
  })
  // Neither side may be right by refusing all, or nothing.
  assert.ok(refused > sources.length / 10 && refused < sources.length, `${refused} of ${sources.length}`)
})
