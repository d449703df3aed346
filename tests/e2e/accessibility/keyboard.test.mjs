// By keyboard alone, by ear, and with what the visitor has set: focus, names, announcements, motion, colours, zoom.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stage } from '../support/index.mjs'
import { LAYOUTS, page, sample } from '../support/sample.mjs'

const { open } = await stage(import.meta.url)

/** What has focus, shadow roots included, as a short name. */
const focus = ({ page }) => page.evaluate(() => {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active.dataset.confidant ?? active.id ?? active.localName
})

/** Names, roles and states as a screen reader has them, by CDP. */
async function tree(visit) {
  const session = await visit.context.newCDPSession(visit.page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return nodes.filter(({ ignored }) => !ignored).map(({ role, name, properties = [] }) => ({
    role: role?.value, name: name?.value ?? '', ...Object.fromEntries(properties.map(({ name, value }) => [name, value.value])),
  }))
}
const find = (nodes, role, name) => nodes.find(node => node.role === role && (name === undefined || node.name === name))

for (const layout of ['bar', 'box']) {
  test(`${layout}: leaves focus where it is, and is the first stop of the Tab key`, async () => {
    const visit = await open(page({ look: { layout }, page: { until: 'ask', before: () => addEventListener('DOMContentLoaded', () => document.querySelector('#own').focus()) } }))
    await visit.event('ready')
    assert.equal(await focus(visit), 'own')
    const fresh = await open(page({ look: { layout }, page: { until: 'ask' } }))
    await fresh.event('ready')
    const stops = []
    for (let i = 0; i < 5; i++) {
      await fresh.page.keyboard.press('Tab')
      stops.push(await focus(fresh))
    }
    // The policy's link, the answers in the order in which they stand, then the page.
    assert.deepEqual(stops.slice(1), ['reject', 'accept', 'choose', 'own'])
    const rings = await fresh.page.evaluate(() => {
      const button = document.querySelector('confidant-ui > [data-confidant=accept]')
      button.focus({ focusVisible: true })
      const { outlineStyle, outlineWidth } = getComputedStyle(button)
      return [outlineStyle, parseFloat(outlineWidth) >= 2]
    })
    assert.deepEqual(rings, ['solid', true])
  })
}

test('dialog: takes focus, keeps the Tab key, and gives focus back', async () => {
  const visit = await open(page({ look: { layout: 'dialog' }, page: { until: 'ask', before: () => addEventListener('DOMContentLoaded', () => document.querySelector('#own').focus()) } }))
  await visit.event('ready')
  assert.equal(await visit.page.evaluate(() => document.activeElement.localName), 'confidant-ui')
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let i = 0; i < 9; i++) {
      await visit.page.keyboard.press(key)
      assert.equal(await visit.page.evaluate(() => document.querySelector('confidant-ui').contains(document.activeElement)), true, `${key} ${i}`)
    }
  }
  await visit.change(() => visit.press('reject'))
  assert.equal(await focus(visit), 'own')
})

for (const layout of LAYOUTS) {
  for (const key of ['Enter', 'Space']) {
    test(`every control works by ${key}, from the question to the withdrawal, ${layout}`, async () => {
      const visit = await open(page({ look: { layout }, page: { until: 'ask' } }))
      await visit.press('choose', key)
      await visit.panel.waitFor()
      assert.equal(await visit.page.evaluate(() => document.querySelector('confidant-ui').shadowRoot.activeElement.localName), 'h2')
      await visit.tabTo('[data-confidant-purpose=media]')
      await visit.page.keyboard.press('Space')
      assert.equal(await visit.switch('media').isChecked(), true)
      await visit.tabTo('summary')
      await visit.page.keyboard.press(key)
      assert.equal(await visit.panel.locator('details[open]').count(), 1)
      const saved = await visit.change(() => visit.press('save', key))
      assert.deepEqual(saved.purposes, { basket: true, analytics: false, media: true, fraud: true })
      await visit.press('reopen', key)
      await visit.panel.waitFor()
      // Nothing behind it can be reached.
      for (let i = 0; i < 30; i++) {
        await visit.page.keyboard.press('Tab')
        assert.equal(await visit.page.evaluate(() => [document.body, document.querySelector('confidant-ui')].includes(document.activeElement)), true)
      }
      await visit.page.keyboard.press('Escape')
      await visit.panel.waitFor({ state: 'detached' })
      assert.equal(await focus(visit), 'reopen')
      await visit.page.keyboard.press(key === 'Space' ? 'Space' : 'Enter')
      await visit.panel.waitFor()
      const gone = await visit.change(() => visit.press('withdraw', key))
      assert.deepEqual(gone.purposes, { basket: true, analytics: false, media: false, fraud: false })
    })
  }
}

