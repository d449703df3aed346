// What the end-to-end tests stand on: one Chromium and two origins for each test file, and visits to pages in them.
//
//   const { open } = await stage(import.meta.url)
//   test('…', async () => {
//     const visit = await open({ body: '<script type="text/plain" data-purpose="analytics" data-src="{{others}}/a.js"></script>' })
//     await visit.change(() => visit.click('accept'))
//   })

import { after } from 'node:test'
import { chromium } from 'playwright-core'
import { config as defaults } from './config.mjs'
import { startServers } from './servers.mjs'
import { Visit, watch } from './visit.mjs'

export { config } from './config.mjs'

const ARGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
]

/** A page: the script tag first, as an owner would have it. `head` comes after it. */
function pageOf({ head = '', body = '', lang = 'en', region, script = '' }) {
  const place = region ? ` data-region="${region}"` : ''
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<title>A page</title>
<link rel="icon" href="data:,">
<script src="/confidant/confidant.js" data-config="confidant.json"${place} ${script}></script>
${head}
</head>
<body>
<main><h1>A page</h1><button id="own" type="button">The page’s own</button></main>
${body}
</body>
</html>`
}

/**
 * Starts a browser and the servers, and stops them after the file's tests.
 *
 * @param {string} meta the test file's `import.meta.url`: pages that lie beside it are served
 * @param {{args?: string[], ignoreDefaultArgs?: string[]}} [options] for Chromium
 */
export async function stage(meta, { args = [], ignoreDefaultArgs } = {}) {
  const [browser, servers] = await Promise.all([
    chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...ARGS, ...args], ignoreDefaultArgs }),
    startServers(new URL('.', meta)),
  ])
  after(() => Promise.all([browser.close(), servers.close()]))

  /**
   * Opens a page in a browser profile of its own, and waits until Confidant has decided.
   *
   * @param {object} [options]
   * @param {string} [options.path] of a page that lies beside the test, such as `frame.html`; default: a page made of
   *   `head`, `body`, `lang`, `region` and `script` (further attributes of the script tag), which is served as `index.html`
   * @param {string} [options.url] a whole address instead
   * @param {object | string | null} [options.config] served as `confidant.json`; a string is served as it is, null is a 404
   * @param {Record<string, string>} [options.files] more files, by path
   * @param {Record<string, string>} [options.headers] of the pages; `{{others}}` is the other origin
   * @param {boolean} [options.gpc] Global Privacy Control
   * @param {string} [options.language] the visitor's, default `en-GB`
   * @param {string} [options.zone] the visitor's time zone, default `Europe/Berlin`
   * @param {Record<string, unknown>} [options.stored] what localStorage has before the first page runs
   * @param {() => void} [options.before] runs in each page before anything else
   * @param {object} [options.context] more of Playwright's options for the profile
   * @param {(visit: Visit) => unknown} [options.prepare] before the page is opened
   * @param {'ready' | 'error' | 'ask' | 'load' | null} [options.until] what to wait for; default `ready`; null: nothing
   */
  async function open(options = {}) {
    const { path = '', url, config = defaults(), files = {}, headers = {}, gpc, stored, before, until = 'ready' } = options
    const served = servers.add({ files: new Map(Object.entries(files).map(([name, body]) => [`/${name}`, body])), headers })
    for (const [name, value] of Object.entries(headers)) headers[name] = value.replaceAll('{{others}}', new URL(served.others).origin)
    served.files.set('/index.html', files['index.html'] ?? pageOf(options))
    const context = await browser.newContext({
      locale: options.language ?? 'en-GB', timezoneId: options.zone ?? 'Europe/Berlin', ...options.context,
    })
    await context.addInitScript(watch)
    if (gpc) await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true }))
    if (before) await context.addInitScript(before)
    const visit = new Visit(context, await context.newPage(), served)
    visit.configure(config)
    if (stored) {
      served.files.set('/empty.html', '<!doctype html><title>empty</title>')
      await visit.page.goto(`${served.url}/empty.html`)
      for (const [key, value] of Object.entries(stored)) await visit.store(key, value)
    }
    await options.prepare?.(visit)
    await visit.go(url ?? path, until)
    return visit
  }

  return { open, browser, servers }
}
