// Confidant in one page: what holds now, who is told, and what is loaded when.
import { ConfidantError } from './error.js'
import { createGate } from './gate.js'
import { chooseLanguage } from './language.js'
import { RECORD, gpc, hasPlan, hash, readPlan } from './plan.js'
import { deny, tell } from './signals.js'
import { afterPaint } from './yield.js'

const emit = (name, detail) => document.dispatchEvent(new CustomEvent(`confidant:${name}`, { detail }))

/**
 * @param {object} options
 * @param {string | Promise<string>} options.config JSON text
 * @param {string | (() => string | Promise<string>)} [options.region]
 * @param {string} [options.source] where the region is from
 * @param {string} [options.language]
 * @param {{core: () => Promise, host: () => Promise, wasm: () => Promise<Response>, words: (language: string, part: string) => Promise}} options.load
 */
export function createPage({ config, region = '', source = 'none', language, load }) {
  const ending = new AbortController()
  const subscribers = new Set()
  const waiting = new Set()
  const reported = new WeakSet()
  let snapshot // what holds now; undefined until something is decided
  let told // what was told last, in text; the same answer again is no news, or two who answer each other never end
  let loading, core, module // the core and the first module, once they are needed
  let prepare, settle
  const setting = new Promise((resolve, reject) => (prepare = { resolve, reject })) // what the core needs
  const decided = new Promise((resolve, reject) => (settle = { resolve, reject }))
  for (const promise of [decided, setting]) promise.catch(() => {}) // told by fail()

  const has = (purpose, vendor) =>
    snapshot?.purposes[purpose] === true && (vendor === undefined || snapshot.vendors[vendor] === true)
  let host // <confidant-ui>, once there is something to show
  let root // of the document that is listened to
  const gate = createGate(has, onHeld, () => {
    if (root !== document.documentElement) listen()
    host?.keep()
  })

  function fail(failure) {
    const error = failure instanceof ConfidantError ? failure : new ConfidantError(
      failure.code ? failure : { code: 'load-failed', message: `It could not be loaded: ${failure.message ?? failure}` })
    if (!reported.has(error)) {
      reported.add(error)
      console.error('Confidant:', error.message)
      emit('error', error)
      settle.reject(error)
    }
    return error
  }

  /** Makes a decision known. The page has painted since. */
  function publish(outcome, before) {
    const text = JSON.stringify([snapshot.answered, snapshot.stored, snapshot.purposes, snapshot.vendors])
    const earlier = told
    told = text
    tell(outcome.signals)
    gate.apply()
    show(outcome).catch(fail)
    settle.resolve(api)
    for (const wait of waiting) wait()
    if (!earlier) emit('ready', snapshot)
    else if (text !== earlier) {
      emit('change', snapshot)
      for (const subscriber of [...subscribers]) {
        try {
          subscriber(snapshot)
        } catch (error) {
          reportError(error)
        }
      }
    }
    const outlived = gate.outlives()
    const lost = Object.keys(before?.vendors ?? {}).filter(id => before.vendors[id] && !snapshot.vendors[id])
    if (core || outlived || lost.length) ensure(true).then(() => core.after(outcome, lost, outlived)).catch(fail)
  }

  /** Shows the reopen button, when the page has had its turn. */
  async function show({ ask, reopen }) {
    if (!host && !reopen) return
    await afterPaint()
    if (!host) {
      const { createHost } = await load.host()
      if (ending.signal.aborted) return
      host ??= createHost(onControl)
    }
    host.reopen(ask ? null : reopen)
    host.mount()
  }

  /** Takes over an outcome of the core: first what the visitor sees, then, after a paint, all the rest. */
  async function take(outcome) {
    const before = snapshot
    snapshot = outcome.snapshot
    core.present(outcome)
    await afterPaint()
    if (!ending.signal.aborted) publish(outcome, before)
    return snapshot
  }

  /**
   * Loads the core, once, or again after a failure. It decides when it comes.
   * @param {boolean} [whole] whether more is wanted than a decision and the first layer
   */
  function ensure(whole) {
    loading ??= setting.then(async ({ text, page, lang }) => {
      if (!whole) warm()
      const [{ createCore, createHost }, { default: words }] = await Promise.all([load.core(), load.words(lang, 'layer')])
      if (ending.signal.aborted) return
      host ??= createHost(onControl)
      const opened = createCore({
        host, gate, text, page, words, module,
        panelWords: () => load.words(lang, 'panel'), take, onAsk: () => emit('ask', snapshot), fail, ConfidantError,
      })
      const outcome = await opened.open()
      if (ending.signal.aborted) return
      core = opened
      await take(outcome)
    }).catch(failure => {
      loading = module = undefined
      throw fail(failure)
    })
    return loading
  }

  /** Starts what is needed to ask, side by side. */
  function warm() {
    module ??= load.wasm()
    for (const promise of [module, load.core()]) promise.catch(() => {}) // told by ensure()
  }

  const open = () => api.open().catch(() => {}) // told by ensure()

  function onControl(control, element, event) {
    if (/^(reopen|choose)$/.test(control)) open()
    else core?.control(control, element, event)
  }

  /** The owner's own link. */
  function onClick(event) {
    if (!event.target.closest?.('[data-confidant=reopen]')) return
    event.preventDefault()
    open()
  }
  const again = () => reconsider().catch(() => {})
  const onStorage = ({ key }) => (key === RECORD || key === null) && again()
  const onPageShow = event => event.persisted && again()
  const onVisible = () => !document.hidden && Date.now() >= snapshot?.until && again()

  /** To be called again when the document is another one: document.open() takes listeners away. */
  function listen() {
    const { signal } = ending
    root = document.documentElement
    document.addEventListener('click', onClick, { signal })
    document.addEventListener('visibilitychange', onVisible, { signal })
    addEventListener('storage', onStorage, { signal })
    addEventListener('pageshow', onPageShow, { signal })
  }

  // What stands for a held frame is loaded when the visitor comes near.
  const near = new IntersectionObserver(entries => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue
      near.unobserve(target)
      ensure(true).then(() => core.cover(target)).catch(fail)
    }
  }, { rootMargin: '100%' })

  function onHeld(element, held) {
    // Before it is known whether it stays so, there is nothing to say.
    if (held && snapshot) return near.observe(element)
    near.unobserve(element)
    core?.uncover(element)
  }

  /** Another tab has answered, the page came back, or an answer has ended. */
  async function reconsider() {
    if (core) return take(core.start())
    const plan = readPlan((await setting).page.key)
    if (!plan) return ensure()
    const before = snapshot
    snapshot = plan.snapshot
    publish(plan, before)
  }

  function begin(text, region) {
    let parsed
    try {
      parsed = JSON.parse(text)
    } catch {} // the core says what is wrong with it
    const google = parsed?.signals?.google
    if (google) deny(google, gpc())
    const lang = chooseLanguage(Array.isArray(parsed?.languages) ? parsed.languages : [], language) ?? 'en'
    const key = hash(`${text}\n${lang}\n${region}`)
    prepare.resolve({ text, lang, page: { key, lang, region, regionSource: region ? source : 'none', gpc: gpc() } })
    const plan = readPlan(key)
    if (plan) {
      snapshot = plan.snapshot
      publish(plan)
    } else ensure().catch(() => {})
  }

  /** At once where everything is here: then nothing comes between the script tag and what it lets run. */
  function start() {
    const place = typeof region === 'function' ? region() : region
    if (typeof config === 'string' && typeof place === 'string') return begin(config, place)
    if (!hasPlan()) warm()
    Promise.all([config, place]).then(([text, place]) => begin(text, String(place ?? ''))).catch(error => prepare.reject(fail(error)))
  }

  /** A method that the core has. Whoever grants must do it while the visitor acts, and that is seen here, at once. */
  const method = (name, whole) => async (...values) => {
    const active = navigator.userActivation?.isActive === true
    await ensure(whole)
    return core[name](active, ...values)
  }

  const api = {
    has,
    accept: method('accept'),
    reject: method('reject'),
    set: method('set'),
    open: method('openPanel', true),
    close: () => core?.close(),
    record: method('record', true),
    history: method('history', true),
    when: purpose => new Promise(resolve => {
      const check = () => has(purpose) && (waiting.delete(check), resolve())
      waiting.add(check)
      check()
    }),
    subscribe(subscriber) {
      subscribers.add(subscriber)
      return () => subscribers.delete(subscriber)
    },
    destroy() {
      ending.abort()
      core?.close()
      gate.destroy()
      near.disconnect()
      host?.destroy()
      snapshot = undefined
    },
  }

  // Nobody sees a prerendered page, so nothing runs and nobody is asked until it is shown.
  if (document.prerendering) document.addEventListener('prerenderingchange', start, { once: true, signal: ending.signal })
  else start()
  listen()
  return { api, decided }
}
