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

test('without the fixture: a pinned profile', async ({ browser, baseURL }) => {
  const context = await newContext(browser, { region: 'DE', language: 'de-DE' }, { baseURL })
  const page = await context.newPage()
  await page.goto('/tag.html')
  await expect(page.locator('confidant-ui > [data-confidant=accept]')).toHaveText('Alle akzeptieren')
  await context.close()
})
