// For your own end-to-end tests with Playwright: pins what Confidant decides from, and answers as a visitor does.

/** Runs in each page before anything else. */
function pinRegion(region) {
  const mark = (node) => {
    if (node.localName === 'script' && (node.dataset.config || /(^|\/)confidant\.js$/.test(node.src))) node.dataset.region = region
    // The first one counts, and nothing is before it.
    if (node.localName === 'head') {
      const meta = document.createElement('meta')
      meta.name = 'confidant-region'
      meta.content = region
      node.prepend(meta)
    }
  }
  // The parser lets observers run before it lets a script run.
  new MutationObserver((records) => {
    for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (node.nodeType !== Node.ELEMENT_NODE) continue
      mark(node)
      node.querySelectorAll('head, script').forEach(mark)
    }
  }).observe(document, { childList: true, subtree: true })
}

function pinSignal(on) {
  Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => on, configurable: true })
}

async function pin(context, { region, gpc, time }) {
  if (region !== undefined) await context.addInitScript(pinRegion, region)
  if (gpc !== undefined) await context.addInitScript(pinSignal, gpc)
  if (time !== undefined) await context.clock.setFixedTime(time)
}

const signal = (gpc) => (gpc ? { 'Sec-GPC': '1' } : {})

export async function newContext(browser, { timeZone, language, ...pins } = {}, options = {}) {
  const context = await browser.newContext({
    ...options,
    ...(timeZone && { timezoneId: timeZone }),
    ...(language && { locale: language }),
    extraHTTPHeaders: { ...options.extraHTTPHeaders, ...signal(pins.gpc) },
  })
  await pin(context, pins)
  return context
}

/** After the next paint, when what follows from a click has happened. */
const painted = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))

async function set(panel, kind, choices) {
  for (const [id, granted] of Object.entries(choices)) {
    const input = panel.locator(`[data-confidant-${kind}=${JSON.stringify(id)}]`)
    // A switch says either "allow" or "object".
    const grants = (await input.getAttribute('data-grants')) === 'true'
    await input.setChecked(granted === grants)
  }
}

export async function answer(page, choice) {
  const shown = (...names) => {
    const any = names.map((name) => `[data-confidant="${name}"]`).join()
    return page.locator(`:is(${any}):visible`).first()
  }
  if (typeof choice === 'string') {
    await shown(choice).click()
  } else {
    await shown('choose', 'reopen').click()
    const panel = page.locator('confidant-ui [part=panel]')
    await set(panel, 'purpose', choice.purposes ?? {})
    await set(panel, 'vendor', choice.vendors ?? {})
    await panel.locator('[data-confidant=save]').click()
  }
  await painted(page)
}

export const fixtures = {
  confidant: [{}, { option: true }],
  timezoneId: async ({ confidant, timezoneId }, use) => use(confidant.timeZone ?? timezoneId),
  locale: async ({ confidant, locale }, use) => use(confidant.language ?? locale),
  extraHTTPHeaders: async ({ confidant, extraHTTPHeaders }, use) => use({ ...extraHTTPHeaders, ...signal(confidant.gpc) }),
  context: async ({ confidant, context }, use) => {
    await pin(context, confidant)
    await use(context)
  },
  answer: async ({ page }, use) => use((choice) => answer(page, choice)),
}
