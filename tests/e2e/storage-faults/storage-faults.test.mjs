// Whatever storage does, the page works, the visitor is asked, nothing is granted that was not, and it is said.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stage } from '../support/index.mjs'

const { open } = await stage(import.meta.url)

const BODY = '<script type="text/plain" data-purpose="analytics" data-vendor="counter" data-src="{{others}}/a.js"></script>'

const codes = async visit => (await visit.events()).filter(({ name }) => name === 'error').map(({ detail }) => detail.code)

/** Asked; nothing granted; the page itself works. */
async function asksAndGrantsNothing(visit) {
  await visit.event('ask')
  await visit.settle()
  assert.deepEqual(await visit.has('analytics', 'ads', 'media', 'fraud'), [false, false, false, false])
  assert.deepEqual([visit.foreign, visit.uncaught], [[], []])
  await visit.page.locator('#own').click()
}

test('blocked: the answer holds for this page view, this is said, and the next page asks again', async () => {
  const visit = await open({
    body: BODY,
    before: () => Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError') } }),
  })
  await asksAndGrantsNothing(visit)
  assert.deepEqual([...new Set(await codes(visit))], ['storage-blocked'])
  const snapshot = await visit.change(() => visit.click('accept'))
  assert.deepEqual([snapshot.answered, snapshot.stored], [true, false])
  assert.deepEqual(await visit.ranAtLeast(1), ['a'])
  await visit.page.locator('confidant-ui [part=message]').waitFor()

  // The preference centre comes from another module; the answer comes with it.
  await visit.openPanel('reopen')
  assert.equal(await visit.switch('analytics').isChecked(), true)
  assert.deepEqual(await visit.page.evaluate(async () => (await Confidant.history()).map(({ control }) => control)), ['accept'])
  await visit.change(() => visit.click('withdraw'))
  assert.deepEqual(await visit.has('analytics'), [false])

  await visit.reload('ask')
  assert.deepEqual(await visit.has('analytics', 'ads'), [false, false])
})

test('a frame without an origin of its own has no storage, and is asked', async () => {
  const visit = await open({ files: { 'frame.html': `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">
      <script src="/confidant/confidant.js" data-config="confidant.json"></script></head><body>${BODY}</body></html>`,
    'index.html': '<!doctype html><title>frame</title><link rel="icon" href="data:,"><iframe sandbox="allow-scripts" src="frame.html" width="900" height="700"></iframe>' },
  until: 'load' })
  const frame = visit.page.frames()[1]
  await frame.waitForFunction(() => window.__events.some(({ name }) => name === 'ask'))
  const codes = () => frame.evaluate(() => window.__events.filter(({ name }) => name === 'error').map(({ detail }) => detail.code))
  assert.deepEqual([...new Set(await codes())], ['storage-blocked'])
  assert.equal(await frame.evaluate(() => Confidant.has('analytics')), false)
  await frame.locator('confidant-ui > [data-confidant=accept]').click()
  await frame.waitForFunction(() => window.ran?.includes('a'))
  assert.equal(await frame.evaluate(() => Confidant.has('analytics')), true)
  assert.deepEqual(visit.uncaught, [])
})

/** Leaves no room for a single character more. */
const fill = visit => visit.page.evaluate(() => {
  let size = 1 << 22
  for (let name = 0; size >= 1; name++) {
    try {
      localStorage.setItem(`f${name}`, 'x'.repeat(size))
    } catch {
      size >>= 1
    }
  }
})

test('full: the answer holds for this page view, and this is said', async () => {
  const visit = await open({ body: BODY, prepare: async visit => {
    visit.served.files.set('/empty.html', '<!doctype html>')
    await visit.page.goto(`${visit.url}/empty.html`)
    await fill(visit)
  } })
  await asksAndGrantsNothing(visit)
  const snapshot = await visit.change(() => visit.click('accept'))
  assert.deepEqual([snapshot.answered, snapshot.stored], [true, false])
  assert.deepEqual(await visit.ranAtLeast(1), ['a'])
  assert.equal((await visit.event('error')).code, 'storage-full')
  await visit.page.locator('confidant-ui [part=message]').waitFor()
  await visit.reload('ask')
  assert.deepEqual(await visit.has('analytics'), [false])
})

test('full after a yes: a no is kept, or the yes goes', async () => {
  const visit = await open({ body: BODY })
  await visit.change(() => visit.click('accept'))
  await visit.ranAtLeast(1)
  await fill(visit)
  await visit.openPanel('reopen')
  await visit.change(() => visit.click('withdraw'))
  assert.deepEqual(await visit.has('analytics'), [false])
  visit.forget()
  await visit.reload()
  await visit.settle()
  assert.deepEqual([await visit.has('analytics'), visit.reached()], [[false], []])
})

/** A good record of a yes, as a visitor gives it. */
const visit = await open({ body: BODY })
await visit.change(() => visit.click('accept'))
const [record] = await visit.records()
const plan = await visit.plan()

const FAULTS = {
  'that is corrupted': ['not JSON', 'record-unreadable'],
  'that is truncated': [JSON.stringify([record]).slice(0, -20), 'record-unreadable'],
  'that is foreign': [JSON.stringify({ consent: true, categories: ['analytics', 'ads'] }), 'record-unreadable'],
  'with a member too many': [JSON.stringify([{ ...record, more: true }]), 'record-unreadable'],
  'with a choice that is no choice': [JSON.stringify([{ ...record, purposes: record.purposes.map(choice => ({ ...choice, granted: 1 })) }]), 'record-unreadable'],
  'that is spoiled behind a good one': [JSON.stringify([record, { ...record, id: 7 }]), 'record-unreadable'],
  'from the future': [JSON.stringify([{ ...record, time: record.time + 2 * 86_400_000 }]), 'record-future'],
  'of a newer version': [JSON.stringify([{ ...record, v: 2, more: true }]), 'record-newer'],
}

for (const [fault, [text, code]] of Object.entries(FAULTS)) {
  test(`a record ${fault}: treated as absent, kept aside, said`, async () => {
    const visit = await open({ body: BODY, stored: { 'confidant.record': text } })
    await asksAndGrantsNothing(visit)
    assert.deepEqual(await codes(visit), [code])
    assert.deepEqual(await visit.aside(), [text])
    assert.deepEqual(await visit.records(), [])
    await visit.change(() => visit.click('accept'))
    assert.deepEqual(await visit.ranAtLeast(1), ['a'])
    assert.deepEqual((await visit.records()).map(({ control, previous }) => [control, previous]), [['accept', undefined]])
    await visit.reload()
    assert.deepEqual(await visit.has('analytics'), [true])
    assert.deepEqual(await visit.aside(), [text], 'nothing is lost')
  })
}

test('wiped: asked again, and what was allowed is not any more', async () => {
  const visit = await open({ body: BODY })
  await visit.change(() => visit.click('accept'))
  await visit.ranAtLeast(1)
  await visit.page.evaluate(() => localStorage.clear())
  visit.forget()
  await visit.reload('ask')
  await asksAndGrantsNothing(visit)
  assert.deepEqual(visit.reached(), [])
})

test('a write that was cut off between record and plan: wasm decides from the record', async () => {
  const visit = await open({ body: BODY, stored: { 'confidant.record': [record] } })
  await visit.settle()
  assert.deepEqual(await visit.has('analytics', 'ads'), [true, true])
  assert.equal((await visit.plan()).snapshot.id, plan.snapshot.id)
})
