// What runs only when something is to be decided or shown: the module, and what it shows.
import init, * as first from './glue.js'
import { hideLayer, showLayer } from './layer.js'

export { createHost } from './host.js'

/** Puts every fault of a configuration into the message. */
function explain(failure) {
  const faults = failure.faults?.map(({ path, found, expected, fix }) => `\n${path || 'file'}: found ${found}, expected ${expected}. ${fix}`)
  return { ...failure, message: failure.message + (faults?.join('') ?? '') }
}

/**
 * What the browser hints about where its visitor is. Time zone and language must agree, and only these two can weaken the rule;
 * asking for the zone is slow, so it is asked for where it can matter.
 */
function hints() {
  const { language = '' } = navigator
  if (!/-(US|CH)$/.test(language)) return {}
  return { visitor: language, zone: globalThis.Temporal?.Now.timeZoneId() ?? Intl.DateTimeFormat().resolvedOptions().timeZone }
}

/**
 * @param {object} kit
 * @param {object} kit.host from createHost
 * @param {object} kit.gate from createGate
 * @param {string} kit.text the configuration
 * @param {object} kit.page what the page states about itself
 * @param {string} kit.words JSON of the first layer's words
 * @param {Promise<Response>} [kit.module] the first module; without it the whole one is loaded at once
 * @param {() => Promise} kit.panelWords
 * @param {(outcome: object) => Promise} kit.take takes an outcome over
 * @param {() => void} kit.onAsk
 * @param {(failure: object) => Error} kit.fail
 */
export function createCore({ host, gate, text, page, words, module, panelWords, take, onAsk, fail, ConfidantError }) {
  let engine // the exports of the module that runs
  let loading, whole // the whole module and its views, once they are needed
  let panel, asked, dismissed, reopen, stored
  const covered = new Map()
  if (!page.region) Object.assign(page, hints())

  /** Failures come back as values; they are thrown here, as they are. */
  function call(name, ...values) {
    const result = JSON.parse(engine.call(name, values.join('\0')))
    if (result?.error) throw new ConfidantError(explain(result.error))
    return result
  }

  /** Loads the whole module, once, or again after a failure. It takes over from the first. */
  function ensure() {
    loading ??= Promise.all([import('./whole.js'), panelWords()]).then(async ([views, { default: more }]) => {
      const module = await views.loadWhole()
      // Where storage is blocked, the answer of this page view is in the first module alone.
      const kept = engine && !stored ? engine.call('history', '') : ''
      engine = module
      const outcome = call('open', text, JSON.stringify({ ...page, kept }), words)
      call('words', more)
      whole = views
      return outcome
    }).catch(failure => {
      loading = undefined
      throw fail(failure)
    })
    return loading
  }

  const act = (action, trusted) => {
    const outcome = call('act', JSON.stringify(action), trusted)
    panel?.close()
    return take(outcome)
  }
  const layer = () => panel ? 'panel' : 'first'
  const yes = ids => Object.fromEntries(ids.map(id => [id, true]))

  const core = {
    /** Decides for the first time in this page view. */
    async open() {
      if (!module) return ensure()
      await init({ module_or_path: module })
      engine = first
      try {
        return call('open', text, JSON.stringify(page), words)
      } catch (failure) {
        // The first module only knows that something is wrong. The whole one knows what.
        engine = undefined
        if (failure.code === 'bad-config') return ensure()
        throw failure
      }
    },
    start() {
      const outcome = call('start')
      panel?.replace(call('panel'))
      return outcome
    },
    accept: active => act({ control: 'accept', layer: 'api' }, active),
    reject: active => act({ control: 'reject', layer: 'api' }, active),
    set: (active, choices) => act({ ...choices, control: 'save', layer: 'api' }, active),
    /** A click on one of our controls. Only a visitor's own click grants. */
    async control(control, element, { isTrusted }) {
      try {
        const held = whole?.heldBy(element)
        if (control === 'reload') location.reload()
        else if (/^(accept|reject|withdraw)$/.test(control)) await act({ control, layer: layer() }, isTrusted)
        else if (held && control === 'once' && isTrusted) gate.once(held)
        else if (held && control === 'always') {
          const { purpose, vendor } = held.dataset
          const purposes = yes(purpose.split(/\s+/))
          await act({ control: 'save', layer: 'placeholder', purposes, vendors: yes(vendor ? [vendor] : []) }, isTrusted)
        }
      } catch (failure) {
        fail(failure)
      }
    },
    /** Shows the question, or takes it away. */
    present(outcome) {
      reopen = outcome.reopen
      stored = outcome.snapshot.stored
      if (!outcome.ask) asked = hideLayer(host)
      else if (!asked && !dismissed) {
        asked = true
        showLayer(host, call('layer'), () => {
          asked = false
          dismissed = true
          host.reopen(reopen)
        })
        onAsk()
      }
    },
    async openPanel() {
      await ensure()
      if (panel) return
      host.mount()
      panel = whole.openPanel(host, {
        tree: call('panel'),
        rows: (from, to) => call('vendors', from, to),
        onSave(choices, { isTrusted }) {
          try {
            act({ control: 'save', layer: 'panel', ...choices }, isTrusted)
          } catch (failure) {
            fail(failure)
          }
        },
        onClose: () => (panel = undefined),
      })
    },
    async history() {
      await ensure()
      return call('history')
    },
    record: async () => (await core.history()).at(-1) ?? null,
    /** What follows from an outcome: what withdrawn vendors left is deleted, and what went wrong is said. */
    async after({ withdrawn = [], status, notes = [] }, lost, outlived) {
      for (const code of notes) {
        const kept = code.startsWith('record') ? 'What was kept cannot be trusted and is put aside' : 'The answer is not kept beyond this page view'
        fail(new ConfidantError({ code, message: `${kept}.` }))
      }
      const vendors = [...new Set([...withdrawn, ...lost])]
      if (!vendors.length && !status && !notes.length && !outlived) return
      await ensure()
      host.mount()
      if (vendors.length) whole.erase((...values) => call('erasures', JSON.stringify(vendors), ...values))
      if (status || notes.length) whole.showStatus(host, call('status'))
      if (outlived && !asked) showLayer(host, call('reload'))
    },
    async cover(element) {
      const { purpose, vendor = '' } = element.dataset
      covered.set(element, true)
      await ensure()
      if (covered.get(element)) whole.cover(element, () => call('placeholder', purpose, vendor))
    },
    uncover(element) {
      covered.delete(element)
      whole?.uncover(element)
    },
    close() {
      panel?.close()
      hideLayer(host)
      asked = false
    },
  }
  return core
}
