// Everything works under the strictest policy that lets a module run, and breaks none of it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stage } from '../support/index.mjs'
import { page } from '../support/sample.mjs'

const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'"
const LISTEN = '(window.broken = []) && document.addEventListener("securitypolicyviolation", e => window.broken.push(`${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber} ${e.sample}`))'
const BODY = `
  <script type="text/plain" data-purpose="analytics" data-vendor="tidemark" data-src="held.js"></script>
  <script type="text/plain" data-purpose="analytics" data-vendor="tidemark" data-type="module" data-src="module.js"></script>
  <script type="text/plain" data-purpose="analytics" data-vendor="tidemark" nonce="drumlin">window.ran.push('inline')</script>
  <iframe title="A film" width="480" height="270" data-purpose="media" data-vendor="reelhouse" data-src="film.html"></iframe>`
const FILES = {
  'listen.js': LISTEN,
  'held.js': "(window.ran ||= []).push('address')",
  'module.js': "(window.ran ||= []).push('module')",
  'film.html': '<!doctype html><title>A film</title>',
}

const { open } = await stage(import.meta.url)

const clean = async ({ page, console, uncaught }) => {
  assert.deepEqual(await page.evaluate(() => window.broken), [])
  assert.deepEqual(console.filter(({ type }) => type === 'error' || type === 'warning'), [])
  assert.deepEqual(uncaught, [])
}

// Frames and the inline script's nonce are the page's own to allow, with the same policy else.
const POLICIES = {
  'the policy of the contract': STRICT,
  'it names our Trusted Types policy': `${STRICT}; trusted-types confidant`,
}

for (const [name, policy] of Object.entries(POLICIES)) {
  for (const layout of ['bar', 'dialog']) {
    test(`${name}, ${layout}: nothing is broken from the question to the withdrawal`, async () => {
      const visit = await open(page({
        look: { layout },
        page: {
          head: '<script src="listen.js"></script>', body: BODY, files: FILES, until: 'ask',
          headers: { 'content-security-policy': policy.replace("script-src 'self'", "script-src 'self' 'nonce-drumlin'") + "; frame-src 'self'; img-src data:" },
        },
      }))
      await visit.page.locator('confidant-held [data-confidant=once]').waitFor()
      await visit.openPanel()
      await visit.click('close')
      await visit.panel.waitFor({ state: 'detached' })
      await visit.change(() => visit.click('accept'))
      assert.deepEqual((await visit.ranAtLeast(3)).sort(), ['address', 'inline', 'module'])
      await visit.page.frameLocator('iframe').locator('html').waitFor()
      await clean(visit)

      await visit.openPanel('reopen')
      await visit.change(() => visit.click('withdraw'))
      await visit.page.locator('confidant-held [data-confidant=once]').waitFor()
      await visit.control('reload').waitFor()
      await clean(visit)

      await visit.click('reload')
      await visit.event('ready')
      assert.deepEqual(await visit.ran(), [])
      await clean(visit)
    })
  }
}

test('the policy to the letter: the question, the preference centre, an answer', async () => {
  const visit = await open(page({
    page: { head: '<script src="listen.js"></script>', body: BODY.slice(0, BODY.indexOf('<script', 200)), files: FILES, headers: { 'content-security-policy': STRICT }, until: 'ask' },
  }))
  await visit.openPanel()
  await visit.change(() => visit.click('accept'))
  await visit.ranAtLeast(1)
  // The page's own icon, a data: address, is all that breaks it.
  assert.deepEqual((await visit.page.evaluate(() => window.broken)).filter(line => !line.startsWith('img-src data')), [])
})
