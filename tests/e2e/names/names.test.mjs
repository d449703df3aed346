// No name that a page can see is on the lists of blockers: neither the address of a file nor what we put into a page.

import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { FiltersEngine, Request } from '@ghostery/adblocker'
import { stage } from '../support/index.mjs'
import { LAYOUTS, page } from '../support/sample.mjs'

const folder = `${process.env.CONFIDANT_SHARED}/data/filters`
const skip = existsSync(folder) ? false : 'CONFIDANT_SHARED does not say where the filter lists are'
const DIST = new URL('../../../dist/', import.meta.url)

const engine = skip ? null : FiltersEngine.parse(
  readdirSync(folder).map(name => readFileSync(`${folder}/${name}`, 'utf8')).join('\n'), { loadNetworkFilters: true, loadCosmeticFilters: true })

// On the owner's own host, on a host of theirs for files, and on the package mirrors.
const PLACES = [
  'https://www.harbour.example/', 'https://www.harbour.example/confidant/', 'https://www.harbour.example/assets/js/',
  'https://static.harbour.example/', 'https://cdn.jsdelivr.net/npm/confidant-sdk@0.1.0/', 'https://unpkg.com/confidant-sdk/',
  'https://assets.other.example/lib/confidant-sdk/',
]
const TYPES = { js: ['script'], wasm: ['xhr', 'fetch', 'other'], json: ['xhr', 'fetch'] }

test('no list blocks a file of the package, from the owner’s host or another', { skip }, () => {
  const files = readdirSync(DIST, { recursive: true }).filter(name => /\.(js|wasm|json)$/.test(name))
  assert.ok(files.length > 20)
  const blocked = []
  for (const file of [...files, 'confidant.json']) {
    for (const place of PLACES) {
      for (const type of TYPES[file.split('.').at(-1)]) {
        const request = Request.fromRawDetails({ type, url: place + file, sourceUrl: 'https://www.harbour.example/article' })
        const { match, filter } = engine.match(request)
        if (match) blocked.push(`${request.url} (${type}): ${filter}`)
      }
    }
  }
  assert.deepEqual(blocked, [])
})

test('the lists are read: they block a peer', { skip }, () => {
  const request = Request.fromRawDetails({
    type: 'script', url: 'https://cdn.jsdelivr.net/npm/vanilla-cookieconsent@3.1.0/dist/cookieconsent.umd.js', sourceUrl: 'https://www.harbour.example/',
  })
  assert.equal(engine.match(request).match, true)
})

/** Every element of ours in the page, shadow roots too, by what a selector can see; and which of the selectors matches one. */
function hidden(selectors) {
  const all = root => [...root.querySelectorAll('*')].flatMap(element => [element, ...element.shadowRoot ? all(element.shadowRoot) : []])
  const ours = [...document.querySelectorAll('confidant-ui, confidant-held')].flatMap(element => [element, ...all(element), ...all(element.shadowRoot)])
  const matches = []
  for (const selector of selectors) {
    for (const element of ours) {
      try {
        if (element.matches(selector)) matches.push(`${selector}: ${element.outerHTML.slice(0, 120)}`)
      } catch {}
    }
  }
  const names = ours.flatMap(element => [element.localName, ...[...element.attributes].flatMap(({ name, value }) =>
    /^(id|class|part|slot|role)$/.test(name) || name.startsWith('data-') ? [name, ...value.split(/\s+/)] : [name])])
  return {
    matches, names: [...new Set(names)], count: ours.length,
    ids: ours.map(({ id }) => id).filter(Boolean),
    classes: ours.flatMap(({ classList }) => [...classList]),
    hrefs: ours.map(element => element.getAttribute('href')).filter(Boolean),
  }
}

/** What the lists hide on any site, with rules for these names too. */
const selectorsFor = ({ ids, classes, hrefs }) => engine.getCosmeticsFilters({
  url: 'https://www.harbour.example/', hostname: 'www.harbour.example', domain: 'harbour.example', ids, classes, hrefs,
  getBaseRules: true, getInjectionRules: false, getExtendedRules: false,
}).styles.split('\n').flatMap(rule => rule.replace(/\{[^}]*\}\s*$/, '').split(/,(?![^([]*[)\]])/)).map(text => text.trim()).filter(Boolean)

test('the lists are read: they hide what is named as it should not be', { skip }, () => {
  const selectors = selectorsFor({ ids: ['cookie-banner'], classes: ['cc-banner'], hrefs: [] })
  assert.ok(selectors.includes('#cookie-banner'))
  assert.ok(selectors.includes('.cc-banner'))
  assert.ok(selectors.length > 100, `${selectors.length} selectors`)
})

const { open } = await stage(import.meta.url)

for (const layout of LAYOUTS) {
  test(`no list hides what we put into a page, ${layout}`, { skip }, async () => {
    const visit = await open(page({ look: { layout }, page: { until: 'ask' } }))
    const look = async state => {
      const found = await visit.page.evaluate(hidden, [])
      assert.ok(found.count > 1, state)
      const { matches, names } = await visit.page.evaluate(hidden, selectorsFor(found))
      assert.deepEqual(matches, [], state)
      for (const name of names.filter(name => !name.startsWith('partner'))) {
        assert.doesNotMatch(name, /cookie|consent|gdpr|banner|cmp|privacy|notice/i, `${state}: ${name}`)
      }
    }
    await visit.page.locator('confidant-held [data-confidant=once]').waitFor()
    await look('asked')
    await visit.openPanel()
    await visit.panel.locator('summary').first().click()
    await look('preference centre')
    await visit.change(() => visit.click('accept'))
    await visit.ranAtLeast(1)
    await visit.page.locator('confidant-ui [part=reopen]').waitFor()
    await look('answered')
    await visit.openPanel('reopen')
    await visit.change(() => visit.click('withdraw'))
    await visit.control('reload').waitFor()
    await look('reload offered')
  })
}
