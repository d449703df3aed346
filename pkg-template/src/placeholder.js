// What stands over a held frame or video. The held element stays where it is, unseen, and so keeps its place and size
// under every rule of the page; the placeholder takes up no room and lies over it.
import { adopt, write } from './dom.js'
import { format } from './format.js'
import css from './placeholder.css'

const covers = new WeakMap() // held element: its placeholder
const held = new WeakMap() // placeholder: its held element
const SMALLEST = [120, 60] // CSS pixels; less has no room for words

/** Covers a held element, unless it is covered already. `tree` is the view, or makes it. */
export function cover(element, tree) {
  if (covers.get(element)?.isConnected) return
  uncover(element)
  const view = typeof tree === 'function' ? tree() : tree
  const placeholder = write(view)
  const { style } = placeholder
  adopt(placeholder.shadowRoot, css)
  format(placeholder.shadowRoot, placeholder.lang)
  // Beside the last child, before it: selectors such as `* + *` and `:last-child` go on matching the page's own.
  element.nextElementSibling ? element.after(placeholder) : element.before(placeholder)
  // A float without size moves nothing. Where floats are laid out as items, what is positioned is not.
  placeholder.toggleAttribute('data-item', /flex|grid/.test(getComputedStyle(element.parentElement).display))

  const place = () => {
    if (!element.isConnected) return uncover(element)
    const { offsetWidth: width, offsetHeight: height } = element
    placeholder.hidden = width < SMALLEST[0] || height < SMALLEST[1]
    style.setProperty('--_width', `${width}px`)
    style.setProperty('--_height', `${height}px`)
    const from = placeholder.getBoundingClientRect()
    const to = element.getBoundingClientRect()
    style.setProperty('--_x', `${to.x - from.x}px`)
    style.setProperty('--_y', `${to.y - from.y}px`)
  }
  const observer = new ResizeObserver(place)
  const { visibility } = element.style
  element.style.visibility = 'hidden'
  placeholder.end = () => {
    observer.disconnect()
    element.style.visibility = visibility
    const focused = placeholder.matches(':focus-within')
    placeholder.remove()
    if (focused) element.focus?.()
  }
  covers.set(element, placeholder)
  held.set(placeholder, element)
  // An observer is called so late in a frame that what it moves counts as a layout shift.
  place()
  observer.observe(element)
  observer.observe(element.parentElement)
}

/** Takes the placeholder of an element away, if there is one. */
export function uncover(element) {
  covers.get(element)?.end()
  covers.delete(element)
}

/** The held element that a control stands for; undefined where the control is none of ours. */
export const heldBy = control => held.get(control.getRootNode().host)
