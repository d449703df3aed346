// Wherever and whenever a page runs us: while it is parsed, in a frame, restored, rewritten, prerendered, behind its dialogs.

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { stage } from '../support/index.mjs'
import { HELD, LAYOUTS, page, sample } from '../support/sample.mjs'

const { open, browser } = await stage(import.meta.url, { ignoreDefaultArgs: ['--disable-back-forward-cache'] })
const DIST = new URL('../../../dist/', import.meta.url)

/** Seen, on top of everything, and answered by a real click. */
async function works(visit, control = 'accept') {
  const button = visit.control(control)
  await button.waitFor()
  const top = await button.evaluate(button => {
    const { left, top, width, height } = button.getBoundingClientRect()
    return document.elementFromPoint(left + width / 2, top + height / 2) === button
  })
  assert.equal(top, true, 'something covers it')
  await visit.change(() => button.click())
}

/** A server whose page has a beginning, and an end when the test says so. */
async function slowPage(t, start, end) {
  let finish
  const server = createServer(async ({ url }, response) => {
    if (url === '/') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      response.write(start)
      finish = () => response.end(end)
      return
    }
    if (url === '/confidant.json') return response.end(JSON.stringify(sample()))
    if (url === '/tide.js') return response.setHeader('content-type', 'text/javascript').end("(window.ran ||= []).push('tide')")
    try {
      const type = url.endsWith('.wasm') ? 'application/wasm' : 'text/javascript'
      const body = await readFile(new URL(url.replace('/confidant/', ''), DIST))
      response.writeHead(200, { 'content-type': type }).end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.close()
    server.closeAllConnections()
  })
  return { url: `http://127.0.0.1:${server.address().port}/`, finish: () => finish() }
}

const SCRIPT = '<script src="/confidant/confidant.js" data-config="/confidant.json"></script>'

for (const body of ['<body><p>The beginning</p>' + ' '.repeat(2000), '']) {
  test(`while the page is parsed: ${body ? 'the question is asked and answered before the end' : 'it waits for a body, and then asks'}`, async t => {
    const site = await slowPage(t, `<!doctype html><html lang="en"><head><title>Slow</title>${SCRIPT}${' '.repeat(2000)}${body}`,
      '<body><script type="text/plain" data-purpose="analytics" data-vendor="tidemark" data-src="/tide.js"></script></body></html>')
    const context = await browser.newContext()
    const tab = await context.newPage()
    tab.setDefaultTimeout(10_000)
    await tab.goto(site.url, { waitUntil: 'commit' })
    const accept = tab.locator('confidant-ui > [data-confidant=accept]')
    if (!body) {
      // By the clock of the test: a page without a body draws no frames.
      await tab.waitForFunction(() => window.Confidant, null, { polling: 20 })
      site.finish()
    }
    await accept.click()
    await accept.waitFor({ state: 'detached' })
    if (body) {
      assert.equal(await tab.evaluate(() => document.readyState), 'loading')
      site.finish()
    }
    await tab.waitForFunction(() => window.ran?.length === 1)
    await context.close()
  })
}

test('in a frame', async () => {
  const visit = await open(page({ page: { until: 'load', script: 'type="text/plain"', body: '<iframe id="inner" width="900" height="500" src="inner.html"></iframe>', files: { 'inner.html': `<!doctype html><html lang="en"><title>Inner</title><script src="/confidant/confidant.js" data-config="confidant.json"></script>${HELD}` } } }))
  const inner = visit.page.frameLocator('#inner')
  const accept = inner.locator('confidant-ui > [data-confidant=accept]')
  await accept.click()
  await accept.waitFor({ state: 'detached' })
  await visit.served.reached('tide')
  // The page around is as it was.
  assert.equal(await visit.page.locator('confidant-ui').count(), 0)
})

test('back from the back-forward cache: what another page answered holds, and the question is gone', async () => {
  const visit = await open(page({ page: { until: 'ask', files: { 'other.html': '<!doctype html><html lang="en"><title>Other</title><script src="/confidant/confidant.js" data-config="confidant.json"></script><p>Words' } } }))
  await visit.event('ready')
  await visit.page.evaluate(() => {
    window.mark = 'kept'
    addEventListener('pageshow', ({ persisted }) => (window.persisted = persisted))
  })
  await visit.page.evaluate(() => (location.href = 'other.html'))
  await visit.page.waitForURL('**/other.html')
  await visit.change(() => visit.click('accept'))
  await visit.page.goBack({ waitUntil: 'commit' })
  await visit.page.waitForFunction(() => window.mark === 'kept' && window.persisted)
  await visit.event('change')
  await visit.layer.waitFor({ state: 'detached' })
  assert.deepEqual(await visit.has('analytics'), [true])
  await visit.ranAtLeast(1)
})

for (const layout of LAYOUTS) {
  test(`a route of a single-page app that replaces the body: the question stays and works, ${layout}`, async () => {
    const visit = await open(page({ look: { layout }, page: { until: 'ask' } }))
    await visit.event('ready')
    await visit.page.evaluate(held => {
      history.pushState({}, '', '#route')
      // Unlike innerHTML, which never lets a script run.
      document.body.replaceChildren(document.createRange().createContextualFragment(`<main><h1>Another route</h1>${held}</main>`))
    }, HELD.replaceAll('{{others}}', visit.others))
    await works(visit)
    await visit.ranAtLeast(1)
    await visit.page.evaluate(() => document.body.replaceWith(document.createElement('body')))
    await visit.control('reopen').click()
    await visit.panel.waitFor()
  })
}

