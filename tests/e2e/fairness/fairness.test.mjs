// Refusing is as easy as accepting, and nothing but an answer is an answer. Measured in the browser, in every layout.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stage } from '../support/index.mjs'
import { LANGUAGES, LAYOUTS, page } from '../support/sample.mjs'

const { open } = await stage(import.meta.url)

/** All that makes one button look more like the answer than another. */
function looks(button) {
  const style = getComputedStyle(button)
  const { width, height } = button.getBoundingClientRect()
  const names = ['display', 'opacity', 'visibility', 'fontFamily', 'fontSize', 'fontWeight', 'fontStyle', 'letterSpacing', 'textTransform',
    'textDecorationLine', 'color', 'backgroundColor', 'backgroundImage', 'boxShadow', 'borderTopWidth', 'borderTopStyle', 'borderTopColor',
    'borderTopLeftRadius', 'outlineStyle', 'cursor', 'transform', 'filter', 'animationName', 'paddingTop', 'paddingLeft']
  return {
    tag: button.localName, disabled: button.disabled, layer: button.parentElement?.localName, slot: button.assignedSlot?.parentElement.className ?? '',
    size: [width, height], style: Object.fromEntries(names.map(name => [name, style[name]])),
  }
}

/** WCAG's contrast of two colours, drawn by the browser so that every colour syntax is understood. */
function contrast(button) {
  const drawn = color => {
    const context = new OffscreenCanvas(1, 1).getContext('2d')
    context.fillStyle = color
    context.fillRect(0, 0, 1, 1)
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3)
  }
  const luminance = color => drawn(color).map(value => value / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    .reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0)
  const { color, backgroundColor } = getComputedStyle(button)
  const [high, low] = [luminance(color), luminance(backgroundColor)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

/** Words that run over from one line into the next. Japanese has no spaces to tell them by. */
function broken(button) {
  const node = button.firstChild
  const range = document.createRange()
  return [...node.data.matchAll(/\S+/g)].filter(({ 0: word, index }) => {
    range.setStart(node, index)
    range.setEnd(node, index + word.length)
    return new Set([...range.getClientRects()].map(({ top }) => top)).size > 1
  }).map(([word]) => word)
}

async function alike(visit, accept, refuse, what) {
  await visit.page.mouse.move(0, 0)
  const [a, b] = await Promise.all([accept.evaluate(looks), refuse.evaluate(looks)])
  assert.equal(a.tag, 'button')
  for (const [i, side] of ['width', 'height'].entries()) {
    assert.ok(Math.abs(a.size[i] - b.size[i]) <= 1, `${what}: ${side} ${a.size[i]} and ${b.size[i]}`)
  }
  assert.deepEqual({ ...a, size: 0 }, { ...b, size: 0 }, what)
  assert.equal(a.style.opacity, '1')
  assert.equal(a.disabled, false)
  for (const button of [accept, refuse]) {
    const ratio = await button.evaluate(contrast)
    assert.ok(ratio >= 4.5, `${what}: contrast ${ratio}`)
  }
}

for (const layout of LAYOUTS) {
  for (const colorScheme of ['light', 'dark']) {
    test(`accept and reject are the same control, in the same place, ${layout}, ${colorScheme}`, async () => {
      const visit = await open(page({ look: { layout }, page: { until: 'ask', context: { colorScheme } } }))
      for (const width of [320, 390, 768, 1280]) {
        await visit.page.setViewportSize({ width, height: 800 })
        await alike(visit, visit.control('accept'), visit.control('reject'), `${width} px`)
      }
      await visit.openPanel()
      for (const width of [320, 390, 768, 1280]) {
        await visit.page.setViewportSize({ width, height: 800 })
        await alike(visit, visit.control('accept'), visit.control('reject'), `preference centre, ${width} px`)
      }
    })
  }
}

for (const lang of LANGUAGES) {
  test(`accept and reject are of one size in ${lang}, with whole words, and the same controls in the same order on any screen`, async () => {
    // The box is the narrowest.
    const visit = await open(page({ languages: [lang], look: { layout: 'box' }, page: { until: 'ask' } }))
    const controls = () => visit.page.locator('confidant-ui > button[slot]').evaluateAll(all => all.map(button => [button.dataset.confidant, button.textContent]))
    await visit.page.setViewportSize({ width: 1280, height: 800 })
    const wide = await controls()
    assert.deepEqual(wide.map(([name]) => name), ['reject', 'accept', 'choose'])
    for (const width of [320, 1280]) {
      await visit.page.setViewportSize({ width, height: 800 })
      await alike(visit, visit.control('accept'), visit.control('reject'), `${lang}, ${width} px`)
      for (const size of ['16px', '17px', '20px', '32px']) {
        await visit.page.evaluate(size => (document.documentElement.style.fontSize = size), size)
        // Where the letters are twice as large, a word of thirteen has no room on the smallest screen.
        const whole = lang === 'ja' || size === '32px' ? [] : ['accept', 'reject', 'choose']
        for (const name of whole) assert.deepEqual(await visit.control(name).evaluate(broken), [], `${width} px, text of ${size}`)
        await alike(visit, visit.control('accept'), visit.control('reject'), `${lang}, ${width} px, text of ${size}`)
      }
      await visit.page.evaluate(() => (document.documentElement.style.fontSize = ''))
      assert.deepEqual(await controls(), wide)
    }
  })
}

test('refusing takes as many clicks as accepting, and withdrawing as many as two', async () => {
  for (const control of ['accept', 'reject']) {
    const visit = await open(page({ page: { until: 'ask' } }))
    const { answered } = await visit.change(() => visit.click(control))
    assert.equal(answered, true)
  }
  const visit = await open(page({ page: { until: 'ask', files: { 'other.html': '<!doctype html><title>Other</title><script src="/confidant/confidant.js" data-config="confidant.json"></script><p>Words' } } }))
  await visit.change(() => visit.click('accept'))
  await visit.go('other.html')
  let clicks = 0
  const click = async name => (clicks += 1, visit.click(name))
  await click('reopen')
  await visit.panel.waitFor()
  await alike(visit, visit.control('accept'), visit.control('withdraw'), 'withdraw beside accept')
  const { purposes } = await visit.change(() => click('withdraw'))
  assert.equal(clicks, 2)
  assert.deepEqual(purposes, { basket: true, analytics: false, media: false, fraud: false })
})

test('nothing is ticked at first, in any layer, and what is not granted is off', async () => {
  const visit = await open(page({ vendors: 5, page: { until: 'ask' } }))
  assert.equal(await visit.page.locator('confidant-ui > input').count(), 0)
  await visit.openPanel()
  const switches = await visit.panel.locator('input').evaluateAll(all => all.map(({ checked, defaultChecked, type, role }) => ({ checked, defaultChecked, type, role })))
  assert.equal(switches.length, 3 + 3 + 5)
  for (const one of switches) assert.deepEqual(one, { checked: false, defaultChecked: false, type: 'checkbox', role: 'switch' })
})

const NO_ANSWER = {
  'Escape in the layer': async ({ page }) => {
    await page.locator('confidant-ui > [data-confidant=reject]').focus()
    await page.keyboard.press('Escape')
  },
  'a click beside it': ({ page }) => page.mouse.click(640, 5),
  'scrolling to the end': async ({ page }) => {
    await page.mouse.wheel(0, 20_000)
    await page.waitForFunction(() => scrollY > 0)
  },
  'a day going by': ({ page }) => page.clock.fastForward('24:00:00'),
  'a click on a link of the page': ({ page }) => page.locator('#link').click(),
  'closing the preference centre with everything ticked': async visit => {
    await visit.openPanel()
    for (const id of ['analytics', 'media']) await visit.switch(id).check()
    await visit.click('close')
    await visit.panel.waitFor({ state: 'detached' })
  },
  'Escape in the preference centre with everything ticked': async visit => {
    await visit.openPanel()
    for (const id of ['analytics', 'media']) await visit.switch(id).check()
    await visit.page.keyboard.press('Escape')
    await visit.panel.waitFor({ state: 'detached' })
  },
  'a scripted click on accept': ({ page }) => page.evaluate(() => document.querySelector('confidant-ui > [data-confidant=accept]').click()),
}

for (const layout of LAYOUTS) {
  for (const [name, act] of Object.entries(NO_ANSWER)) {
    if (layout === 'dialog' && /link/.test(name)) continue // the scrim is over the page's links
    test(`${name} is no answer, ${layout}`, async () => {
      const prepare = async ({ page }) => {
        page.setDefaultTimeout(10_000)
        if (name.includes('day')) await page.clock.install()
      }
      const visit = await open(page({ look: { layout }, page: { until: 'ask', prepare, body: '<a id="link" href="#end">a link</a><div style="height: 4000px"></div>' } }))
      await act(visit)
      await visit.settle()
      assert.deepEqual(await visit.page.evaluate(() => Object.keys(localStorage)), [])
      assert.deepEqual(await visit.has('analytics', 'media', 'fraud'), [false, false, false])
      // Nor does going to another page: there the question is asked again.
      await visit.reload('ask')
      assert.deepEqual(await visit.page.evaluate(() => Object.keys(localStorage)), [])
    })
  }
}

test('every page has the control that opens the choice again, in its present state, also before an answer', async () => {
  const visit = await open(page({ page: { until: 'ask' } }))
  await visit.control('reject').focus()
  await visit.page.keyboard.press('Escape')
  await visit.openPanel('reopen')
  await visit.switch('media').check()
  await visit.change(() => visit.click('save'))
  for (let i = 0; i < 2; i++) {
    await visit.reload()
    await visit.openPanel('reopen')
    assert.equal(await visit.switch('media').isChecked(), true)
    assert.equal(await visit.switch('analytics').isChecked(), false)
  }
})

test('the owner’s own link opens it, where there is no button', async () => {
  const visit = await open(page({ look: { reopen: 'link' }, page: { body: '<a href="#own" data-confidant="reopen">Your choices</a>', until: 'ask' } }))
  await visit.change(() => visit.click('reject'))
  await visit.reload()
  assert.equal(await visit.page.locator('confidant-ui [part=reopen]').isVisible(), false)
  await visit.page.getByText('Your choices').click()
  await visit.panel.waitFor()
  assert.equal(new URL(visit.page.url()).hash, '')
})
