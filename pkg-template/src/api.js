// Confidant in one page: what holds now, who is told, and what is loaded when.
import { ConfidantError } from './error.js'
import { createGate } from './gate.js'
import { createHost } from './host.js'
import { chooseLanguage } from './language.js'
import { RECORD, gpc, hash, readPlan } from './plan.js'
import { deny, tell } from './signals.js'
import { afterPaint } from './yield.js'

const emit = (name, detail) => document.dispatchEvent(new CustomEvent(`confidant:${name}`, { detail }))

/**
 * @param {object} options
 * @param {string | Promise<string>} options.config JSON text
 * @param {string | (() => string | Promise<string>)} [options.region]
 * @param {string} [options.source] where the region is from
 * @param {string} [options.language]
 * @param {{core: () => Promise, wasm: () => Promise<Response>, words: (language: string, part: string) => Promise}} options.load
 */
export function createPage({ config, region = '', source = 'none', language, load }) {
  const ending = new AbortController()
  const subscribers = new Set()
  const waiting = new Set()
  let snapshot // what holds now; undefined until something is decided
  let told // what was told last, in text; the same answer again is no news, or two who answer each other never end
  let prepare // settles `setting`
  const setting = new Promise((resolve, reject) => (prepare = { resolve, reject })) // what the core needs
  let loading, core // the core, once it is needed
  let settle
  const decided = new Promise((resolve, reject) => (settle = { resolve, reject }))
  const reported = new WeakSet()
  for (const promise of [decided, setting]) promise.catch(() => {}) // told by fail()

  const has = (purpose, vendor) =>
    snapshot?.purposes[purpose] === true && (vendor === undefined || snapshot.vendors[vendor] === true)
  const host = createHost(onControl)
  const gate = createGate(has, onHeld, host.mount)

  function fail(failure) {
    const error = failure instanceof ConfidantError ? failure : new ConfidantError(
      failure.code ? failure : { code: 'load-failed', message: `Confidant could not be loaded: ${failure.message ?? failure}` })
    if (reported.has(error)) return error
    reported.add(error)
    const faults = error.faults?.map(({ path, found, expected, fix }) => `\n${path || 'file'}: found ${found}, expected ${expected}. ${fix}`)
    console.error(`Confidant: ${error.message}${faults?.join('') ?? ''}`)
    emit('error', error)
    settle.reject(error)
    return error
  }

  /** Makes a decision known. The page has painted since. */
  function publish({ signals, reopen, ask, withdrawn = [], notes = [], status }, before) {
    const text = JSON.stringify([snapshot.answered, snapshot.stored, snapshot.purposes, snapshot.vendors])
    const earlier = told
    told = text
    tell(signals)
    gate.apply()
    host.reopen(ask ? null : reopen)
    host.mount()
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
    for (const note of notes) emit('error', new ConfidantError({ code: note, message: 'The answer is not kept beyond this page view.' }))
    const gone = Object.keys(before?.vendors ?? {}).filter(id => before.vendors[id] && !snapshot.vendors[id])
    const follow = { withdrawn: [...new Set([...withdrawn, ...gone])], status: status || notes.length > 0, outlived: gate.outlives() }
    if (follow.withdrawn.length || follow.status || follow.outlived) ensure(true).then(() => core.after(follow)).catch(fail)
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
      const [{ createCore }, { default: words }] = await Promise.all([load.core(), load.words(lang, 'layer')])
      if (ending.signal.aborted) return
      const opened = createCore({
        host, text, page, words, wasm: load.wasm, panelWords: () => load.words(lang, 'panel'),
        onAct: act, onAsk: () => emit('ask', snapshot), onFail: fail,
      })
      const outcome = await opened.open(whole)
      if (ending.signal.aborted) return
      core = opened
      await take(outcome)
    }).catch(failure => {
      loading = undefined
      throw fail(failure)
    })
    return loading
  }

  const act = (action, trusted) => take(core.act(action, trusted))

  /** An answer through the API. Whoever grants must do it while the visitor acts, and that is seen here, at once. */
  async function answer(control, choices = {}) {
    const trusted = navigator.userActivation?.isActive === true
    try {
      await ensure()
      return await act({ control, layer: 'api', ...choices }, trusted)
    } catch (failure) {
      throw failure instanceof Error ? failure : new ConfidantError(failure)
    }
  }

  async function onControl(control, element, event) {
    const trusted = event.isTrusted
    try {
      if (control === 'reload') location.reload()
      else if (control === 'reopen' || control === 'choose') await api.open()
      else if (/^(accept|reject|withdraw)$/.test(control)) await act({ control, layer: core.layer() }, trusted)
      else if (/^(once|always)$/.test(control)) {
        const held = core?.heldBy(element)
        if (!held) return
        const { purpose, vendor } = held.dataset
        const on = ids => Object.fromEntries(ids.map(id => [id, true]))
        if (control === 'always') {
          await act({ control: 'save', layer: 'placeholder', purposes: on(purpose.split(/\s+/)), vendors: on(vendor ? [vendor] : []) }, trusted)
        } else if (trusted) gate.once(held)
      }
    } catch (failure) {
      fail(failure)
    }
  }

  function onHeld(element, held) {
    // Words for what is held are not needed before it is known whether it stays so.
    if (!held) core?.uncover(element)
    else if (snapshot) ensure(true).then(() => core.cover(element)).catch(fail)
  }

  /** Another tab has answered, the page came back, or an answer has ended. */
  async function reconsider() {
    if (core) return take(core.start())
    const { key } = await setting
    const plan = readPlan(key)
    if (!plan) return ensure()
    const before = snapshot
    snapshot = plan.snapshot
    publish(plan, before)
  }

  function begin(text, place) {
    let parsed
    try {
      parsed = JSON.parse(text)
    } catch {}
    const google = parsed?.signals?.google
    if (google) deny(google, gpc())
    const lang = chooseLanguage(Array.isArray(parsed?.languages) ? parsed.languages : [], language) ?? 'en'
    const key = hash(`${text}\n${lang}\n${place}`)
    const page = {
      key, lang, region: place, regionSource: place ? source : 'none', gpc: gpc(),
      visitor: navigator.language ?? '', zone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? '',
    }
    prepare.resolve({ text, page, lang, key })
    const plan = readPlan(key)
    if (plan) {
      snapshot = plan.snapshot
      publish(plan)
    } else ensure().catch(() => {})
    const { signal } = ending
    const again = () => reconsider().catch(() => {})
    addEventListener('storage', ({ key }) => key === RECORD || key === null ? again() : undefined, { signal })
    addEventListener('pageshow', event => event.persisted && again(), { signal })
    document.addEventListener('visibilitychange', () => !document.hidden && Date.now() >= snapshot?.until && again(), { signal })
  }

  /** At once where everything is here: then nothing comes between the script tag and what it lets run. */
  function start() {
    const place = typeof region === 'function' ? region() : region
    if (typeof config === 'string' && typeof place === 'string') return begin(config, place)
    Promise.all([config, place]).then(([text, place]) => begin(text, String(place ?? ''))).catch(error => prepare.reject(fail(error)))
  }

  const api = {
    has,
    accept: () => answer('accept'),
    reject: () => answer('reject'),
    set: choices => answer('save', choices),
    async open() {
      await ensure(true)
      await core.openPanel()
    },
    close: () => core?.close(),
    record: async () => (await api.history()).at(-1) ?? null,
    async history() {
      await ensure(true)
      return core.history()
    },
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
      host.destroy()
      snapshot = undefined
    },
  }

  // Nobody sees a prerendered page, so nothing runs and nobody is asked until it is shown.
  if (document.prerendering) document.addEventListener('prerenderingchange', start, { once: true, signal: ending.signal })
  else start()
  return { api, decided }
}
