// The question is asked in the page's language, else the visitor's, else the first declared; no other is downloaded.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { stage } from '../support/index.mjs'
import { LANGUAGES, page } from '../support/sample.mjs'

const words = Object.fromEntries(LANGUAGES.map(lang => [lang, JSON.parse(readFileSync(new URL(`../../../l10n/${lang}.json`, import.meta.url), 'utf8'))]))
const { open } = await stage(import.meta.url)

const spoken = ({ requests }) => requests.filter(path => path.includes('/l10n/')).map(path => path.split('/l10n/')[1])

/** What stands in the first such element of the preference centre, once the page's side has written it. */
async function written({ panel }, selector) {
  await panel.locator(`${selector}:not([data-format])`).first().waitFor({ state: 'attached' })
  return panel.locator(selector).first().textContent()
}

/** Asked in this language, wholly, and nothing else of another was loaded. */
async function asked(visit, lang) {
  const host = visit.page.locator('confidant-ui')
  assert.equal(await host.getAttribute('lang'), lang)
  assert.equal(await host.evaluate(element => getComputedStyle(element).direction), /ar|he/.test(lang) ? 'rtl' : 'ltr')
  for (const name of ['accept', 'reject', 'choose']) assert.equal(await visit.control(name).textContent(), words[lang].layer[name])
  assert.equal(await visit.page.locator('#confidant-title').textContent(), words[lang].layer.title.replace('{controller}', 'Harbour & Pine'))
  assert.ok(spoken(visit).every(name => name.startsWith(`${lang}.`)), String(spoken(visit)))
  assert.equal((await visit.event('ready')).language, lang)
}

for (const lang of LANGUAGES) {
  test(`${lang}: by the page's language, before the visitor's`, async () => {
    const visit = await open(page({ languages: LANGUAGES, page: { lang: lang === 'en' ? 'en-GB' : lang, language: lang === 'fr' ? 'de' : 'fr', body: '', until: 'ask' } }))
    await visit.event('ready')
    await asked(visit, lang)
    assert.deepEqual(spoken(visit), [`${lang}.js`])
  })

  test(`${lang}: by the browser's language, the preference centre too, with dates and durations`, async () => {
    const visit = await open(page({ languages: LANGUAGES, page: { lang: '', language: `${lang}-${lang === 'pt' ? 'BR' : 'XX'}`, body: '', until: 'ask' } }))
    await visit.event('ready')
    await asked(visit, lang)
    await visit.openPanel()
    const { panel } = words[lang]
    assert.equal(await visit.panel.locator('h2').textContent(), panel.heading)
    assert.equal(await visit.panel.getAttribute('dir'), /ar|he/.test(lang) ? 'rtl' : 'ltr')
    assert.equal(await written(visit, 'data[value="30 day"]'),
      new Intl.NumberFormat(lang, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(30))
    await visit.panel.locator('summary').first().click()
    assert.equal(await written(visit, 'data[value=DE]'), new Intl.DisplayNames(lang, { type: 'region' }).of('DE'))
    assert.doesNotMatch(await visit.panel.innerText(), /[{}]|undefined|NaN/)
    assert.deepEqual(spoken(visit), [`${lang}.js`, `${lang}.panel.js`])
    // The record and its date, after an answer.
    await visit.change(() => visit.click('accept'))
    await visit.openPanel('reopen')
    const { time } = await visit.record()
    assert.equal(await written(visit, 'time'), new Intl.DateTimeFormat(lang, { dateStyle: 'long' }).format(time))
    assert.doesNotMatch(await visit.panel.innerText(), /[{}]|undefined|NaN/)
  })
}

const CHOICES = [
  { name: 'a page in a language that is not declared falls to the visitor’s second', lang: 'fi', context: { extraHTTPHeaders: {} }, languages: ['fi-FI', 'sv-SE', 'de'], declared: ['en', 'de', 'sv'], expected: 'sv' },
  { name: 'no language of anybody’s is declared: the first that is', lang: 'fi', languages: ['fi', 'da'], declared: ['nl', 'en'], expected: 'nl' },
  { name: 'the page’s region does not matter', lang: 'de-AT', languages: ['en'], declared: ['en', 'de'], expected: 'de' },
  { name: 'case and underscores do not matter', lang: 'PT_br', languages: ['en'], declared: ['en', 'pt'], expected: 'pt' },
]

for (const { name, lang, languages, declared, expected } of CHOICES) {
  test(name, async () => {
    const visit = await open(page({
      languages: declared,
      page: {
        lang, body: '', until: 'ask',
        prepare: ({ context }) => context.addInitScript(languages => {
          Object.defineProperty(Navigator.prototype, 'languages', { get: () => languages })
          Object.defineProperty(Navigator.prototype, 'language', { get: () => languages[0] })
        }, languages),
      },
    }))
    await visit.event('ready')
    await asked(visit, expected)
  })
}
