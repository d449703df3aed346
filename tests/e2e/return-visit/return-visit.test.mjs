// A later visit needs no WebAssembly: the plan is replayed. In any doubt it is ignored, and wasm decides from the record.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { config, stage } from '../support/index.mjs'

const { open } = await stage(import.meta.url)

const BODY = `
  <script type="text/plain" data-purpose="analytics" data-vendor="counter" data-src="{{others}}/a.js"></script>
  <script type="text/plain" data-purpose="ads" data-vendor="adnet" data-src="{{others}}/b.js"></script>`

/** What the page loaded of ours. The reopen button comes after what was held, and is no part of deciding. */
const loaded = visit => visit.requests.filter(path => path.startsWith('/confidant/')).map(path => path.slice('/confidant/'.length)).filter(name => name !== 'host.js')

const accepted = async options => {
  const visit = await open({ body: BODY, ...options })
  await visit.change(() => visit.click('accept'))
  await visit.ranAtLeast(2)
  return visit
}

/** Everything of ours that a page loads when wasm decides again. */
async function decidedByWasm(visit) {
  await visit.settle()
  assert.ok(loaded(visit).includes('confidant.wasm'), String(loaded(visit)))
}

test('a later page loads the stub alone, and runs what was allowed', async () => {
  const visit = await accepted()
  await visit.reload()
  assert.deepEqual(await visit.ranAtLeast(2), ['a', 'b'])
  await visit.settle()
  assert.deepEqual(loaded(visit), ['confidant.js'])
  assert.deepEqual((await visit.events()).map(({ name }) => name), ['ready'])
  await visit.control('reopen').waitFor()
})

test('a later page loads the stub alone after a refusal too', async () => {
  const visit = await open({ body: BODY })
  await visit.change(() => visit.click('reject'))
  await visit.reload()
  await visit.settle()
  assert.deepEqual(loaded(visit), ['confidant.js'])
  assert.deepEqual(visit.foreign, [])
})

