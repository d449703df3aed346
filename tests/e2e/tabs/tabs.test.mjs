// Two tabs, and a page that comes back, agree within one event.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stage } from '../support/index.mjs'

// Playwright turns the back/forward cache off; a visitor has it.
const { open } = await stage(import.meta.url, { ignoreDefaultArgs: ['--disable-back-forward-cache'] })

const BODY = `
  <script type="text/plain" data-purpose="analytics" data-vendor="counter" data-src="{{others}}/a.js"></script>
  <iframe data-purpose="media" data-vendor="films" data-src="{{others}}/film.html" width="400" height="300"></iframe>`

const names = async visit => (await visit.events()).map(({ name }) => name)

test('an answer in one tab holds in the other, which asks no longer', async () => {
  const one = await open({ body: BODY })
  const two = await one.tab()
  await two.event('ask')
  const snapshot = await two.change(() => one.change(() => one.click('accept')))
  assert.equal(snapshot.id, (await one.record()).id)
  assert.deepEqual(await two.has('analytics', 'ads', 'media'), [true, true, true])
  assert.deepEqual(await two.ranAtLeast(1), ['a'])
  assert.equal(await two.layer.count(), 0)
  assert.deepEqual(await names(two), ['ask', 'ready', 'change'])
  assert.equal((await one.records()).length, 1)
})

test('a withdrawal in one tab holds in the other: frames are held again, the offer to reload is there', async () => {
  const one = await open({ body: BODY })
  await one.change(() => one.click('accept'))
  const two = await one.tab() // from the plan, without wasm
  await two.ranAtLeast(1)
  await one.openPanel('reopen')
  await two.change(() => one.change(() => one.click('withdraw')))
  assert.deepEqual(await two.has('analytics', 'ads', 'media'), [false, false, false])
  await two.page.waitForFunction(() => !document.querySelector('iframe').hasAttribute('src'))
  await two.control('reload').waitFor()
})

test('an open preference centre shows what the other tab answered', async () => {
  const one = await open()
  const two = await one.tab()
  await two.openPanel()
  assert.equal(await two.switch('analytics').isChecked(), false)
  await two.change(() => one.change(() => one.click('accept')))
  assert.equal(await two.switch('analytics').isChecked(), true)
  await two.change(() => two.click('withdraw'))
  assert.deepEqual((await two.records()).map(({ control }) => control), ['accept', 'withdraw'])
})

test('answers in both tabs follow each other, and none is lost', async () => {
  const one = await open()
  const two = await one.tab()
  await two.change(() => one.change(() => one.click('accept')))
  for (const [from, to, control] of [[two, one, 'withdraw'], [one, two, 'accept'], [two, one, 'withdraw']]) {
    await from.openPanel('reopen')
    await to.change(() => from.change(() => from.click(control)))
  }
  const records = await one.records()
  assert.deepEqual(records.map(({ control }) => control), ['accept', 'withdraw', 'accept', 'withdraw'])
  assert.deepEqual(records.slice(1).map(({ previous }) => previous), records.slice(0, -1).map(({ id }) => id))
  assert.deepEqual([await one.has('analytics'), await two.has('analytics')], [[false], [false]])
})

test('storage wiped in one tab: the other grants nothing any more, and asks', async () => {
  const one = await open()
  await one.change(() => one.click('accept'))
  const two = await one.tab()
  await two.after('ask', () => one.page.evaluate(() => localStorage.clear()))
  assert.deepEqual(await two.has('analytics', 'ads'), [false, false])
})

test('a page that comes back as it was left takes over what has changed since', async () => {
  const one = await open({ body: BODY, files: { 'other.html': '<!doctype html><title>other</title>' } })
  await one.change(() => one.click('accept'))
  const away = async action => {
    await one.page.evaluate(() => {
      window.left = true
      addEventListener('pageshow', ({ persisted }) => { window.back = persisted }, { once: true })
    })
    await one.page.goto(`${one.url}/other.html`)
    await action()
    // After the call has returned: it would be cut off with its page.
    await one.page.evaluate(() => void setTimeout(() => history.back()))
    await one.page.waitForFunction(() => window.left && window.back !== undefined, null, { polling: 20 })
    assert.equal(await one.page.evaluate(() => window.back), true, 'restored')
  }
  const { length } = await one.events()
  await away(async () => {
    const two = await one.tab()
    await two.openPanel('reopen')
    await two.change(() => two.click('withdraw'))
  })
  await one.event('change', length)
  assert.deepEqual(await one.has('analytics', 'media'), [false, false])
  await one.page.waitForFunction(() => !document.querySelector('iframe').hasAttribute('src'))
})
