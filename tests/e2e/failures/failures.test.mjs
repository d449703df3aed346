// Whatever does not arrive: everything stays held, the page stays usable, it is said, and it can be tried again.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { config, stage } from '../support/index.mjs'

const { open } = await stage(import.meta.url)

const BODY = `
  <script type="text/plain" data-purpose="analytics" data-vendor="counter" data-src="{{others}}/a.js"></script>
  <iframe data-purpose="media" data-vendor="films" data-src="{{others}}/film.html" width="400" height="300"></iframe>
  <p><a href="#" data-confidant="reopen">Your choices</a></p>
  <script>document.querySelector('#own').addEventListener('click', ({ target }) => { target.textContent = 'Worked' })</script>`

const wasm = await readFile(new URL('../../../dist/confidant.wasm', import.meta.url))

/** The page works, nothing is granted, nothing has reached anybody, and the console says why. */
async function harmless(visit, code = 'load-failed') {
  const error = await visit.event('error')
  assert.deepEqual([error.name, error.code], ['ConfidantError', code])
  await visit.page.locator('#own').click()
  assert.equal(await visit.page.locator('#own').textContent(), 'Worked')
  await visit.settle()
  assert.deepEqual(await visit.has('analytics', 'ads', 'media', 'fraud'), [false, false, false, false])
  assert.deepEqual([visit.foreign, visit.uncaught], [[], []])
  const said = visit.console.filter(({ type, text }) => type === 'error' && text.startsWith('Confidant') && text.includes(error.message))
  assert.equal(said.length, 1)
  return { error, said: said[0].text }
}

/** Makes a file fail until it is told to stop. */
const failing = (pattern, fail) => {
  let on = true
  return {
    prepare: ({ context }) => context.route(pattern, route => on ? fail(route) : route.fallback()),
    stop: () => (on = false),
  }
}

const abort = route => route.abort()
const FAILURES = {
  'confidant.wasm does not arrive': ['**/confidant.wasm', abort],
  'confidant.wasm is not there': ['**/confidant.wasm', route => route.fulfill({ status: 404, contentType: 'text/html', body: '<h1>Not found</h1>' })],
  'confidant.wasm is cut off': ['**/confidant.wasm', route => route.fulfill({ contentType: 'application/wasm', body: wasm.subarray(0, wasm.length / 2) })],
  'confidant.wasm is something else': ['**/confidant.wasm', route => route.fulfill({ contentType: 'application/wasm', body: 'something else' })],
  'core.js does not arrive': ['**/core.js', abort],
  'core.js is not there': ['**/core.js', route => route.fulfill({ status: 404, contentType: 'text/html', body: 'Not found' })],
  'the words do not arrive': ['**/l10n/en.js', abort],
}

for (const [failure, [pattern, fail]] of Object.entries(FAILURES)) {
  test(`${failure}: harmless, and the owner’s link tries again`, async () => {
    const { prepare, stop } = failing(pattern, fail)
    const visit = await open({ body: BODY, until: 'error', prepare })
    await harmless(visit)
    stop()
    await visit.page.locator('a').click()
    await visit.panel.waitFor()
    await visit.switch('analytics').click()
    await visit.change(() => visit.click('save'))
    await visit.ranAtLeast(1)
    assert.deepEqual(await visit.has('analytics', 'media'), [true, false])
  })
}

test('confidant.wasm is slow: nothing is granted meanwhile, the page works, and then it asks', async () => {
  let release
  const released = new Promise(resolve => (release = resolve))
  const visit = await open({
    body: BODY, until: 'load',
    prepare: ({ context }) => context.route('**/confidant.wasm', async route => {
      await released
      await route.continue()
    }),
  })
  await visit.page.locator('#own').click()
  await visit.settle()
  assert.deepEqual([await visit.has('analytics', 'ads'), visit.foreign, await visit.layer.count()], [[false, false], [], 0])
  await visit.page.evaluate(() => void Confidant.accept())
  release()
  await visit.ranAtLeast(1)
  assert.equal((await visit.record()).layer, 'api', 'what was called meanwhile is done')
})

