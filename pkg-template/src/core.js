// What runs only when something is to be decided or shown: the module, and what it shows.
import init, * as first from './glue.js'
import { hideLayer, showLayer, showStatus } from './layer.js'

/**
 * @param {object} kit
 * @param {object} kit.host from createHost
 * @param {string} kit.text the configuration
 * @param {object} kit.page what the page states about itself
 * @param {string} kit.words JSON of the first layer's words
 * @param {() => Promise<Response>} kit.wasm the first module
 * @param {() => Promise} kit.panelWords
 */
export function createCore({ host, text, page, words, wasm, panelWords, onAct, onAsk, onFail }) {
  let engine // the exports of the module that runs
  let loading, whole // the whole module and its views, once they are needed
  let panel, asked, dismissed, reopen
  const covered = new Map()

  /** Failures come back as values; they are thrown here, as they are. */
  function call(name, ...values) {
    const result = JSON.parse(engine[name](...values))
    if (result?.error) throw result.error
    return result
  }

  /** Loads the whole module, once, or again after a failure. It takes over from the first. */
  function ensure() {
    loading ??= Promise.all([import('./whole.js'), panelWords()]).then(async ([views, { default: more }]) => {
      const module = await views.loadWhole()
      // Where storage is blocked, the answer of this page view is in the first module alone.
      const kept = engine ? engine.history() : ''
      engine = module
      const outcome = call('open', text, JSON.stringify({ ...page, kept }), words)
      call('words', more)
      whole = views
      return outcome
    }).catch(failure => {
      loading = undefined
      throw failure
    })
    return loading
  }

  const core = {
    /** Decides for the first time in this page view. */
    async open(wantsWhole) {
      if (wantsWhole) return ensure()
      await init({ module_or_path: wasm() })
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
    act(action, trusted) {
      const outcome = call('act', JSON.stringify(action), trusted)
      panel?.close()
      return outcome
    },
    /** Shows the question, or takes it away. */
    present(outcome) {
      reopen = outcome.reopen
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
    /** Which layer an answer comes from. */
    layer: () => panel ? 'panel' : 'first',
    async openPanel() {
      await ensure()
      if (panel) return
      panel = whole.openPanel(host, {
        tree: call('panel'),
        rows: (from, to) => call('vendors', from, to),
        onSave: (choices, event) => Promise.resolve()
          .then(() => onAct({ control: 'save', layer: 'panel', ...choices }, event.isTrusted)).catch(onFail),
        onClose: () => (panel = undefined),
      })
    },
    async history() {
      await ensure()
      return call('history')
    },
    /** What follows from an outcome and needs the whole module. */
    async after({ withdrawn, status, outlived }) {
      await ensure()
      if (withdrawn.length) whole.erase((...values) => call('erasures', JSON.stringify(withdrawn), ...values))
      if (status) showStatus(host, call('status'))
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
    heldBy: control => whole.heldBy(control),
    close() {
      panel?.close()
      hideLayer(host)
      asked = false
    },
  }
  return core
}
