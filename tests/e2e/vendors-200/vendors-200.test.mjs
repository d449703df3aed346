// Two hundred partners: the preference centre opens in pieces, and each row is whole.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stage } from '../support/index.mjs'
import { page } from '../support/sample.mjs'

const { open } = await stage(import.meta.url)

test('two hundred vendors come in pieces, each with its switch and its details', async t => {
  const visit = await open(page({ vendors: 197, page: { until: 'ask' } }))
  // The whole module is there first; what is measured is the opening.
  await visit.openPanel()
  await visit.page.keyboard.press('Escape')
  await visit.panel.waitFor({ state: 'detached' })

  const session = await visit.context.newCDPSession(visit.page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await visit.page.evaluate(() => {
    window.longest = 0
    new PerformanceObserver(list => {
      for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration)
    }).observe({ type: 'longtask', buffered: false })
    // Rows that come in one task are told in one call.
    window.pieces = []
    const root = document.querySelector('confidant-ui').shadowRoot
    new MutationObserver(records => {
      const rows = records.flatMap(({ addedNodes }) => [...addedNodes]).filter(node => node.part?.contains('vendor')).length
      if (rows) window.pieces.push(rows)
    }).observe(root, { childList: true, subtree: true })
  })
  await visit.openPanel()
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  const { pieces, longest } = await visit.page.evaluate(() => ({ pieces: window.pieces, longest: window.longest }))
  t.diagnostic(`longest task while opening, processor four times slower: ${longest || 'below 50'} ms; rows in ${pieces.length} pieces`)
  assert.equal(pieces.reduce((a, b) => a + b), 200)
  assert.ok(pieces.length > 10, `${pieces.length} pieces`)
  assert.ok(Math.max(...pieces) <= 16, `${Math.max(...pieces)} rows at once`)

  const rows = visit.panel.locator('[part=vendor]')
  assert.equal(await rows.count(), 200)
  assert.equal(await visit.panel.locator('[data-confidant-vendor]').count(), 200)
  const last = rows.last()
  await last.locator('summary').click()
  // Built when it is opened, and written in the visitor's language after that.
  await last.getByText('90 days').waitFor()
  assert.match(await last.innerText(), /Partner 197[\s\S]*France[\s\S]*_p196[\s\S]*90 days/)
  assert.equal(await last.getByRole('link').getAttribute('href'), 'https://partner-196.example/policy')

  // A vendor's own switch, and the record that keeps it.
  await visit.switch('media').check()
  await visit.switch('analytics').check()
  assert.equal(await visit.switch('partner-196', 'vendor').isChecked(), true)
  await visit.switch('partner-196', 'vendor').uncheck()
  const { vendors } = await visit.change(() => visit.click('save'))
  assert.equal(vendors['partner-196'], false)
  // The others are allowed, and the one of a legitimate interest was not objected to.
  assert.equal(Object.values(vendors).filter(Boolean).length, 199)
})
