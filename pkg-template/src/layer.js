// The first layer in the page.
import { adopt, fill, write } from './dom.js'
import css from './layer.css'

/** What `hideLayer` takes away again; the rest of the attributes serves the reopen button too. */
const OWN = ['aria-modal', 'aria-labelledby', 'tabindex', 'data-layout']
/** Elements that show nothing that is put into them. */
const REPLACED = /^(video|iframe|img|canvas|object|embed)$/
let shown

/**
 * Shows a view in <confidant-ui>: the first layer, or the offer to reload. A bar or a box leaves focus where it is; a dialog
 * takes it and keeps the Tab key. Escape and the control `close` end it, and answer nothing.
 * @param {{element: HTMLElement, mount: () => void}} host
 * @param {() => void} [onClose] after Escape or `close`
 */
export function showLayer(host, tree, onClose) {
  hideLayer(host)
  const { element } = host
  const root = element.shadowRoot
  const ending = new AbortController()
  const listen = (target, type, handler) => target.addEventListener(type, handler, { signal: ending.signal, capture: true })
  const observer = new MutationObserver(free)
  let stage // the element on the full screen
  shown = { ending, observer, from: document.activeElement }
  adopt(root, css)
  element.removeAttribute('data-up')
  fill(element, tree)

  const close = () => {
    hideLayer(host)
    onClose?.()
  }
  const inPanel = () => root.querySelector('dialog')

  /** Other people's dialogs make what is outside them inert. */
  function free() {
    for (const name of ['inert', 'aria-hidden']) element.removeAttribute(name)
  }

  function move(parent) {
    const focused = element.contains(document.activeElement) && document.activeElement
    parent === document.body ? parent.prepend(element) : parent.append(element)
    host.mount()
    if (focused) focused.focus()
  }

  /** A modal dialog of the page covers all that is outside it: we go inside, and come back when it closes. */
  function follow(event) {
    const path = event.composedPath()
    const modal = path.find(node => node.localName === 'dialog' && node.matches(':modal'))
    if (!modal || path.includes(element) || modal.contains(element)) return
    move(modal)
    modal.addEventListener('close', () => modal.contains(element) && move(document.body), { once: true })
  }

  /** So does what is shown on the full screen. */
  function perform() {
    const full = document.fullscreenElement
    if (full ? !full.contains(element) && !REPLACED.test(full.localName) : stage) move(full ?? document.body)
    else if (full) {
      element.hidePopover?.()
      host.mount()
    }
    stage = full
  }

  /** Where we are so high that neither edge spares what has focus, the page scrolls (WCAG 2.2, 2.4.11). */
  function reveal(event) {
    const target = event.composedPath()[0]
    if (!element.contains(event.target)) requestAnimationFrame(() => requestAnimationFrame(() => {
      for (let turns = 3; turns--;) {
        const us = element.getBoundingClientRect()
        const it = target.getBoundingClientRect()
        const covered = Math.min(us.bottom, it.bottom) - Math.max(us.top, it.top)
        if (us.left > it.right || it.left > us.right || it.height > 1.5 * covered) return
        const before = scrollY
        scrollBy({ top: 'up' in element.dataset ? it.top - us.bottom : it.bottom - us.top, behavior: 'instant' })
        // At the end of the page there is nowhere to scroll but the other way.
        if (scrollY === before) element.toggleAttribute('data-up')
      }
    }))
  }

  function key(event) {
    if (inPanel()) return
    const active = document.activeElement
    const inside = element.contains(active)
    if (event.key === 'Escape' && inside) close()
    if (event.key !== 'Tab' || !element.ariaModal) return
    const stops = [...element.querySelectorAll('a,button')]
    const [edge, other] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]]
    if (inside && active !== edge && !(active === element && event.shiftKey)) return
    event.preventDefault()
    other.focus()
  }

  listen(document, 'keydown', key)
  listen(document, 'toggle', follow)
  listen(document, 'focusin', follow)
  listen(document, 'focusin', reveal)
  listen(document, 'fullscreenchange', perform)
  listen(element, 'focusin', ({ relatedTarget: from }) => {
    if (from && !element.contains(from)) shown.from = from
  })
  listen(element, 'click', ({ target }) => {
    if (target.dataset.confidant === 'close') close()
  })
  observer.observe(element, { attributeFilter: ['inert', 'aria-hidden'] })
  free()
  host.mount()
  if (element.ariaModal) element.focus({ preventScroll: true })
  else {
    // A region that is there before its words, for screen readers to tell that somebody asks.
    const region = root.appendChild(write(['div', { role: 'status' }]))
    requestAnimationFrame(() => (region.textContent = element.querySelector('#confidant-title')?.textContent))
  }
}

/** Takes the view away, and gives focus back to what had it before. */
export function hideLayer({ element }) {
  if (!shown) return
  const { ending, observer, from } = shown
  const focused = element.contains(document.activeElement)
  shown = undefined
  ending.abort()
  observer.disconnect()
  element.role = 'region'
  for (const name of OWN) element.removeAttribute(name)
  element.replaceChildren()
  for (const part of element.shadowRoot.querySelectorAll('[part=layer],[part=scrim],[role=status]:not([part])')) part.remove()
  if (focused && from?.isConnected) from.focus({ preventScroll: true })
}
