// <confidant-ui>: one element, first in the body and in the top layer. Its shadow root has the reopen button.
import css from './host.css'

/**
 * @param {(control: string, element: HTMLElement, event: Event) => void} onControl for each click on a control of ours, and
 * on any element of the page with data-confidant="reopen". Whoever grants must look at `event.isTrusted`.
 */
export function createHost(onControl) {
  const element = document.createElement('confidant-ui')
  const root = element.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  const button = document.createElement('button')
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  root.append(button)
  element.popover = 'manual'
  button.part = button.dataset.confidant = 'reopen'
  button.hidden = true

  function click(event) {
    const path = event.composedPath()
    const control = path.find(node => node.dataset?.confidant)
    const name = control?.dataset.confidant
    if (name && (path.includes(element) || /^(reopen|once|always)$/.test(name))) {
      event.preventDefault()
      onControl(name, control, event)
    }
  }

  // What has the keyboard's focus is not left under us: we go to the other edge, if that spares it (WCAG 2.2, 2.4.11).
  function dodge(event) {
    const target = event.composedPath()[0]
    if (!element.contains(event.target)) requestAnimationFrame(() => {
      const { top, bottom, left, right } = element.getBoundingClientRect()
      const it = target.getBoundingClientRect()
      const spared = (top, bottom) => it.height > 1.5 * (Math.min(bottom, it.bottom) - Math.max(top, it.top))
      if (left < it.right && it.left < right && !spared(top, bottom) && spared(innerHeight - bottom, innerHeight - top)) {
        element.toggleAttribute('data-up')
      }
    })
  }

  return {
    element,
    /** Puts the element into the page. To be called again whenever the page's tree has changed: it may be gone, with our listeners. */
    mount() {
      document.addEventListener('click', click, true)
      document.addEventListener('focusin', dodge)
      if (!element.isConnected) document.body?.prepend(element)
      if (element.isConnected && element.showPopover && !element.matches(':popover-open')) element.showPopover()
    },
    /** @param {{label: string, side: string, theme?: string, lang?: string} | null} spec */
    reopen(spec) {
      button.hidden = !spec
      if (!spec) return
      button.textContent = spec.label
      element.lang = spec.lang ?? ''
      element.dataset.side = spec.side
      element.dataset.theme = spec.theme
    },
    destroy() {
      document.removeEventListener('click', click, true)
      document.removeEventListener('focusin', dodge)
      element.remove()
    },
  }
}