test('confidant.js does not arrive: everything stays held, the queue waits, the page works', async () => {
  const visit = await open({
    body: BODY, until: 'load',
    head: '<script>(window.Confidant ||= []).push(() => { window.told = true })</script>',
    prepare: ({ context }) => context.route('**/confidant.js', abort),
  })
  await visit.page.locator('#own').click()
  assert.equal(await visit.page.locator('#own').textContent(), 'Worked')
  await visit.settle()
  assert.deepEqual([visit.foreign, visit.uncaught, await visit.page.evaluate(() => window.told)], [[], [], undefined])
})

test('the preference centre does not arrive: the question stays, it is said, and it can be tried again', async () => {
  const { prepare, stop } = failing('**/whole.wasm', abort)
  const visit = await open({ body: BODY.replace(/<iframe.*<\/iframe>/, ''), prepare })
  await visit.after('error', () => visit.click('choose'))
  assert.equal(await visit.layer.count(), 1)
  stop()
  await visit.openPanel()
  await visit.change(() => visit.click('reject'))
})

test('placeholders do not arrive: the frame stays held', async () => {
  const visit = await open({ body: BODY, prepare: ({ context }) => context.route('**/whole.js', abort) })
  await visit.event('error')
  await visit.change(() => visit.click('reject'))
  await visit.settle()
  assert.deepEqual(visit.foreign, [])
})

test('the configuration is not there', async () => {
  const { said } = await harmless(await open({ body: BODY, config: null, until: 'error' }))
  assert.match(said, /confidant\.json.*404/)
})

test('there is no configuration at all', async () => {
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">
    <script src="/confidant/confidant.js"></script></head><body><button id="own">Own</button>${BODY}</body></html>`
  await harmless(await open({ files: { 'index.html': page }, until: 'error' }), 'no-config')
})

test('the configuration is no JSON', async () => {
  const { error } = await harmless(await open({ body: BODY, config: '{"controller": ', until: 'error' }), 'bad-config')
  assert.deepEqual(error.faults.map(({ code }) => code), ['syntax'])
})

test('a configuration with faults: each is said, with path, what was found, what was expected, what to do', async () => {
  const misshapen = config({ revison: 1, revision: undefined })
  misshapen.controller.policy = 'javascript:alert(1)'
  misshapen.purposes[1].basis = 'interest'
  misshapen.purposes[3].retention = 'soon'
  const contradictory = config({ languages: ['en', 'de'] })
  contradictory.purposes[2].id = 'analytics'
  contradictory.vendors[0].purposes = ['nothing']
  contradictory.purposes[1].name = { en: 'Counting' }
  for (const [bad, expected] of [
    [misshapen, {
      'controller.policy': 'unsafe-url', 'purposes[1].basis': 'bad-value', 'purposes[3].retention': 'bad-duration',
      revision: 'missing-key', revison: 'unknown-key',
    }],
    [contradictory, { 'purposes[2].id': 'duplicate-id', 'vendors[0].purposes[0]': 'unknown-reference', 'purposes[1].name.de': 'missing-text' }],
  ]) {
    const { error, said } = await harmless(await open({ body: BODY, config: bad, until: 'error' }), 'bad-config')
    const faults = Object.fromEntries(error.faults.map(({ path, code }) => [path, code]))
    assert.deepEqual({ ...faults, ...expected }, faults)
    for (const { path, found, expected, fix } of error.faults) {
      for (const part of [path, found, expected, fix]) assert.ok(said.includes(part), `${part} in ${said}`)
    }
    const misspelt = error.faults.find(({ path }) => path === 'revison')
    if (misspelt) assert.match(misspelt.fix, /revision/)
  }
})

test('calls on a page whose configuration is bad fail with the reason, and grant nothing', async () => {
  const visit = await open({ config: '{}', until: 'error' })
  const codes = await visit.page.evaluate(() => Promise.all(['accept', 'reject', 'open', 'history', 'record'].map(name =>
    Confidant[name]().then(() => 'done', ({ name, code }) => `${name} ${code}`))))
  assert.deepEqual(new Set(codes), new Set(['ConfidantError bad-config']))
  assert.deepEqual(await visit.has('analytics'), [false])
})
