// A picture of every state, to be looked at: `target/screenshots/index.html`. That each renders whole is asserted.

import assert from 'node:assert/strict'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { stage } from '../support/index.mjs'
import { LAYOUTS, page } from '../support/sample.mjs'

const FOLDER = fileURLToPath(new URL('../../../target/screenshots/', import.meta.url))
const LOOKS = 'html { background: Canvas; color: CanvasText; font: 17px/1.6 Georgia, serif } body { max-width: 42rem; margin: 0 auto; padding: 1rem } iframe { max-width: 100% }'
const taken = []

const { open } = await stage(import.meta.url)

before(async () => {
  await rm(FOLDER, { recursive: true, force: true })
  await mkdir(FOLDER, { recursive: true })
})

after(() => writeFile(`${FOLDER}index.html`, `<!doctype html><meta charset="utf-8"><title>Every state</title><style>body { font: 15px system-ui; background: #8883 }
  figure { display: inline-block; margin: 8px; vertical-align: top } img { max-width: 640px; max-height: 640px; border: 1px solid #8888 }</style>
  ${taken.map(name => `<figure><a href="${name}.png"><img src="${name}.png" loading="lazy" alt=""></a><figcaption>${name}</figcaption></figure>`).join('\n')}`))

/** Within the window: every control that can be pressed now, and nothing of the page or of ours to scroll sideways to. */
const misplaced = () => {
  const host = document.querySelector('confidant-ui')
  const dialog = host.shadowRoot.querySelector('dialog')
  const faults = []
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) faults.push('the page scrolls sideways')
  const buttons = dialog ? dialog.querySelectorAll('[part=button], [part=close]') : host.dataset.layout ? host.querySelectorAll('button') : host.shadowRoot.querySelectorAll('button:not([hidden])')
  for (const button of buttons) {
    const { left, top, right, bottom } = button.getBoundingClientRect()
    if (left < -0.5 || top < -0.5 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5) faults.push(`${button.textContent || button.ariaLabel} is at ${[left, top, right, bottom].map(Math.round)}`)
    if (button.scrollWidth > button.clientWidth + 1 || button.scrollHeight > button.clientHeight + 1) faults.push(`${button.textContent} runs over its button`)
  }
  for (const part of [...host.shadowRoot.querySelectorAll('[part=text], [part=content], [part=layer]'), ...dialog ? [dialog] : []]) {
    if (part.scrollWidth > part.clientWidth + 1) faults.push(`${part.getAttribute('part')} scrolls sideways`)
  }
  return faults
}

async function take(visit, name) {
  await visit.page.mouse.move(0, 0)
  await visit.page.screenshot({ path: `${FOLDER}${name}.png` })
  taken.push(name)
  assert.deepEqual(await visit.page.evaluate(misplaced), [], name)
}

const SIZES = [[320, 568], [390, 844], [768, 1024], [1280, 800]]

for (const lang of ['en', 'de', 'ar', 'ja']) {
  for (const colorScheme of ['light', 'dark']) {
    for (const [width, height] of SIZES) {
      // Every theme in two sizes of one language; the others add what differs by language.
      if (colorScheme === 'dark' && (lang !== 'en' || width === 768)) continue
      test(`${lang}, ${colorScheme}, ${width} px`, async () => {
        const settings = layout => page({
          languages: [lang], look: { layout }, page: {
            until: 'ask', head: '<link rel="stylesheet" href="page.css">', files: { 'page.css': LOOKS }, context: { colorScheme, viewport: { width, height } },
          },
        })
        const at = state => `${state}-${lang}-${colorScheme}-${width}`
        for (const layout of LAYOUTS) {
          const visit = await open(settings(layout))
          await visit.event('ready')
          await take(visit, at(layout))
          if (layout !== 'box') {
            await visit.context.close()
            continue
          }
          await visit.openPanel()
          await take(visit, at('panel'))
          await visit.panel.locator('summary').first().scrollIntoViewIfNeeded()
          await visit.panel.locator('summary').first().click()
          await visit.switch('media').check()
          await take(visit, at('panel-vendor-changed'))
          await visit.click('close')
          await visit.change(() => visit.click('reject'))
          await visit.page.locator('iframe').first().scrollIntoViewIfNeeded()
          await visit.page.locator('confidant-held [data-confidant=once]').scrollIntoViewIfNeeded()
          await take(visit, at('placeholder-reopen'))
          await visit.openPanel('reopen')
          await visit.change(() => visit.click('accept'))
          await visit.ranAtLeast(1)
          await visit.openPanel('reopen')
          await visit.panel.locator('#confidant-record').scrollIntoViewIfNeeded()
          await take(visit, at('panel-record'))
          await visit.change(() => visit.click('withdraw'))
          await visit.control('reload').waitFor()
          await take(visit, at('reload'))
          await visit.context.close()
        }
      })
    }
  }
}

for (const [name, context] of [['forced-colors', { forcedColors: 'active' }], ['forced-colors-dark', { forcedColors: 'active', colorScheme: 'dark' }], ['more-contrast', { contrast: 'more' }]]) {
  test(name, async () => {
    const visit = await open(page({ page: { until: 'ask', context } }))
    await visit.event('ready')
    await take(visit, `${name}-bar`)
    await visit.openPanel()
    await visit.switch('media').check()
    await take(visit, `${name}-panel`)
  })
}

test('the status of an opt-out by the browser’s signal', async () => {
  const config = page().config
  config.purposes[1].sale = true
  const visit = await open({ ...page({ page: { gpc: true, region: 'US-CA', until: 'ready' } }), config })
  await visit.page.locator('confidant-ui [part=message]').waitFor()
  await take(visit, 'status-gpc')
  await visit.openPanel('reopen')
  await take(visit, 'panel-gpc')
})
