// Each control, by mouse and by keyboard: the record it writes, and that later pages obey it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { config, stage } from '../support/index.mjs'

const { open } = await stage(import.meta.url)

const CHOICES = ['analytics', 'ads', 'media', 'fraud']
const all = granted => Object.fromEntries(CHOICES.map(id => [id, granted]))

/** A record's choices, by purpose, and how they were made. */
function summary(record) {
  return {
    purposes: Object.fromEntries(record.purposes.map(({ id, granted }) => [id, granted])),
    vendors: Object.fromEntries(record.vendors.map(({ id, granted }) => [id, granted])),
    made: `${record.control} ${record.layer}`,
  }
}

const vendors = ({ analytics, ads, media, fraud }) => ({ counter: analytics, adnet: ads, films: media, guard: fraud })

/** What a record says, and that this page and the next one go by it. */
async function obeyed(visit, purposes, made) {
  assert.deepEqual(summary(await visit.record()), { purposes, vendors: vendors(purposes), made })
  const expected = CHOICES.map(id => purposes[id])
  assert.deepEqual(await visit.has(...CHOICES), expected)
  await visit.reload()
  assert.deepEqual(await visit.has(...CHOICES), expected)
  const later = await visit.tab()
  assert.deepEqual(await later.has(...CHOICES), expected)
  assert.equal((await later.events()).some(({ name }) => name === 'ask'), false)
  assert.equal(await later.layer.count(), 0)
}

/** Two ways to work a control. */
const WAYS = {
  mouse: { use: (visit, control) => visit.click(control), tick: (visit, id, kind) => visit.switch(id, kind).click() },
  keyboard: {
    use: (visit, control) => visit.press(control),
    tick: async (visit, id, kind = 'purpose') => {
      await visit.tabTo(`[data-confidant-${kind}="${id}"]`)
      await visit.page.keyboard.press('Space')
    },
  },
}

for (const [way, { use, tick }] of Object.entries(WAYS)) {
  const choose = async visit => {
    await use(visit, 'choose')
    await visit.panel.waitFor()
  }

  test(`${way}: accept`, async () => {
    const visit = await open()
    await visit.change(() => use(visit, 'accept'))
    await obeyed(visit, all(true), 'accept first')
  })

  test(`${way}: reject`, async () => {
    const visit = await open()
    await visit.change(() => use(visit, 'reject'))
    await obeyed(visit, all(false), 'reject first')
  })

  test(`${way}: choose, and save what was chosen`, async () => {
    const visit = await open()
    await choose(visit)
    await tick(visit, 'analytics')
    await tick(visit, 'fraud') // objects
    await visit.change(() => use(visit, 'save'))
    assert.equal(await visit.panel.count(), 0)
    const record = summary(await visit.record())
    assert.deepEqual(record.purposes, { analytics: true, ads: false, media: false, fraud: false })
    assert.equal(record.made, 'save panel')
    await visit.reload()
    assert.deepEqual(await visit.has(...CHOICES), [true, false, false, false])
  })

  test(`${way}: save with nothing touched refuses what needs consent, and lets stand what can be objected to`, async () => {
    const visit = await open()
    await choose(visit)
    assert.equal(await visit.panel.locator('input:checked').count(), 0)
    await visit.change(() => use(visit, 'save'))
    assert.deepEqual(summary(await visit.record()).purposes, { analytics: false, ads: false, media: false, fraud: true })
  })

  test(`${way}: one vendor apart from its purpose`, async () => {
    const visit = await open()
    await visit.openPanel()
    await tick(visit, 'analytics')
    await tick(visit, 'media')
    await tick(visit, 'films', 'vendor')
    await visit.change(() => use(visit, 'save'))
    const { vendors: chosen } = summary(await visit.record())
    assert.deepEqual([chosen.counter, chosen.films], [true, false])
    assert.deepEqual(await visit.page.evaluate(() => [Confidant.has('media'), Confidant.has('media', 'films')]), [true, false])
  })

  for (const control of ['accept', 'reject']) {
    test(`${way}: ${control} in the preference centre`, async () => {
      const visit = await open()
      await choose(visit)
      await visit.change(() => use(visit, control))
      assert.equal(await visit.panel.count(), 0)
      await obeyed(visit, all(control === 'accept'), `${control} panel`)
    })
  }

  test(`${way}: withdraw everything, from a later page, in two steps`, async () => {
    const visit = await open()
    await visit.change(() => visit.click('accept'))
    await visit.reload()
    await use(visit, 'reopen')
    await visit.panel.waitFor()
    const sizes = await Promise.all(['withdraw', 'accept'].map(name => visit.control(name).evaluate(button => {
      const { height } = button.getBoundingClientRect()
      const { fontSize, fontWeight, color, backgroundColor } = getComputedStyle(button)
      return { height, fontSize, fontWeight, color, backgroundColor }
    })))
    assert.deepEqual(sizes[0], sizes[1], 'as prominent as accept')
    await visit.change(() => use(visit, 'withdraw'))
    await obeyed(visit, all(false), 'withdraw panel')
    const [first, second] = await visit.records()
    assert.equal(second.previous, first.id)
  })

  test(`${way}: close is no answer`, async () => {
    const visit = await open()
    await choose(visit)
    await tick(visit, 'ads')
    await use(visit, 'close')
    await visit.panel.waitFor({ state: 'detached' })
    assert.equal(await visit.layer.count(), 1)
    await visit.settle()
    assert.equal(await visit.record(), null)
    assert.deepEqual(await visit.has(...CHOICES), [false, false, false, false])
  })

  test(`${way}: the owner’s own link opens the preference centre, on every page`, async () => {
    const visit = await open({
      config: config({ look: { reopen: 'link' } }),
      body: '<a href="#privacy" data-confidant="reopen">Your <b>choices</b></a>',
    })
    await visit.change(() => visit.click('reject'))
    await visit.reload()
    assert.equal(await visit.page.locator('confidant-ui [part=reopen]').isVisible(), false)
    if (way === 'mouse') await visit.page.locator('a b').click()
    else await visit.press('reopen')
    await visit.panel.waitFor()
    assert.equal(new URL(visit.page.url()).hash, '')
    await visit.change(() => use(visit, 'accept'))
    assert.equal(summary(await visit.record()).made, 'accept panel')
  })
}

