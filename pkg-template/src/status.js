// The short message after an answer: that it is kept, or is not, or that the browser's opt-out was honoured.
import { adopt, write } from './dom.js'
import css from './status.css'

/** Shows a message beside the reopen button until the visitor closes it, and tells screen readers. */
export function showStatus({ element }, tree) {
  const root = element.shadowRoot
  const message = write(tree)
  adopt(root, css)
  message.querySelector('button').addEventListener('click', () => line.remove())
  root.querySelector('[part=status]')?.remove()
  const line = root.appendChild(write(['div', { part: 'status', role: 'status' }]))
  // What changes in a region is told; the region itself must have been there.
  requestAnimationFrame(() => line.append(message))
}
