// A grant needs the visitor. Playwright's own evaluation counts as an activation, so what a script tries is tried by the page's
// own code, before the test has touched the page.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stage } from '../support/index.mjs'

const { open } = await stage(import.meta.url)

/** Runs in the page when the visitor is asked, without an activation, and keeps what came of it. */
const attempt = code => `<script>
  window.attempts = []
  const grants = what => what.then(() => attempts.push('granted'), error => attempts.push(error.name + ' ' + error.code))
  const settled = () => new Promise(done => requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => setTimeout(done)))))
  document.addEventListener('confidant:ask', async () => {
    const active = navigator.userActivation.isActive
    const ui = document.querySelector('confidant-ui')
    ${code}
    await settled()
    window.finished = { active, has: ['analytics', 'ads', 'media', 'fraud'].map(id => Confidant.has(id)), kept: Object.keys(localStorage).sort() }
    console.log('finished')
  }, { once: true })
</script>
<script type="text/plain" data-purpose="analytics" data-src="{{others}}/a.js"></script>
<iframe data-purpose="media" data-vendor="films" data-src="{{others}}/film.html" width="400" height="300"></iframe>`

/** What the page's own code achieved. */
async function outcome(code) {
  const visit = await open({ head: attempt(code), until: null })
  await visit.says('finished')
  const { finished, attempts } = await visit.page.evaluate(() => ({ finished, attempts }))
  assert.equal(finished.active, false, 'nobody acted')
  return { visit, attempts, ...finished }
}

async function nothing(code, expected = []) {
  const { visit, attempts, has, kept } = await outcome(code)
  assert.deepEqual({ attempts, has, kept }, { attempts: expected, has: [false, false, false, false], kept: [] })
  await visit.settle()
  assert.deepEqual(visit.foreign, [])
  return visit
}

const REFUSED = 'ConfidantError needs-user-activation'

test('accept() from a script', () => nothing('await grants(Confidant.accept())', [REFUSED]))

test('set() that grants, from a script', () =>
  nothing(`
    await grants(Confidant.set({ purposes: { analytics: true } }))
    await grants(Confidant.set({ vendors: { counter: true } }))
    await grants(Confidant.set({ purposes: { analytics: false, ads: true } }))`, [REFUSED, REFUSED, REFUSED]))

test('click() on the first layer', async () => {
  const visit = await nothing(`ui.querySelector('[data-confidant=accept]').click()`)
  assert.equal((await visit.event('error')).code, 'needs-user-activation')
  assert.equal(await visit.layer.count(), 1, 'still asked')
})

test('events that a script makes', () =>
  nothing(`
    const accept = ui.querySelector('[data-confidant=accept]')
    accept.focus()
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
      accept.dispatchEvent(new (type[0] === 'p' ? PointerEvent : MouseEvent)(type, { bubbles: true, composed: true, cancelable: true }))
    }
    for (const type of ['keydown', 'keypress', 'keyup']) {
      accept.dispatchEvent(new KeyboardEvent(type, { key: 'Enter', code: 'Enter', keyCode: 13, bubbles: true, composed: true }))
    }`))

test('controls that a script makes up', () =>
  nothing(`
    for (const parent of [ui, ui.shadowRoot, document.body]) {
      const control = document.createElement('button')
      control.dataset.confidant = 'accept'
      parent.append(control)
      control.click()
    }`))

test('click() in the preference centre', () =>
  nothing(`
    await Confidant.open()
    const dialog = ui.shadowRoot.querySelector('dialog')
    dialog.querySelector('[data-confidant-purpose=analytics]').click()
    dialog.querySelector('[data-confidant=save]').click()
    await settled()
    await Confidant.open()
    ui.shadowRoot.querySelector('dialog [data-confidant=accept]').click()`))

test('click() on a placeholder', () =>
  nothing(`
    const control = await new Promise(found => {
      const look = () => {
        const at = document.querySelector('confidant-held')?.shadowRoot.querySelector('[data-confidant=once]')
        at ? found(at) : requestAnimationFrame(look)
      }
      look()
    })
    control.click()
    control.nextElementSibling.click()`))

