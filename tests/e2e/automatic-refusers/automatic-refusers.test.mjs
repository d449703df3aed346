// What refuses for visitors finds us: DuckDuckGo's Autoconsent by its heuristic and by our rule, Consent-O-Matic's engine by
// ours, and an audit tool sees the controls.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { scan } from '@slashgear/gdpr-cookie-scanner'
import { chromium } from 'playwright'
import { stage } from '../support/index.mjs'
import { LANGUAGES, LAYOUTS, page } from '../support/sample.mjs'

const at = path => new URL(`../../../${path}`, import.meta.url)
const json = path => JSON.parse(readFileSync(at(path), 'utf8'))
const AUTOCONSENT = readFileSync(at('node_modules/@duckduckgo/autoconsent/dist/autoconsent.playwright.js'), 'utf8')
const duckduckgo = json('dist/rules/duckduckgo.json')
const cavi = json('dist/rules/cavi.json')

const { open, browser } = await stage(import.meta.url)

/** Lets Autoconsent loose on the page as its extension does, and gives all that it reported until it was done. */
async function refuse({ page }, rules, heuristic) {
  const messages = []
  await new Promise((resolve, reject) => {
    page.exposeFunction('autoconsentSendMessage', message => {
      messages.push(message)
      if (message.type === 'init') {
        page.evaluate(message => window.autoconsentReceiveMessage(message), {
          type: 'initResp', rules: { autoconsent: rules },
          config: { autoAction: 'optOut', enableHeuristicDetection: heuristic, heuristicMode: heuristic ? 'reject' : 'off', isMainWorld: true },
        }).catch(reject)
      }
      if (message.type === 'optOutResult' && message.scheduleSelfTest) page.evaluate(() => window.autoconsentReceiveMessage({ type: 'selfTest' })).catch(reject)
      const lifecycle = message.state?.lifecycle
      if (lifecycle === 'nothingDetected') reject(new Error('Autoconsent found nothing'))
      if (message.type === 'autoconsentDone' && !messages.some(({ scheduleSelfTest }) => scheduleSelfTest)) resolve()
      if (message.type === 'selfTestResult') resolve()
    }).then(() => page.evaluate(AUTOCONSENT)).catch(reject)
  })
  return messages
}

/** The visitor has refused, by the control that says so. */
async function refused(visit) {
  await visit.layer.waitFor({ state: 'detached' })
  const record = await visit.record()
  assert.equal(record.control, 'reject')
  assert.equal(record.layer, 'first')
  assert.ok(record.purposes.every(({ granted }) => !granted))
  await visit.settle()
  assert.deepEqual(await visit.ran(), [])
}

for (const lang of ['en', 'de']) {
  for (const layout of LAYOUTS) {
    test(`Autoconsent refuses by its heuristic, ${lang}, ${layout}`, async () => {
      const visit = await open(page({ languages: [lang], look: { layout }, page: { until: 'ask' } }))
      const messages = await refuse(visit, [], true)
      assert.equal(messages.find(({ type }) => type === 'popupFound')?.cmp, 'HEURISTIC-REJECT')
      assert.equal(messages.find(({ type }) => type === 'optOutResult').result, true)
      await refused(visit)
    })
  }
}

for (const lang of LANGUAGES) {
  test(`Autoconsent refuses by the rule of the package, ${lang}`, async () => {
    const visit = await open(page({ languages: [lang], page: { until: 'ask' } }))
    const messages = await refuse(visit, [duckduckgo], false)
    assert.equal(messages.find(({ type }) => type === 'popupFound')?.cmp, 'confidant')
    assert.equal(messages.find(({ type }) => type === 'optOutResult').result, true)
    assert.equal(messages.find(({ type }) => type === 'selfTestResult').result, true)
    await refused(visit)
  })
}

test('Autoconsent’s rule finds no question where there is none', async () => {
  const visit = await open(page({ page: { until: 'ask' } }))
  await visit.change(() => visit.click('reject'))
  await visit.reload()
  await visit.page.locator('confidant-ui [part=reopen]').waitFor()
  for (const { visible } of duckduckgo.detectPopup) assert.equal(await visit.page.locator(visible).count(), 0)
})

// The extension is not published as a package, so the parts of its rule language that ours uses are held to its description.
test('the rule for Consent-O-Matic has the form that its rules have', () => {
  const { $schema, ...rules } = cavi
  assert.match($schema, /^https:/)
  assert.deepEqual(Object.keys(rules), ['confidant'])
  const { detectors, methods, ...more } = rules.confidant
  assert.deepEqual(more, {})
  for (const { presentMatcher, showingMatcher, ...more } of detectors) {
    assert.deepEqual(more, {})
    for (const { type, target } of [...presentMatcher, ...showingMatcher]) {
      assert.equal(type, 'css')
      assert.equal(typeof target.selector, 'string')
    }
  }
  assert.deepEqual(methods.map(({ name }) => name), ['DO_CONSENT', 'SAVE_CONSENT'])
  const actions = { click: ['target', 'type'], waitcss: ['negated', 'retries', 'target', 'type', 'waitTime'] }
  for (const { action } of methods) assert.deepEqual(Object.keys(action).sort(), actions[action.type])
})

for (const lang of LANGUAGES) {
  test(`the rule for Consent-O-Matic detects the question and refuses, ${lang}`, async () => {
    const visit = await open(page({ languages: [lang], page: { until: 'ask' } }))
    const [{ presentMatcher, showingMatcher }] = cavi.confidant.detectors
    const seen = await visit.page.evaluate(matchers => matchers.map(({ target }) => {
      const elements = [...document.querySelectorAll(target.selector)]
      return elements.filter(element => !target.displayFilter || element.offsetHeight > 0).length
    }), [...presentMatcher, ...showingMatcher])
    assert.deepEqual(seen, [1, 1])
    const [click, wait] = cavi.confidant.methods.map(({ action }) => action)
    await visit.page.evaluate(selector => document.querySelector(selector).click(), click.target.selector)
    await visit.page.locator(wait.target.selector).waitFor({ state: 'detached' })
    await refused(visit)
  })
}

// It brings a Playwright that looks for a browser of its own; what it launches is the one the tests use.
test('gdpr-cookie-scanner sees what accepts and what refuses, and finds nothing wrong with either', async t => {
  const visit = await open(page({ look: { layout: 'box' }, page: { until: null } }))
  const { launch } = chromium
  t.after(() => (chromium.launch = launch))
  chromium.launch = options => launch.call(chromium, { ...options, executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' })
  const { modal, compliance } = await scan(`${visit.url}/`, { timeout: 20_000, locale: 'en-GB' })
  t.diagnostic(`${compliance.total} of 100, grade ${compliance.grade}: ${JSON.stringify(compliance.issues)}`)
  assert.equal(modal.detected, true)
  assert.equal(modal.privacyPolicyUrl, new URL('/policy', visit.url).href)
  const types = modal.buttons.map(({ type }) => type)
  for (const type of ['accept', 'reject', 'preferences']) assert.ok(types.includes(type), `${type} in ${JSON.stringify(modal.buttons)}`)
  assert.deepEqual(compliance.issues.filter(({ severity }) => severity === 'critical'), [])
})
