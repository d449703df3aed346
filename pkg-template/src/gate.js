// What is held until it is granted: markup that is inert by itself, released in document order.
import { yieldToBrowser } from './yield.js'

const SCRIPT = 'script[type="text/plain"][data-purpose]'
const HELD = `${SCRIPT},:is(iframe,img,link,video,audio,source)[data-purpose]`
const ADDRESSES = ['src', 'srcset', 'href']
const HOLDS_SPACE = /^(iframe|video)$/
const SLICE = 8 // ms

let policy

/** Held code was written by the page itself, so it passes a Trusted Types rule as it would have without us. */
function trusted(kind, text) {
  const rules = { createScript: text => text, createScriptURL: text => text }
  policy ??= window.trustedTypes?.createPolicy('confidant', rules) ?? rules
  return policy[kind](text)
}

/**
 * @param {(purpose: string, vendor?: string) => boolean} has
 * @param {(element: Element, held: boolean) => void} onHeld for each frame or video, whenever it is held or let through
 * @param {() => void} onPage after the page's tree has changed
 */
export function createGate(has, onHeld, onPage) {
  const once = new WeakSet()
  const open = new Set() // released elements other than scripts
  const ran = new Set() // released scripts
  const late = new Set() // scripts that run when the page is parsed
  let before // settles when every script so far that keeps its order has run
  let inline // settles when the last inline script that waited for others has run
  let running, again

  const granted = element => once.has(element) ||
    element.dataset.purpose.split(/\s+/).every(purpose => has(purpose, element.dataset.vendor))

  /** Starts a script where it stands. Settles when it has run, as far as that can be seen. */
  function start(script) {
    if (!granted(script)) return void ran.delete(script)
    const { src, type } = script.dataset
    type ? script.setAttribute('type', type) : script.removeAttribute('type')
    if (!script.hasAttribute('async')) script.async = false
    if (src === undefined) return void (script.text = trusted('createScript', script.text))
    return new Promise(done => {
      for (const event of ['load', 'error']) script.addEventListener(event, done, { once: true })
      script.src = trusted('createScriptURL', src)
    })
  }

  /** Runs a script in its turn. Scripts with an address load side by side; the browser keeps their order. */
  function run(script) {
    ran.add(script)
    const { src, type } = script.dataset
    if (script.hasAttribute('async')) start(script)
    else if (src !== undefined || type === 'module') {
      before = Promise.all([before, inline ? inline.then(() => start(script)) : start(script)])
    } else if (before) before = inline = before.then(() => start(script))
    else start(script)
  }

  function show(element) {
    open.add(element)
    onHeld(element, false)
    for (const name of ADDRESSES) {
      const address = element.getAttribute(`data-${name}`)
      if (address !== null) element.setAttribute(name, address)
    }
    if (element.localName === 'source') element.closest('video,audio')?.load()
  }

  function hide(element) {
    open.delete(element)
    if (element.localName === 'iframe') element.contentWindow?.location.replace('about:blank')
    for (const name of ADDRESSES) if (element.hasAttribute(`data-${name}`)) element.removeAttribute(name)
    const media = element.closest('video,audio')
    media?.pause()
    media?.load()
  }

  async function release() {
    let since = performance.now()
    // What is added to a page that is complete waits for nobody, as it would not without us. So nobody who never comes stops it.
    if (document.readyState === 'complete') before = inline = undefined
    for (const element of open) if (!granted(element)) hide(element)
    for (const element of document.querySelectorAll(HELD)) {
      if (ran.has(element) || open.has(element)) continue
      if (!granted(element)) {
        if (HOLDS_SPACE.test(element.localName)) onHeld(element, true)
        continue
      }
      if (element.localName !== 'script') show(element)
      else if (element.dataset.type === 'module' || element.defer) late.add(element)
      else run(element)
      if (performance.now() - since > SLICE) {
        await yieldToBrowser()
        since = performance.now()
      }
    }
    if (document.readyState === 'loading') return
    for (const script of late) run(script)
    late.clear()
  }

  /** Releases what is granted and holds what is not any more. */
  async function apply() {
    if (running) return void (again = true)
    running = true
    do {
      again = false
      try {
        await release()
      } catch (error) {
        reportError(error)
      }
    } while (again)
    running = false
  }

  const observer = new MutationObserver(records => {
    onPage()
    // Also in a document that document.open() has begun anew, without our listener.
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', apply)
    if (records.some(record => record.addedNodes.length)) apply()
  })
  observer.observe(document, { childList: true, subtree: true })
  document.addEventListener('DOMContentLoaded', apply)

  return {
    apply,
    /** Lets one element through, for this page view. */
    once(element) {
      once.add(element)
      show(element)
    },
    /** Whether a script is running whose grant is gone. */
    outlives: () => [...ran].some(script => !granted(script)),
    destroy() {
      observer.disconnect()
      document.removeEventListener('DOMContentLoaded', apply)
    },
  }
}