for (const [control, layout] of [['accept', 'bar'], ['reject', 'box'], ['accept', 'dialog']]) {
  test(`answering by keyboard does not lose focus: ${control}, ${layout}`, async () => {
    const visit = await open(page({ look: { layout }, page: { until: 'ask' } }))
    await visit.page.locator('#own').focus()
    await visit.tabTo(`[data-confidant=${control}]`, layout === 'dialog' ? 'Tab' : 'Shift+Tab')
    await visit.change(() => visit.page.keyboard.press('Enter'))
    if (layout !== 'dialog') assert.equal(await focus(visit), 'own')
  })
}

test('closing the preference centre brings the question and focus back to what opened it', async () => {
  const visit = await open(page({ page: { until: 'ask' } }))
  await visit.press('choose')
  await visit.panel.waitFor()
  await visit.press('close')
  await visit.panel.waitFor({ state: 'detached' })
  assert.equal(await focus(visit), 'choose')
})

test('a placeholder by keyboard: load once', async () => {
  const visit = await open(page({ page: { until: 'ask' } }))
  await visit.page.locator('confidant-held [data-confidant=once]').waitFor()
  await visit.press('once')
  await visit.served.answered('film')
  assert.equal(await visit.page.locator('confidant-held').count(), 0)
  assert.equal(await visit.record(), null)
})

test('roles and names: the question', async () => {
  for (const layout of LAYOUTS) {
    const visit = await open(page({ look: { layout }, page: { until: 'ask' } }))
    await visit.event('ready')
    const nodes = await tree(visit)
    const name = 'Harbour & Pine asks for your choice'
    const frame = find(nodes, layout === 'dialog' ? 'dialog' : 'region', name)
    assert.ok(frame, JSON.stringify(nodes.slice(0, 20)))
    assert.equal(frame.modal ?? false, layout === 'dialog')
    assert.equal(find(nodes, 'heading', name).level, 2)
    for (const label of ['Accept all', 'Reject all', 'Choose']) assert.ok(find(nodes, 'button', label), label)
    assert.ok(find(nodes, 'link', 'Privacy policy'))
    assert.ok(find(nodes, 'list', 'Purposes'))
    assert.equal(nodes.filter(({ role }) => role === 'listitem').length, 3)
    const held = find(nodes, 'group', 'Content from Reelhouse') ?? find(await (await visit.page.locator('confidant-held [data-confidant=once]').waitFor(), tree(visit)), 'group', 'Content from Reelhouse')
    if (layout !== 'dialog') assert.ok(held)
  }
})

test('roles, names and states: the preference centre', async () => {
  const visit = await open(page({ page: { until: 'ask' } }))
  await visit.openPanel()
  const nodes = await tree(visit)
  const dialog = find(nodes, 'dialog', 'Your privacy choices')
  assert.equal(dialog?.modal, true)
  for (const label of ['Allow Measuring visits', 'Allow Films and maps', 'Object to Preventing fraud', 'Allow Tidemark']) {
    assert.equal(find(nodes, 'switch', label)?.checked, 'false', label)
  }
  for (const label of ['Reject all', 'Accept all', 'Save choices', 'Close']) assert.ok(find(nodes, 'button', label), label)
  // The page behind is not there for a screen reader.
  assert.equal(find(nodes, 'heading', 'A page'), undefined)
})

test('announced: the question, unsaved changes, and what came of it', async () => {
  const visit = await open(page({
    page: {
      until: 'ask',
      before: () => {
        window.heard = []
        const watched = new Set()
        const listen = root => {
          if (watched.has(root)) return
          watched.add(root)
          new MutationObserver(() => {
            for (const line of root.querySelectorAll('[role=status]')) if (line.textContent && heard.at(-1) !== line.textContent) heard.push(line.textContent)
          }).observe(root, { childList: true, subtree: true, characterData: true })
        }
        const attach = Element.prototype.attachShadow
        Element.prototype.attachShadow = function (init) {
          const root = attach.call(this, init)
          listen(root)
          return root
        }
      },
    },
  }))
  const heard = text => visit.page.waitForFunction(text => window.heard.some(line => line.includes(text)), text)
  await heard('Harbour & Pine asks for your choice')
  await visit.openPanel()
  await visit.switch('media').check()
  await heard('Choices not saved yet')
  await visit.change(() => visit.click('save'))
  await visit.openPanel('reopen')
  await visit.change(() => visit.click('withdraw'))
})

