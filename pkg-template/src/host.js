// <confidant-ui>: one element, first in the body and in the top layer. Its shadow root has the reopen button.
import css from './host.css'

/**
 * @param {(control: string, element: HTMLElement, event: Event) => void} onControl for each click on a control of ours.
 * Whoever grants must look at `event.isTrusted`.
 */
export function createHost(onControl) {
  const element = document.createElement('confidant-ui')
  const root = element.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  const button = document.createElement('button')
  const ending = new AbortController()
  const options = { capture: true, signal: ending.signal }
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  root.append(button)
  element.popover = 'manual'
  element.role = 'region'
  button.part = button.dataset.confidant = 'reopen'
  button.hidden = true

  function click(event) {
    const path = event.composedPath()
    const control = path.find(node => node.dataset?.confidant)
    const name = control?.dataset.confidant
    if (name && (path.includes(element) || /^(once|always)$/.test(name))) {
      event.preventDefault()
      onControl(name, control, event)
    }
  }

  // What has the keyboard's focus is not left under us: we go to the other edge, if that spares it (WCAG 2.2, 2.4.11).
  function dodge(event) {
    const [target] = event.composedPath()
    if (!element.contains(event.target)) requestAnimationFrame(() => {
      const { top, bottom, left, right } = element.getBoundingClientRect()
      const it = target.getBoundingClientRect()
      const hides = (top, bottom) => Math.min(bottom, it.bottom) - Math.max(top, it.top) > it.height * .6
      if (left < it.right && it.left < right && hides(top, bottom) && !hides(innerHeight - bottom, innerHeight - top)) {
        element.toggleAttribute('data-up')
      }
    })
  }

  let wanted
  const listen = () => {
    document.addEventListener('click', click, options)
    document.addEventListener('focusin', dodge, options)
  }
  const host = {
    element,
    /** Puts the element into the page, and keeps it there. */
    mount() {
      wanted = true
      listen()
      if (!element.isConnected) document.body?.prepend(element)
      // Where there are no popovers, or no body yet, there is only the style.
      try {
        element.showPopover()
      } catch {}
    },
    /** To be called when the page's tree has changed: the element may be gone, and with a new document our listeners. */
    keep: () => wanted && !element.isConnected && host.mount(),
    /** @param {{label: string, side: string, theme: string, lang: string} | null} spec */
    reopen(spec) {
      button.hidden = !spec
      if (!spec) return
      button.textContent = element.ariaLabel = spec.label
      button.lang = spec.lang
      element.dataset.side = spec.side
      element.dataset.theme = spec.theme
    },
    destroy() {
      ending.abort()
      element.remove()
    },
  }
  listen()
  return host
}
