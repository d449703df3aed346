import { test as base, expect } from '@playwright/test'
import type {} from 'confidant-sdk/confidant.js'
import { fixtures, newContext, type Fixtures } from 'confidant-sdk/testing'

const test = base.extend<Fixtures>(fixtures)

test.describe('the npm import, as a bundler built it', () => {
  test.use({ confidant: { timeZone: 'Europe/Berlin', language: 'en-GB' } })

  test('asks, keeps a refusal, and does not ask again', async ({ page, answer }) => {
    await page.goto('/')
    const accept = page.locator('confidant-ui > [data-confidant=accept]')
    await expect(accept).toBeVisible()
    await expect(page.locator('body')).toHaveAttribute('data-granted', '')
    await answer('reject')
    await expect(accept).toBeHidden()
    await page.reload()
    await expect(page.locator('confidant-ui [data-confidant=reopen]')).toBeVisible()
    await expect(accept).toBeHidden()
    await expect(page.locator('body')).toHaveAttribute('data-granted', '')
  })

  test('takes an acceptance', async ({ page, answer }) => {
    await page.goto('/')
    await answer('accept')
    await expect(page.locator('body')).toHaveAttribute('data-granted', 'analytics media')
  })

  test('takes choices one by one, and a change of mind', async ({ page, answer }) => {
    await page.goto('/')
    await answer({ purposes: { analytics: false, media: true }, vendors: { matomo: false } })
    await expect(page.locator('body')).toHaveAttribute('data-granted', 'media')
    await answer({ purposes: { media: false } })
    await expect(page.locator('body')).toHaveAttribute('data-granted', '')
  })
})

test.describe('the script tag, with everything pinned', () => {
  test.use({ confidant: { region: 'US-CA', language: 'de-DE', timeZone: 'Europe/Berlin', gpc: true, time: '2030-01-02T03:04:05Z' } })

  test('decides from the pins', async ({ page }) => {
    const request = page.waitForRequest('**/tag.html')
    await page.goto('/tag.html')
    expect(await (await request).headerValue('sec-gpc')).toBe('1')
    const record = await page.evaluate(() =>
      new Promise((resolve) => Confidant.push((confidant) => resolve(confidant.record()))))
    expect(record).toMatchObject({
      jurisdiction: 'US-CA', source: 'attribute', gpc: true, control: 'signal', time: Date.UTC(2030, 0, 2, 3, 4, 5),
    })
    await expect(page.locator('body')).not.toHaveAttribute('data-ran')
  })
})

test('calls give what the types say', async ({ page }) => {
  // Playwright evaluates as if a visitor were behind it; this runs as a page's own script does, and is heard without asking.
  await page.addInitScript(() => {
    const queue = ((window as { Confidant?: unknown }).Confidant ??= []) as ((confidant: typeof Confidant) => void)[]
    queue.push((confidant) => confidant.accept().catch(({ name, code }) => console.log(`refused: ${name} ${code}`)))
  })
  const refused = page.waitForEvent('console', (message) => message.text().startsWith('refused:'))
  await page.goto('/tag.html')
  expect((await refused).text()).toBe('refused: ConfidantError needs-user-activation')
  expect(await page.evaluate(() => Confidant.record())).toBeNull()
  const snapshot = await page.evaluate(() => Confidant.reject())
  expect(snapshot).toMatchObject({ answered: true, stored: true, purposes: { basket: true, ads: false }, vendors: { adnet: false } })
  const set = await page.evaluate(() => Confidant.set({ purposes: { fraud: false } }))
  expect(set).toMatchObject({ purposes: { fraud: false } })
  const history = await page.evaluate(() => Confidant.history())
  expect(history).toMatchObject([{ v: 1, control: 'reject', layer: 'api' }, { v: 1, control: 'save', layer: 'api' }])
  expect(await page.evaluate(() => Confidant.record())).toEqual(history[1])
  expect(await page.evaluate(() => Confidant.has('fraud') || Confidant.has('nothing', 'nobody'))).toBe(false)
})

test('without the fixture: a pinned profile', async ({ browser, baseURL }) => {
  const context = await newContext(browser, { region: 'DE', language: 'de-DE' }, { baseURL })
  const page = await context.newPage()
  await page.goto('/tag.html')
  await expect(page.locator('confidant-ui > [data-confidant=accept]')).toHaveText('Alle akzeptieren')
  await context.close()
})