test('Escape closes the preference centre, then the question, and answers neither', async () => {
  const visit = await open()
  await visit.press('choose')
  await visit.panel.waitFor()
  await visit.page.keyboard.press('Escape')
  await visit.panel.waitFor({ state: 'detached' })
  assert.equal(await visit.layer.count(), 1)
  await visit.tabTo('[data-confidant=reject]')
  await visit.page.keyboard.press('Escape')
  await visit.layer.waitFor({ state: 'detached' })
  await visit.settle()
  assert.equal(await visit.record(), null)
  assert.deepEqual(await visit.has(...CHOICES), [false, false, false, false])
  await visit.control('reopen').waitFor()
  await visit.reload('ask')
  assert.equal(await visit.layer.count(), 1)
})

test('a click outside the preference centre answers nothing', async () => {
  const visit = await open()
  await visit.openPanel()
  await visit.page.mouse.click(3, 3)
  await visit.settle()
  assert.equal(await visit.record(), null)
})

test('a changed mind is a new record on top of the old one, and untouched choices keep their time', async () => {
  const visit = await open()
  await visit.change(() => visit.click('accept'))
  await visit.openPanel('reopen')
  await visit.switch('ads').click()
  await visit.change(() => visit.click('save'))
  const [first, second] = await visit.records()
  const time = (record, id) => record.purposes.find(purpose => purpose.id === id).time
  assert.equal(second.previous, first.id)
  assert.equal(time(second, 'analytics'), first.time)
  assert.equal(time(second, 'ads'), second.time)
  assert.deepEqual(await visit.has(...CHOICES), [true, false, true, true])
})

test('the API gives the same records', async () => {
  const visit = await open()
  await visit.change(() => visit.click('accept'))
  const kept = await visit.records()
  const given = await visit.page.evaluate(async () => ({ record: await Confidant.record(), history: await Confidant.history() }))
  assert.deepEqual(given, { record: kept.at(-1), history: kept })
})
