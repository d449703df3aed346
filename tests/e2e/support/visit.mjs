// One visitor in a browser profile of their own.

/** Keeps every event of ours, in order, with what it told. Runs in each page before anything else. */
export function watch() {
  const events = (window.__events = [])
  for (const name of ['ready', 'ask', 'change', 'error']) {
    document.addEventListener(`confidant:${name}`, ({ detail }) => {
      const told = name === 'error'
        ? { name: detail.name, code: detail.code, path: detail.path, message: detail.message, faults: detail.faults }
        : detail
      events.push({ name, detail: JSON.parse(JSON.stringify(told)) })
    })
  }
}

export class Visit {
  /** What the page has asked the site for since it was opened, as paths. */
  requests = []
  /** What the pages of this tab have asked of any other origin, as addresses. */
  foreign = []
  /** What the console has said: `{type, text}`. */
  console = []
  /** Errors that nobody caught. */
  uncaught = []

  constructor(context, page, served) {
    Object.assign(this, { context, page, served, url: served.url, others: served.others })
    this.#listen(page)
  }

  #listen(page) {
    page.on('request', request => {
      const { origin, pathname, protocol } = new URL(request.url())
      const opening = request.isNavigationRequest() && request.frame() === page.mainFrame()
      if (opening || origin === new URL(page.url()).origin) this.requests.push(pathname)
      else if (protocol !== 'data:' && protocol !== 'blob:') this.foreign.push(request.url())
    })
    page.on('console', message => this.console.push({ type: message.type(), text: message.text() }))
    page.on('pageerror', error => this.uncaught.push(error))
  }

  /** Another tab of the same visitor. */
  async tab(path = '', until = 'ready') {
    const other = new Visit(this.context, await this.context.newPage(), this.served)
    await other.go(path, until)
    return other
  }

  /** Opens a page, by path from the visit's folder or by address, and waits for an event of ours, `load`, or nothing. */
  async go(path = '', until = 'ready') {
    this.requests.length = 0
    await this.page.goto(path.includes('://') ? path : `${this.url}/${path}`, { waitUntil: until === 'load' ? 'load' : 'commit' })
    if (until && until !== 'load') await this.event(until)
  }

  /** Loads the page again. */
  async reload(until = 'ready') {
    this.requests.length = 0
    await this.page.reload({ waitUntil: until === 'load' ? 'load' : 'commit' })
    if (until && until !== 'load') await this.event(until)
  }

  /** What `confidant.json` is from now on. @param {object | string | null} config null: not there */
  configure(config) {
    const text = config && (typeof config === 'string' ? config : JSON.stringify(config))
    this.served.files.set('/confidant.json', text)
  }

  /** Our events in this page, oldest first. @returns {Promise<{name: string, detail: object}[]>} */
  events() {
    return this.page.evaluate(() => window.__events)
  }

  /** Waits for an event, which may have been, and gives its detail. @param {number} [from] skips so many events of any name */
  async event(name, from = 0) {
    const found = await this.page.waitForFunction(
      ([name, from]) => window.__events?.slice(from).find(event => event.name === name), [name, from])
    return (await found.jsonValue()).detail
  }

  /** Does something, and waits for the event of this name that follows. */
  async after(name, action) {
    const { length } = await this.events()
    await action()
    return this.event(name, length)
  }

  /** Does something that changes what holds; gives the new snapshot. */
  change(action) {
    return this.after('change', action)
  }

  /** Waits until the page says this on its console, without running anything in the page, and so without activating it. */
  async says(text) {
    const said = () => this.console.some(message => message.text === text)
    if (!said()) await this.page.waitForEvent('console', { predicate: said })
  }

  /** A control of ours by its name; where the preference centre is open, the one in it. */
  control(name) {
    const selector = `[data-confidant="${name}"]`
    return this.page.locator(`confidant-ui dialog ${selector}, confidant-ui:not([data-panel]) > ${selector}, confidant-ui [part=reopen]${selector}`)
      .locator('visible=true').first()
  }

  /** A visitor's click on a control of ours. */
  click(name) {
    return this.control(name).click()
  }

  /** Goes to a control by the Tab key alone, and presses a key there. */
  async press(name, key = 'Enter') {
    await this.tabTo(`[data-confidant="${name}"]`)
    await this.page.keyboard.press(key)
  }

  /** Presses Tab until what has focus, inside shadow roots too, matches. */
  async tabTo(selector, key = 'Tab') {
    for (let presses = 0; presses < 60; presses++) {
      await this.page.keyboard.press(key)
      const found = await this.page.evaluate(selector => {
        let active = document.activeElement
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
        return active?.matches(selector) ?? false
      }, selector)
      if (found) return
    }
    throw new Error(`The Tab key does not reach ${selector}`)
  }

  /** The preference centre, open or not. */
  get panel() {
    return this.page.locator('confidant-ui dialog')
  }

  /** The first layer's own children, there or not. */
  get layer() {
    return this.page.locator('confidant-ui > [data-confidant=accept]')
  }

  /** Opens the preference centre by the control there is, and waits until it is open. */
  async openPanel(control = 'choose') {
    await this.click(control)
    await this.panel.waitFor()
    await this.page.waitForFunction(() => {
      const list = document.querySelector('confidant-ui').shadowRoot.querySelector('dialog [data-count]')
      return !list || list.childElementCount === Number(list.dataset.count)
    })
  }

  /** The switch of a purpose or a vendor in the open preference centre. */
  switch(id, kind = 'purpose') {
    return this.panel.locator(`[data-confidant-${kind}="${id}"]`)
  }

  /** What localStorage has under a key: JSON where it is, else the text. */
  async stored(key) {
    const text = await this.page.evaluate(key => localStorage.getItem(key), key)
    try {
      return JSON.parse(text)
    } catch {
      return text
    }
  }

  /** Writes to localStorage, as text or as JSON. */
  store(key, value) {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return this.page.evaluate(([key, text]) => localStorage.setItem(key, text), [key, text])
  }

  /** All records that are stored, oldest first. */
  async records() {
    return (await this.stored('confidant.record')) ?? []
  }

  /** The newest record, as it is stored. */
  async record() {
    return (await this.records()).at(-1) ?? null
  }

  plan() {
    return this.stored('confidant.plan')
  }

  aside() {
    return this.stored('confidant.aside')
  }

  /** Everything this site and the others keep on the device: cookies, both storages, databases, caches. */
  async device() {
    const own = await this.page.evaluate(async () => ({
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: 'caches' in window ? await caches.keys() : [],
    }))
    return { cookies: (await this.context.cookies()).map(({ name }) => name), ...own }
  }

  /** What holds now: whether the page may use each of these purposes. */
  has(...purposes) {
    return this.page.evaluate(purposes => purposes.map(purpose => window.Confidant.has(purpose)), purposes)
  }

  /** Names of the others' scripts that ran, in order. */
  ran() {
    return this.page.evaluate(() => window.ran ?? [])
  }

  /** Waits until so many of the others' scripts have run, and names them in order. */
  async ranAtLeast(count) {
    await this.page.waitForFunction(count => window.ran?.length >= count, count)
    return this.ran()
  }

  /** What `dataLayer` was given, in order, each as a list. */
  layerCalls() {
    return this.page.evaluate(() => [...(window.dataLayer ?? [])].map(call => JSON.parse(JSON.stringify([...call]))))
  }

  /** Names of what reached the others, in order. */
  reached() {
    return this.served.log.map(({ name }) => name)
  }

  /** Forgets what has reached the others so far. */
  forget() {
    this.foreign.length = this.served.log.length = 0
  }

  /**
   * Waits for what would come after anything that has been begun: the page's load, two frames, a task, and an answer of the
   * site itself that is asked for last. What has not happened by then was not going to.
   */
  settle() {
    return this.page.evaluate(async () => {
      const frame = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))
      if (document.readyState !== 'complete') await new Promise(resolve => addEventListener('load', resolve, { once: true }))
      await frame()
      await frame()
      await (await fetch(location.href, { cache: 'no-store' })).text()
    })
  }
}
