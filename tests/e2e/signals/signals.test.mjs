// Google Consent Mode v2, as a trace of `dataLayer`: the default before any tag, then one update for each decision and page view.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { config, stage } from '../support/index.mjs'

const { open } = await stage(import.meta.url)

const DENIED = {
  ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied', analytics_storage: 'denied',
  functionality_storage: 'denied', personalization_storage: 'denied',
}
const DEFAULT = ['consent', 'default', { ...DENIED, security_storage: 'granted', wait_for_update: 500 }]

const update = (analytics, ads) => ['consent', 'update', {
  analytics_storage: analytics ? 'granted' : 'denied',
  ad_storage: ads ? 'granted' : 'denied', ad_user_data: ads ? 'granted' : 'denied', ad_personalization: ads ? 'granted' : 'denied',
}]

/** A configuration with more said to Google. */
const google = more => config({ signals: { google: { ...config().signals.google, ...more } } })

/** A page with its configuration in it, and a tag after it that runs at once, as Google's does in advanced mode. */
const advanced = (more, attributes = '') => `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">
  <script type="application/json" data-confidant-config>${JSON.stringify(google({ mode: 'advanced', ...more }))}</script>
  <script src="/confidant/confidant.js" ${attributes}></script>
  <script>window.dataLayer = window.dataLayer || []; function tag() { dataLayer.push(arguments) } tag('js', 'now'); tag('config', 'G-1')</script>
  </head><body></body></html>`

const TAG = [['js', 'now'], ['config', 'G-1']]

async function choose(visit, ids) {
  await visit.openPanel(await visit.layer.count() ? 'choose' : 'reopen')
  for (const id of ids) await visit.switch(id).click()
  await visit.change(() => visit.click('save'))
}

test('first visit, answer, change, withdrawal: one update each', async () => {
  const visit = await open()
  await visit.event('ask')
  await visit.settle()
  assert.deepEqual(await visit.layerCalls(), [DEFAULT])
  await choose(visit, ['analytics'])
  assert.deepEqual(await visit.layerCalls(), [DEFAULT, update(true, false)])
  await choose(visit, ['ads'])
  assert.deepEqual(await visit.layerCalls(), [DEFAULT, update(true, false), update(true, true)])
  await visit.openPanel('reopen')
  await visit.change(() => visit.click('withdraw'))
  await visit.settle()
  assert.deepEqual(await visit.layerCalls(), [DEFAULT, update(true, false), update(true, true), update(false, false)])
})

test('return visits after a yes and after a no: the default, then one update', async () => {
  const visit = await open()
  await visit.change(() => visit.click('accept'))
  await visit.reload()
  await visit.settle()
  assert.deepEqual(await visit.layerCalls(), [DEFAULT, update(true, true)])
  await visit.openPanel('reopen')
  assert.deepEqual(await visit.layerCalls(), [DEFAULT, update(true, true)], 'nothing is said again by looking')
  await visit.change(() => visit.click('withdraw'))
  await visit.reload()
  await visit.settle()
  assert.deepEqual(await visit.layerCalls(), [DEFAULT, update(false, false)])
})

test('a return visit without a plan says the same', async () => {
  const visit = await open()
  await visit.change(() => visit.click('accept'))
  await visit.page.evaluate(() => localStorage.removeItem('confidant.plan'))
  await visit.reload()
  await visit.settle()
  assert.deepEqual(await visit.layerCalls(), [DEFAULT, update(true, true)])
})

test('a refusal is told', async () => {
  const visit = await open()
  await visit.change(() => visit.click('reject'))
  assert.deepEqual(await visit.layerCalls(), [DEFAULT, update(false, false)])
})

test('the answer of another tab is told here, once', async () => {
  const one = await open()
  const two = await one.tab()
  await two.change(() => one.change(() => one.click('accept')))
  await two.settle()
  assert.deepEqual(await two.layerCalls(), [DEFAULT, update(true, true)])
})

test('basic: what is held finds the update before it', async () => {
  const visit = await open({
    body: `<script type="text/plain" data-purpose="analytics">dataLayer.push(['held'])</script>`,
  })
  const trace = [DEFAULT, update(true, true), ['held']]
  await visit.change(() => visit.click('accept'))
  await visit.settle()
  assert.deepEqual(await visit.layerCalls(), trace)
  await visit.reload()
  await visit.settle()
  assert.deepEqual(await visit.layerCalls(), trace)
})

test('advanced: a tag that runs at once finds the default before it, and on a return visit the update too', async () => {
  const visit = await open({ files: { 'index.html': advanced() } })
  await visit.event('ask')
  assert.deepEqual(await visit.layerCalls(), [DEFAULT, ...TAG])
  await visit.change(() => visit.click('accept'))
  assert.deepEqual(await visit.layerCalls(), [DEFAULT, ...TAG, update(true, true)])
  await visit.reload()
  await visit.settle()
  assert.deepEqual(await visit.layerCalls(), [DEFAULT, update(true, true), ...TAG])
})

test('the arguments objects are what Google reads', async () => {
  const visit = await open()
  assert.equal(await visit.page.evaluate(() => Object.prototype.toString.call(dataLayer[0])), '[object Arguments]')
})

test('regions, the wait, redaction and passthrough are as configured', async () => {
  const visit = await open({
    config: google({
      waitForUpdate: 1500, adsDataRedaction: true, urlPassthrough: true,
      defaults: [{ region: ['US-VA', 'US-UT'], ad_storage: 'granted', analytics_storage: 'granted' }],
    }),
  })
  assert.deepEqual(await visit.layerCalls(), [
    ['consent', 'default', { ...DENIED, region: ['US-VA', 'US-UT'], ad_storage: 'granted', analytics_storage: 'granted' }],
    ['consent', 'default', { ...DENIED, security_storage: 'granted', wait_for_update: 1500 }],
    ['set', 'ads_data_redaction', true],
    ['set', 'url_passthrough', true],
  ])
})

test('Global Privacy Control: no region grants by default', async () => {
  const visit = await open({ gpc: true, config: google({ defaults: [{ region: ['US-VA'], ad_storage: 'granted' }] }) })
  assert.deepEqual(await visit.layerCalls(), [DEFAULT])
  await visit.change(() => visit.click('accept'))
  assert.deepEqual(await visit.layerCalls(), [DEFAULT, update(true, false)])
})

test('where nobody is asked first, what runs is told from the start', async () => {
  const visit = await open({ region: 'US-CO' })
  await visit.settle()
  assert.deepEqual(await visit.layerCalls(), [DEFAULT, update(true, true)])
  await visit.change(() => visit.click('reject'))
  assert.deepEqual(await visit.layerCalls(), [DEFAULT, update(true, true), update(false, false)])
})

test('a site that does not use Google has no dataLayer', async () => {
  const { signals, ...plain } = config()
  const visit = await open({ config: plain })
  await visit.change(() => visit.click('accept'))
  await visit.reload()
  assert.equal(await visit.page.evaluate(() => 'dataLayer' in window), false)
})

test('where wasm cannot be loaded, the default stays', async () => {
  const visit = await open({ until: 'error', prepare: ({ context }) => context.route('**/*.wasm', route => route.abort()) })
  await visit.settle()
  assert.deepEqual(await visit.layerCalls(), [DEFAULT])
})