// WCAG 2.2, 2.4.11: what has focus is not entirely hidden by what we have put there.
for (const layout of ['bar', 'box']) {
  for (const viewport of [{ width: 1280, height: 720 }, { width: 320, height: 640 }]) {
    test(`what has focus is never hidden by the ${layout}, ${viewport.width} px`, async () => {
      const visit = await open(page({ look: { layout }, page: { until: 'ask', context: { viewport } } }))
      await visit.event('ready')
      const links = await visit.page.locator('section a').count()
      let checked = 0
      for (const key of ['Tab', 'Shift+Tab']) {
        for (let i = 0; i < links + 6; i++) {
          await visit.page.keyboard.press(key)
          const seen = await visit.page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => {
            let element = document.activeElement
            while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
            const host = document.querySelector('confidant-ui')
            if (element === document.body || host.contains(document.activeElement)) return resolve(null)
            const { left, top, width, height } = element.getBoundingClientRect()
            // What is off the screen has been scrolled there by nobody; what is on it must show in one of many points.
            const points = [0.05, 0.25, 0.5, 0.75, 0.95].flatMap(x => [0.1, 0.5, 0.9].map(y => [left + width * x, top + height * y]))
            resolve({ what: element.outerHTML.slice(0, 60), shown: points.filter(([x, y]) => document.elementFromPoint(x, y) && !host.contains(document.elementFromPoint(x, y))).length, top, height, up: host.dataset.up })
          }))))
          if (!seen) continue
          checked += 1
          assert.ok(seen.shown > 0, `${key} ${i}: ${JSON.stringify(seen)}`)
        }
      }
      assert.ok(checked > links, `${checked} of ${links}`)
    })
  }
}

test('nothing moves for who wants less motion, and nothing delays the question for anybody', async () => {
  for (const reducedMotion of ['reduce', 'no-preference']) {
    const visit = await open(page({ page: { until: 'ask', context: { reducedMotion } } }))
    const moving = () => visit.page.evaluate(() => document.getAnimations({ subtree: true }).length + [...document.querySelectorAll('confidant-ui, confidant-ui *')].filter(element => getComputedStyle(element).animationName !== 'none').length)
    assert.equal(await moving(), 0)
    assert.equal(await visit.page.evaluate(() => getComputedStyle(document.querySelector('confidant-ui')).opacity), '1')
    await visit.openPanel()
    assert.equal(await moving(), 0)
    if (reducedMotion === 'reduce') {
      const transitions = await visit.panel.locator('input').first().evaluate(input => getComputedStyle(input, '::before').transitionDuration)
      assert.equal(transitions, '0s')
    }
  }
})

test('in forced colours, buttons have a border, switches show their state, and focus shows', async () => {
  const visit = await open(page({ page: { until: 'ask', context: { forcedColors: 'active' } } }))
  assert.equal(await visit.page.evaluate(() => matchMedia('(forced-colors: active)').matches), true)
  for (const name of ['accept', 'reject']) {
    const { border, color, background } = await visit.control(name).evaluate(button => {
      const style = getComputedStyle(button)
      return { border: style.borderTopColor, color: style.color, background: style.backgroundColor }
    })
    assert.notEqual(border, background, name)
    assert.notEqual(color, background, name)
  }
  await visit.openPanel()
  const colours = () => visit.switch('media').evaluate(input => [getComputedStyle(input).backgroundColor, getComputedStyle(input, '::before').backgroundColor, getComputedStyle(input).borderTopColor])
  const off = await colours()
  await visit.switch('media').check()
  const on = await colours()
  assert.notEqual(on[0], off[0])
  for (const [back, knob] of [off, on]) assert.notEqual(back, knob)
})

test('there is no time limit: the question stays for a day', async () => {
  const visit = await open(page({ page: { until: 'ask', prepare: ({ page }) => page.clock.install() } }))
  await visit.page.clock.fastForward('24:00:00')
  assert.equal(await visit.control('accept').isVisible(), true)
})

test('at 200 % and 400 % of 1280 px everything is there without scrolling sideways', async () => {
  for (const [width, height] of [[640, 400], [320, 256]]) {
    for (const layout of LAYOUTS) {
      const visit = await open(page({ look: { layout }, page: { until: 'ask', context: { viewport: { width, height } } } }))
      await visit.event('ready')
      for (const name of ['reject', 'accept', 'choose']) {
        await visit.control(name).scrollIntoViewIfNeeded()
        const box = await visit.control(name).boundingBox()
        assert.ok(box.x >= 0 && box.x + box.width <= width && box.y >= 0 && box.y + box.height <= height, `${layout} at ${width}: ${name} ${JSON.stringify(box)}`)
      }
      const text = await visit.page.locator('confidant-ui [part=text]').evaluate(part => [part.clientHeight, part.scrollWidth - part.clientWidth])
      assert.ok(text[0] >= 40 && text[1] <= 0, `${layout} at ${width}: words ${text}`)
    }
  }
})