test('with the configuration in the page, what was allowed runs at once', async () => {
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8">
    <script type="application/json" data-confidant-config>${JSON.stringify(config())}</script>
    <script src="/confidant/confidant.js"></script>
    <script>window.atOnce = Confidant.has('analytics')</script>
    <script type="text/plain" data-purpose="analytics">window.before = document.body === null</script>
    </head><body></body></html>`
  const visit = await open({ files: { 'index.html': page } })
  assert.equal(await visit.page.evaluate(() => window.atOnce), false)
  await visit.change(() => visit.click('accept'))
  await visit.reload()
  assert.equal(await visit.page.evaluate(() => window.atOnce), true)
  await visit.settle()
  assert.deepEqual(loaded(visit), ['confidant.js'])
})

/** Ways in which a plan is in doubt while the record is good: wasm decides, and the record's yes stands. */
const DOUBTS = {
  'another key': plan => ({ ...plan, key: 'another' }),
  'another version': plan => ({ ...plan, v: 2 }),
  expired: plan => ({ ...plan, until: plan.time }),
  'from the future': plan => ({ ...plan, time: plan.time + 86_400_000, until: plan.until + 86_400_000 }),
  'of another record': plan => ({ ...plan, snapshot: { ...plan.snapshot, id: 'another' } }),
  'another signal': plan => ({ ...plan, gpc: true }),
  'not JSON': plan => JSON.stringify(plan).slice(0, 40),
  'no object': () => 'null',
  'without a snapshot': ({ snapshot, ...plan }) => plan,
}

test('a doubtful plan is ignored, whatever the doubt', async () => {
  const visit = await accepted()
  for (const [doubt, change] of Object.entries(DOUBTS)) {
    const plan = await visit.plan()
    // More than the record has, so that a plan that were believed would be seen.
    const doubtful = change({ ...plan, snapshot: { ...plan.snapshot, purposes: { ...plan.snapshot.purposes, forged: true } } })
    await visit.store('confidant.plan', doubtful)
    await visit.reload()
    await decidedByWasm(visit)
    assert.deepEqual(await visit.has('analytics', 'ads', 'forged'), [true, true, false], doubt)
    assert.equal((await visit.plan()).key, plan.key, `${doubt}: a good plan again`)
    await visit.reload()
    await visit.settle()
    assert.deepEqual(loaded(visit), ['confidant.js'], `${doubt}: the visit after`)
  }
})

test('a plan without its record is ignored, and the visitor is asked', async () => {
  const visit = await accepted()
  for (const change of [null, '[]', '[{"v":1', 'null', '[null]']) {
    const [plan, record] = [await visit.plan(), await visit.stored('confidant.record')]
    await visit.page.evaluate(text => text === null ? localStorage.removeItem('confidant.record') : localStorage.setItem('confidant.record', text), change)
    visit.forget()
    await visit.reload('ask')
    await decidedByWasm(visit)
    assert.deepEqual([await visit.has('analytics', 'ads'), visit.reached()], [[false, false], []], String(change))
    assert.equal(await visit.plan(), null)
    await visit.store('confidant.plan', plan)
    await visit.store('confidant.record', record)
  }
})

test('another revision of a text is another plan, and asks about that text alone', async () => {
  const visit = await accepted()
  const next = config({ revision: 2 })
  next.purposes.find(({ id }) => id === 'ads').text = 'Something else is done with it now.'
  visit.configure(next)
  await visit.reload('ask')
  await decidedByWasm(visit)
  assert.deepEqual(await visit.has('analytics', 'ads'), [true, false])
})

test('another page language, another stated region: other plans, the same answer', async () => {
  const page = (lang, region) => `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">
    <script src="/confidant/confidant.js" data-config="confidant.json" data-region="${region}"></script></head><body></body></html>`
  const two = config({ languages: ['en', 'de'] })
  for (const purpose of two.purposes) {
    for (const key of ['name', 'text', 'justification']) if (purpose[key]) purpose[key] = { en: purpose[key], de: `${purpose[key]} (de)` }
  }
  const visit = await open({ config: two, files: { 'index.html': page('en', 'FR'), 'de.html': page('de', 'FR'), 'other.html': page('en', 'BR') } })
  await visit.change(() => visit.click('accept'))
  for (const path of ['de.html', 'other.html']) {
    await visit.go(path)
    await decidedByWasm(visit)
    assert.deepEqual(await visit.has('analytics', 'ads'), [true, true])
  }
})

test('a stricter region than the answer was given in: asked again', async () => {
  const page = region => `<!doctype html><html lang="en"><head><meta charset="utf-8">
    <script src="/confidant/confidant.js" data-config="confidant.json" data-region="${region}"></script></head><body></body></html>`
  const visit = await open({ files: { 'index.html': page('US-CO'), 'de.html': page('DE') } })
  await visit.page.evaluate(() => {
    document.body.innerHTML = '<button>Accept</button>'
    document.querySelector('button').addEventListener('click', () => Confidant.accept())
  })
  await visit.page.locator('button', { hasText: 'Accept' }).last().click()
  await visit.page.waitForFunction(() => localStorage['confidant.plan'])
  await visit.go('de.html', 'ask')
  assert.deepEqual(await visit.has('analytics', 'ads'), [false, false])
})

test('Global Privacy Control turned on since: what it refuses does not run', async () => {
  const visit = await accepted()
  await visit.context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true }))
  visit.forget()
  await visit.reload()
  await decidedByWasm(visit)
  assert.deepEqual(await visit.has('analytics', 'ads'), [true, false])
  assert.deepEqual(visit.reached(), ['a'])
})

test('an answer that ends while nobody looks is not replayed', async () => {
  const visit = await accepted()
  const year = 366 * 86_400_000
  await visit.context.addInitScript(ahead => {
    const { now } = Date
    Date.now = () => now() + ahead
  }, year)
  visit.forget()
  await visit.reload('ask')
  await visit.settle()
  assert.deepEqual(await visit.has('analytics', 'ads'), [false, false])
  assert.deepEqual(visit.reached(), [])
})

test('opening the preferences on a later page loads what it needs, and only then', async () => {
  const visit = await accepted()
  await visit.reload()
  await visit.settle()
  await visit.openPanel('reopen')
  assert.ok(loaded(visit).includes('whole.wasm'))
  assert.equal(loaded(visit).includes('confidant.wasm'), false)
})
