// The npm import in a page: an object as configuration, promises, and an end that is one. And the script tag's queue.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stage } from '../support/index.mjs'
import { sample } from '../support/sample.mjs'

const { open } = await stage(import.meta.url)
const CONFIG = sample()
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Imported</title><link rel="icon" href="data:,">
  <main><button id="own">Count me</button>
  <script type="text/plain" data-purpose="analytics" data-vendor="tidemark" data-src="{{others}}/tide.js"></script></main>
  <script type="module" src="start.js"></script></html>`

const imported = (start, more = {}) => open({
  prepare: ({ page }) => page.setDefaultTimeout(10_000),
  files: { 'index.html': PAGE, 'start.js': `import * as all from '/confidant/index.js'; Object.assign(window, all); window.config = ${JSON.stringify(CONFIG)};\n${start}` },
  ...more,
})

test('an object as configuration: when, subscribe, set and has', async () => {
  const visit = await imported(`
    const confidant = window.c = await createConfidant(config)
    window.told = []; window.settled = []
    for (const id of ['analytics', 'media']) confidant.when(id).then(() => settled.push(id))
    window.end = confidant.subscribe(({ purposes }) => told.push(purposes.analytics))
    own.onclick = () => confidant.set({ purposes: { analytics: true } }).then(snapshot => (window.answered = snapshot))
  `, { until: 'ask' })
  const { page } = visit
  await page.waitForFunction(() => window.end)
  assert.equal(await page.evaluate(() => typeof window.Confidant), 'undefined')
  assert.equal(await page.evaluate(() => c.record()), null)
  await visit.change(() => page.locator('#own').click())
  assert.deepEqual(await page.evaluate(() => [told, settled, c.has('analytics'), c.has('media'), c.has('analytics', 'tidemark')]),
    [[true], ['analytics'], true, false, true])
  assert.deepEqual(await visit.ranAtLeast(1), ['tide'])
  const { control, layer, source } = await page.evaluate(() => c.record())
  assert.deepEqual({ control, layer }, { control: 'save', layer: 'api' })
  assert.notEqual(source, 'option')
  await page.evaluate(() => end())
  await visit.change(() => page.evaluate(() => c.reject()))
  assert.deepEqual(await page.evaluate(() => told), [true])
})

// Playwright's `evaluate` counts as an act of the visitor, so this page tries by itself, and tells through the console.
test('a grant without the visitor is an error with a code', async () => {
  let told
  const visit = await imported(`
    const confidant = await createConfidant(config)
    const tries = [() => confidant.accept(), () => confidant.set({ purposes: { media: true } }), () => confidant.reject()]
    for (const one of tries) await one().then(() => console.log('done'), error => console.log(error instanceof ConfidantError, error.code))
    console.log('end')
  `, {
    until: null,
    prepare: ({ page }) => void (told = page.waitForEvent('console', message => message.text() === 'end')),
  })
  await told
  assert.deepEqual(visit.console.filter(({ type }) => type === 'log').map(({ text }) => text),
    ['true needs-user-activation', 'true needs-user-activation', 'done', 'end'])
  assert.deepEqual((await visit.records()).map(({ control }) => control), ['reject'])
})

test('accept, open and close; an id that is not there is an error that says which', async () => {
  const visit = await imported(`
    const confidant = window.c = await createConfidant(config)
    own.onclick = () => confidant.accept()
  `, { until: 'ask' })
  const { page } = visit
  await page.waitForFunction(() => window.c)
  const unknown = await page.evaluate(() => c.set({ purposes: { analitics: false } }).then(() => null, ({ code, path }) => ({ code, path })))
  assert.equal(unknown.code, 'unknown-id')
  assert.match(unknown.path, /analitics/)
  await page.evaluate(() => c.open())
  await visit.panel.waitFor()
  await page.evaluate(() => c.close())
  await visit.panel.waitFor({ state: 'detached' })
  assert.equal((await visit.records()).length, 0)
  await visit.change(() => page.locator('#own').click())
  assert.equal((await visit.record()).control, 'accept')
  assert.equal((await page.evaluate(() => c.history())).length, 1)
})

test('options: region, language and base', async () => {
  const visit = await imported(`
    window.c = await createConfidant({ ...config, languages: ['en', 'de'], purposes: config.purposes.map(purpose => ({
      ...purpose, name: { en: 'a', de: 'b' }, text: { en: 'a', de: 'b' }, justification: purpose.justification && { en: 'a', de: 'b' } })) },
      { region: async () => 'US-CA', language: 'de', base: '/confidant/' })
  `)
  const { jurisdiction, source, regime, language } = await visit.event('ready')
  assert.deepEqual({ jurisdiction, source, regime, language }, { jurisdiction: 'US-CA', source: 'option', regime: 'opt-out', language: 'de' })
})

test('by address, as text or as URL', async () => {
  const visit = await imported(`
    window.c = await createConfidant(new URL('confidant.json', location))
  `, { config: CONFIG, until: 'ask' })
  assert.equal(await visit.page.locator('confidant-ui').count(), 1)
})

test('starting twice gives the same one', async () => {
  const visit = await imported(`
    const both = await Promise.all([createConfidant(config), createConfidant(config)])
    window.same = both[0] === both[1] && both[0] === await createConfidant({ ...config, revision: 9 })
    window.done = true
  `)
  await visit.page.waitForFunction(() => window.done)
  assert.equal(await visit.page.evaluate(() => window.same), true)
  assert.equal(await visit.page.locator('confidant-ui').count(), 1)
})

test('destroy takes everything out of the page; it can be made again, and knows the answer', async () => {
  const visit = await imported(`
    window.start = async () => (window.c = await createConfidant(config))
    await start()
  `, { until: 'ask' })
  const { page } = visit
  await page.waitForFunction(() => window.c)
  await page.evaluate(() => c.destroy())
  assert.equal(await page.locator('confidant-ui, confidant-held').count(), 0)
  // Nothing is watched any more: what is added stays as it is, and no element of ours comes back.
  await page.evaluate(() => document.body.append(document.createElement('p')))
  await visit.settle()
  assert.equal(await page.locator('confidant-ui').count(), 0)
  assert.equal(await page.evaluate(() => c.has('analytics')), false)

  await visit.after('ask', () => page.evaluate(() => void start()))
  await page.waitForFunction(() => c.has('basket'))
  await visit.change(() => visit.click('accept'))
  await visit.ranAtLeast(1)
  await page.evaluate(() => c.destroy())
  await visit.after('ready', () => page.evaluate(() => void start()))
  await page.locator('confidant-ui [part=reopen]').waitFor()
  assert.equal(await page.evaluate(() => c.has('analytics')), true)
  assert.equal(await page.locator('confidant-ui').count(), 1)
  // What has run does not run again.
  await visit.settle()
  assert.deepEqual(await visit.ran(), ['tide'])
})

test('a configuration with a fault is told by the promise, and the next one may start', async () => {
  const visit = await imported(`
    window.failure = await createConfidant({ ...config, revison: 1 }).then(() => null, ({ code, faults }) => ({ code, path: faults[0].path, fix: faults[0].fix }))
    window.c = await createConfidant(config)
  `, { until: 'error' })
  await visit.page.waitForFunction(() => window.c)
  const { code, path, fix } = await visit.page.evaluate(() => window.failure)
  assert.equal(code, 'bad-config')
  assert.equal(path, 'revison')
  assert.match(fix, /revision/)
  await visit.layer.waitFor()
  assert.equal(await visit.page.locator('confidant-ui').count(), 1)
})

test('the script tag’s queue works before and after it has loaded, and survives what throws in it', async () => {
  const visit = await open({
    config: CONFIG, until: 'ask',
    files: {
      'index.html': `<!doctype html><html lang="en"><meta charset="utf-8"><title>Queue</title><link rel="icon" href="data:,">
        <script>window.calls = []; (window.Confidant ||= []).push(c => calls.push(['before', c.has('basket')])); Confidant.push(() => { throw new Error('theirs') }); Confidant.push(() => calls.push(['third']))</script>
        <script src="/confidant/confidant.js" data-config="confidant.json"></script>
        <script>Confidant.push(c => calls.push(['after', typeof c.open]))</script>
        <script src="/confidant/confidant.js" data-config="confidant.json"></script><p>Words</html>`,
    },
  })
  await visit.event('ready')
  await visit.page.waitForFunction(() => window.calls.length === 3)
  assert.deepEqual(await visit.page.evaluate(() => window.calls), [['before', true], ['third'], ['after', 'function']])
  await visit.page.evaluate(() => new Promise(resolve => Confidant.push(resolve)))
  assert.equal(await visit.page.locator('confidant-ui').count(), 1)
  assert.deepEqual(visit.uncaught.map(({ message }) => message), ['theirs'])
})