test('an activation that came before, and is over when accept() is called', async () => {
  // Chromium spends the activation of a click on a window that it opens.
  const visit = await open({
    body: `<button id="spend" type="button">Spend</button><script>
      document.querySelector('#spend').addEventListener('click', () => {
        open('about:blank')?.close()
        Confidant.accept().catch(error => { window.result = error.code })
      })</script>`,
  })
  await visit.event('ask')
  await visit.page.locator('#spend').click()
  assert.equal(await (await visit.page.waitForFunction(() => window.result)).jsonValue(), 'needs-user-activation')
  assert.equal(await visit.record(), null)
})

const OWN = code => `<script>
  document.addEventListener('DOMContentLoaded', () => document.querySelector('#own').addEventListener('click', () => { ${code} }))
</script>`

test('with the visitor behind it, accept() grants', async () => {
  const visit = await open({ head: OWN('Confidant.accept()') })
  await visit.event('ask')
  await visit.change(() => visit.page.locator('#own').click())
  const { control, layer } = await visit.record()
  assert.deepEqual([control, layer], ['accept', 'api'])
  assert.deepEqual(await visit.has('analytics', 'ads', 'media', 'fraud'), [true, true, true, true])
})

test('with the visitor behind it, set() grants what is named, by key as by mouse', async () => {
  const visit = await open({ head: OWN('Confidant.set({ purposes: { analytics: true } })') })
  await visit.event('ask')
  await visit.page.locator('#own').focus()
  await visit.change(() => visit.page.keyboard.press('Enter'))
  const { control, layer } = await visit.record()
  assert.deepEqual([control, layer], ['save', 'api'])
  assert.deepEqual(await visit.has('analytics', 'ads', 'media'), [true, false, false])
})

test('the activation is that of the call, even where the core has to be loaded first', async () => {
  const visit = await open({ head: OWN('Confidant.accept()') })
  await visit.change(() => visit.click('reject'))
  await visit.reload()
  assert.equal(visit.requests.some(path => path.endsWith('.wasm')), false)
  await visit.change(() => visit.page.locator('#own').click())
  assert.deepEqual(await visit.has('analytics', 'ads'), [true, true])
})

test('refusing and withdrawing need nobody', async () => {
  const rejected = await outcome('await Confidant.reject()')
  assert.deepEqual([rejected.has, rejected.kept], [[false, false, false, false], ['confidant.plan', 'confidant.record']])
  const clicked = await outcome(`ui.querySelector('[data-confidant=reject]').click()`)
  assert.deepEqual((await clicked.visit.record()).control, 'reject')
  const set = await outcome('await Confidant.set({ purposes: { analytics: false, fraud: false } })')
  assert.deepEqual((await set.visit.record()).purposes.map(({ granted }) => granted), [false, false])
})

test('a script takes back what a visitor gave', async () => {
  const visit = await open({
    head: `<script>document.addEventListener('confidant:ready', () => { if (Confidant.has('ads')) Confidant.reject() })</script>`,
  })
  await visit.change(() => visit.click('accept'))
  await visit.reload()
  await visit.event('change')
  assert.deepEqual(await visit.has('analytics', 'ads', 'media', 'fraud'), [false, false, false, false])
})

test('a script does not renew what a visitor gave', async () => {
  const visit = await open({
    head: `<script>
      document.addEventListener('confidant:ready', () => {
        if (!Confidant.has('ads')) return
        window.active = navigator.userActivation.isActive
        Confidant.set({ purposes: { ads: true } }).then(() => console.log('done'))
      })</script>`,
  })
  await visit.change(() => visit.click('accept'))
  const before = await visit.record()
  await visit.reload(null)
  await visit.says('done')
  assert.equal(await visit.page.evaluate(() => window.active), false)
  const time = record => record.purposes.find(({ id }) => id === 'ads').time
  assert.equal(time(await visit.record()), time(before))
})
