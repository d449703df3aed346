// Global Privacy Control: applied before anything runs, shown as honoured, never read as consent, stronger than a stale grant.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { config, stage } from '../support/index.mjs'

const { open } = await stage(import.meta.url)

const BODY = `
  <script type="text/plain" data-purpose="analytics" data-vendor="counter" data-src="{{others}}/count.js"></script>
  <script type="text/plain" data-purpose="ads" data-vendor="adnet" data-src="{{others}}/ad.js"></script>`

const turnOn = visit => visit.context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true }))

test('California: the signal is an answer, recorded once, obeyed at once and shown as honoured', async () => {
  const visit = await open({ body: BODY, region: 'US-CA', gpc: true })
  assert.deepEqual(await visit.ranAtLeast(1), ['count'])
  await visit.settle()
  assert.deepEqual([visit.reached(), await visit.has('analytics', 'ads')], [['count'], [true, false]])
  const record = await visit.record()
  assert.deepEqual([record.control, record.layer, record.gpc, record.regime, record.jurisdiction, record.source], ['signal', 'browser', true, 'opt-out', 'US-CA', 'attribute'])
  assert.deepEqual(record.purposes.map(({ id, granted }) => [id, granted]), [['ads', false]])
  assert.equal((await visit.events()).some(({ name }) => name === 'ask'), false)
  await visit.page.locator('confidant-ui [part=message]', { hasText: 'Opt-out request honored' }).waitFor()
  await visit.page.locator('confidant-ui [part=reopen]', { hasText: 'opt-out honored' }).waitFor()

  await visit.reload()
  await visit.settle()
  assert.equal((await visit.records()).length, 1)
  assert.deepEqual(await visit.has('analytics', 'ads'), [true, false])
  await visit.page.locator('confidant-ui [part=reopen]', { hasText: 'opt-out honored' }).waitFor()
  await visit.openPanel('reopen')
  await visit.page.locator('confidant-ui dialog [part=signal]', { hasText: 'Opt-out request honored' }).waitFor()
  assert.equal(await visit.switch('ads').isChecked(), true, 'opted out')
  assert.equal(await visit.switch('analytics').isChecked(), false)
})

test('California: a visitor may allow what the signal refuses, knowingly, and it stays so', async () => {
  const visit = await open({ body: BODY, region: 'US-CA', gpc: true })
  await visit.openPanel('reopen')
  await visit.switch('ads').click()
  await visit.change(() => visit.click('save'))
  assert.deepEqual(await visit.has('analytics', 'ads'), [true, true])
  await visit.reload()
  assert.deepEqual(await visit.has('analytics', 'ads'), [true, true])
  assert.deepEqual((await visit.records()).map(({ control }) => control), ['signal', 'save'])
  assert.equal((await visit.page.locator('confidant-ui [part=reopen]').textContent()).includes('honored'), false)
})

test('California: without the signal everything runs until the visitor opts out', async () => {
  const visit = await open({ body: BODY, region: 'US-CA' })
  assert.deepEqual((await visit.ranAtLeast(2)).sort(), ['ad', 'count'])
  assert.equal(await visit.record(), null)
})

test('in Europe the signal is no consent: asked, and nothing granted', async () => {
  const visit = await open({ body: BODY, region: 'DE', gpc: true })
  await visit.event('ask')
  await visit.settle()
  assert.deepEqual([await visit.has('analytics', 'ads', 'media', 'fraud'), visit.foreign], [[false, false, false, false], []])
  assert.equal(await visit.record(), null)
  await visit.page.locator('confidant-ui > [slot=note]', { hasText: 'Global Privacy Control' }).waitFor()
})

test('in Europe “accept all” does not accept what the signal refuses; a switch of its own does', async () => {
  const visit = await open({ body: BODY, region: 'DE', gpc: true })
  await visit.change(() => visit.click('accept'))
  assert.deepEqual(await visit.has('analytics', 'ads', 'media', 'fraud'), [true, false, true, true])
  await visit.openPanel('reopen')
  await visit.switch('ads').click()
  await visit.change(() => visit.click('save'))
  assert.deepEqual(await visit.has('analytics', 'ads'), [true, true])
  const { purposes } = await visit.record()
  assert.equal(purposes.find(({ id }) => id === 'ads').gpc, true)
})

for (const region of ['DE', 'US-CA']) {
  test(`${region}: a grant from before the signal does not stand against it`, async () => {
    const visit = await open({ body: BODY, region, head: '<script>addEventListener("click", ({ target }) => target.id === "own" && Confidant.accept())</script>' })
    await visit.page.locator('#own').click()
    await visit.page.waitForFunction(() => localStorage['confidant.plan'] && JSON.parse(localStorage['confidant.plan']).snapshot.answered)
    assert.deepEqual(await visit.has('analytics', 'ads'), [true, true])
    await visit.ranAtLeast(2)
    await visit.page.evaluate(() => (document.cookie = '_ad=1; path=/'))
    await turnOn(visit)
    visit.forget()
    await visit.reload()
    await visit.ranAtLeast(1)
    await visit.page.waitForFunction(() => document.cookie === '')
    await visit.settle()
    assert.deepEqual([visit.reached(), await visit.has('analytics', 'ads')], [['count'], [true, false]])
  })
}

test('the signal turned off again grants nothing', async () => {
  const visit = await open({ body: BODY, region: 'DE', before: () => {
    Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => !sessionStorage.off })
  } })
  await visit.change(() => visit.click('accept'))
  await visit.page.evaluate(() => (sessionStorage.off = '1'))
  await visit.reload()
  await visit.settle()
  assert.deepEqual(await visit.has('analytics', 'ads'), [true, false])
})

test('the signal beats the owner’s rule of mere notice', async () => {
  const visit = await open({
    body: BODY, region: 'US-AL', gpc: true,
    config: config({ jurisdictions: { 'US-AL': { regime: 'notice', reason: 'No law there asks for more.' } } }),
  })
  await visit.ranAtLeast(1)
  await visit.settle()
  assert.deepEqual([visit.reached(), await visit.has('analytics', 'ads')], [['count'], [true, false]])
})

test('only true is the signal', async () => {
  const visit = await open({ region: 'US-CA', before: () => Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => '1' }) })
  assert.deepEqual(await visit.has('ads'), [true])
})
