// Before an answer, and after a refusal, nobody else is asked for anything and nothing is kept on the device.

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { start } from '../../../www/serve.mjs'
import { stage } from '../support/index.mjs'

const { open } = await stage(import.meta.url)
const demo = await start()
after(() => demo.close())

const NOTHING = { cookies: [], local: [], session: [], databases: [], caches: [] }
const REFUSED = { ...NOTHING, local: ['confidant.plan', 'confidant.record'] }

/** What the device keeps, in an order that does not matter. */
const device = async visit => {
  const kept = await visit.device()
  return { ...kept, local: kept.local.sort() }
}

const HELD = `
  <script type="text/plain" data-purpose="analytics" data-vendor="counter" data-src="{{others}}/classic.js"></script>
  <script type="text/plain" data-purpose="analytics" data-type="module" data-src="{{others}}/module.js"></script>
  <script type="text/plain" data-purpose="ads" async data-src="{{others}}/async.js"></script>
  <script type="text/plain" data-purpose="fraud" defer data-src="{{others}}/defer.js"></script>
  <script type="text/plain" data-purpose="ads">
    document.cookie = 'ad=1'
    localStorage.ad = sessionStorage.ad = '1'
    indexedDB.open('ad')
    new Image().src = '{{others}}/inline.gif'
  </script>
  <iframe data-purpose="media" data-vendor="films" data-src="{{others}}/film.html" width="320" height="180"></iframe>
  <img data-purpose="ads" data-src="{{others}}/pixel.gif" data-srcset="{{others}}/pixel2.gif 2x" alt="">
  <link rel="stylesheet" data-purpose="ads" data-href="{{others}}/sheet.css">
  <video data-purpose="media" data-src="{{others}}/clip.gif" width="320" height="180"></video>
  <audio data-purpose="media" data-src="{{others}}/sound.gif"></audio>
  <video width="320" height="180"><source data-purpose="media" data-src="{{others}}/source.gif"></video>`

test('every kind of held markup is silent before an answer', async () => {
  const visit = await open({ body: HELD })
  await visit.event('ask')
  await visit.settle()
  assert.deepEqual([visit.foreign, visit.reached()], [[], []])
  assert.deepEqual(await device(visit), NOTHING)
})

test('reading, scrolling, typing, leaving and coming back are no answer', async () => {
  const visit = await open({ body: `${HELD}<input id="field"><p style="height: 4000px">Long</p>`, files: { 'other.html': '<!doctype html>' } })
  await visit.event('ask')
  await visit.page.mouse.wheel(0, 3000)
  await visit.page.locator('#field').fill('words')
  await visit.page.locator('h1').click()
  await visit.settle()
  await visit.go('other.html', 'load')
  await visit.page.goBack()
  await visit.event('ask')
  await visit.settle()
  assert.deepEqual([visit.foreign, visit.reached()], [[], []])
  assert.deepEqual(await device(visit), NOTHING)
})

test('after a refusal, on this page and the next, nothing but the answer is kept', async () => {
  const visit = await open({ body: HELD })
  await visit.change(() => visit.click('reject'))
  await visit.settle()
  assert.deepEqual(await device(visit), REFUSED)
  await visit.reload()
  await visit.settle()
  assert.deepEqual([visit.foreign, visit.reached()], [[], []])
  assert.deepEqual(await device(visit), REFUSED)
  assert.equal((await visit.events()).some(({ name }) => name === 'ask'), false)
})

test('each page of the demo is silent before an answer, and after a refusal', async () => {
  const pages = ['article.html', 'product.html', 'policy.html', 'inline.html', 'module.html', 'de/', 'ar/', '']
  const visit = await open({ url: `${demo.url}/?region=DE`, until: 'ask' })
  const silent = async (path, until, kept) => {
    await visit.go(`${demo.url}/${path}?region=DE`, until)
    await visit.settle()
    assert.deepEqual([visit.foreign, demo.log()], [[], []], path)
    assert.deepEqual(await device(visit), kept, path)
  }
  for (const path of pages) await silent(path, 'ask', NOTHING)
  await visit.change(() => visit.click('reject'))
  for (const path of pages) await silent(path, 'ready', REFUSED)
})