test('after document.open and write: the question is there, answers, and what was written is held', async () => {
  const visit = await open(page({ page: { until: 'ask' } }))
  await visit.event('ready')
  await visit.page.evaluate(held => {
    document.open()
    document.write(`<!doctype html><html lang="en"><title>Written</title><body><h1>Written</h1>${held}`)
    document.close()
  }, HELD.replaceAll('{{others}}', visit.others))
  await visit.page.evaluate(() => {
    window.__events = []
    document.addEventListener('confidant:change', ({ detail }) => window.__events.push({ name: 'change', detail }))
  })
  assert.deepEqual(await visit.ran(), [])
  await works(visit)
  await visit.ranAtLeast(1)
  await visit.openPanel('reopen')
})

test('during a view transition', async () => {
  const visit = await open(page({ page: { until: 'ask' } }))
  await visit.event('ready')
  await visit.page.evaluate(() => document.startViewTransition(() => {
    document.body.replaceChildren(Object.assign(document.createElement('main'), { textContent: 'Another view' }))
  }).finished)
  await works(visit, 'reject')
})

test('prerendered: nothing is asked for and nobody is asked until the page is shown', async () => {
  const visit = await open(page({
    page: {
      until: null,
      before: () => {
        window.shown = false
        Object.defineProperty(Document.prototype, 'prerendering', { get: () => !window.shown })
      },
    },
  }))
  await visit.page.waitForFunction(() => window.Confidant)
  await visit.settle()
  assert.deepEqual(await visit.events(), [])
  assert.equal(await visit.layer.count(), 0)
  assert.ok(!visit.requests.some(path => path.endsWith('.wasm') || path.endsWith('core.js')))
  assert.deepEqual(visit.reached(), [])
  await visit.page.evaluate(() => {
    window.shown = true
    document.dispatchEvent(new Event('prerenderingchange'))
  })
  await visit.event('ask')
  await works(visit)
})

for (const layout of LAYOUTS) {
  test(`the page opens a modal dialog later: the question is over it, not inert, and back when it closes, ${layout}`, async () => {
    const visit = await open(page({ look: { layout }, page: { until: 'ask', body: '<dialog id="theirs"><form method="dialog"><p>A newsletter</p><button id="close">Close</button></form></dialog>' + HELD } }))
    await visit.event('ready')
    await visit.page.evaluate(() => document.querySelector('#theirs').showModal())
    await visit.page.waitForFunction(() => document.querySelector('confidant-ui').parentElement.id === 'theirs')
    const button = visit.control('reject')
    const top = await button.evaluate(button => {
      const { left, top, width, height } = button.getBoundingClientRect()
      return document.elementFromPoint(left + width / 2, top + height / 2) === button
    })
    assert.equal(top, true)
    if (layout !== 'dialog') {
      await visit.page.locator('#close').click()
      await visit.page.waitForFunction(() => document.querySelector('confidant-ui').parentElement === document.body)
    }
    await works(visit, 'reject')
  })
}

test('a library that hides everything else from screen readers does not hide the question', async () => {
  const visit = await open(page({ page: { until: 'ask' } }))
  await visit.event('ready')
  await visit.page.evaluate(() => {
    for (const element of document.body.children) {
      element.setAttribute('aria-hidden', 'true')
      element.inert = true
    }
  })
  await visit.page.waitForFunction(() => !document.querySelector('confidant-ui').inert && !document.querySelector('confidant-ui').hasAttribute('aria-hidden'))
  await works(visit, 'reject')
})

test('full screen: the question is over it', async () => {
  const visit = await open(page({ page: { until: 'ask', body: '<div id="stage" style="background: navy; width: 100%; height: 200px">A film</div>' } }))
  await visit.event('ready')
  await visit.page.evaluate(() => document.querySelector('#stage').requestFullscreen())
  await visit.page.waitForFunction(() => document.fullscreenElement)
  await works(visit, 'reject')
})

test('without styles, in quirks mode, with a base address, and as XHTML would nest it', async () => {
  const visit = await open({
    config: sample(), until: 'ask', prepare: ({ page }) => page.setDefaultTimeout(10_000),
    files: { 'index.html': `<base href="elsewhere/"><script src="../../confidant/confidant.js" data-config="../confidant.json"></script>${HELD}<p>Words` },
  })
  assert.equal(await visit.page.evaluate(() => document.compatMode), 'BackCompat')
  await works(visit)
  await visit.ranAtLeast(1)
})

test('a page that removes our element, again and again', async () => {
  const visit = await open(page({ page: { until: 'ask' } }))
  await visit.event('ready')
  for (let i = 0; i < 3; i++) {
    await visit.page.evaluate(() => document.querySelector('confidant-ui').remove())
    await visit.layer.waitFor()
  }
  await works(visit)
})
