// The preference centre: a native modal dialog in the shadow root of <confidant-ui>.
import { adopt, write } from './dom.js'
import { format, formatSoon } from './format.js'
import css from './panel.css'
import { afterPaint } from './yield.js'

const ROWS = 10 // added for each frame

/**
 * @param {{element: HTMLElement}} host
 * @param {object} options
 * @param {Node} options.tree view("panel")
 * @param {(from: number, to: number) => Node[]} options.rows vendors(from, to)
 * @param {(choices: {purposes: object, vendors: object}, event: Event) => void} options.onSave
 * @param {() => void} options.onClose after it has closed, for whatever reason. Closing answers nothing.
 */
export function openPanel({ element }, { tree, rows, onSave, onClose }) {
  const root = element.shadowRoot
  const dialog = write(tree)
  const { lang } = dialog
  const inputs = kind => [...dialog.querySelectorAll(`[data-confidant-${kind}]`)]
  const granted = input => input.checked === (input.dataset.grants === 'true')
  const changed = input => input.checked !== input.defaultChecked

  /** A vendor nobody has chosen about goes with its purposes. */
  function follow(vendor) {
    if ('touched' in vendor.dataset) return
    const purposes = vendor.dataset.purposes.split(' ')
    const on = inputs('purpose').some(purpose => purposes.includes(purpose.dataset.confidantPurpose) && granted(purpose))
    vendor.checked = on === (vendor.dataset.grants === 'true')
  }

  function choices() {
    const answer = { purposes: {}, vendors: {} }
    for (const input of inputs('purpose')) {
      if ('asked' in dialog.dataset || changed(input)) answer.purposes[input.dataset.confidantPurpose] = granted(input)
    }
    for (const input of inputs('vendor')) {
      if (input.dataset.touched) answer.vendors[input.dataset.confidantVendor] = granted(input)
    }
    return answer
  }

  /** Writes one row; what is inside <details> waits until somebody wants it. */
  function row([tag, attributes, [, , summary, ...rest], control]) {
    const row = write([tag, attributes, ['details', {}, summary], control])
    const details = row.firstChild
    details.addEventListener('toggle', () => {
      details.append(...rest.map(write))
      format(details, lang)
    }, { once: true })
    return row
  }

  /** What need not be there in the first frame comes in the next ones, little by little. */
  async function list() {
    const parent = dialog.querySelector('[data-count]')
    await afterPaint()
    await formatSoon(dialog, lang)
    for (let from = 0; from < parent?.dataset.count && parent.isConnected; from += ROWS) {
      parent.append(...rows(from, from + ROWS).map(row))
      if (inputs('purpose').some(changed)) inputs('vendor').slice(from).forEach(follow)
      await afterPaint()
    }
  }

  function change({ target }) {
    if (target.dataset.confidantVendor) target.dataset.touched = 'now'
    else inputs('vendor').forEach(follow)
    const line = dialog.querySelector('[part=changed]')
    line.textContent = [...dialog.querySelectorAll('input')].some(changed) ? line.dataset.text : ''
  }

  const uncover = () => element.removeAttribute('data-panel')
  const close = () => {
    uncover()
    dialog.close()
  }

  dialog.addEventListener('change', change)
  dialog.addEventListener('click', event => {
    const control = event.target.dataset.confidant
    if (control === 'save') onSave(choices(), event)
    if (control === 'close') close()
  })
  // Focus goes back before the event that tells of the end, so what it goes back to must be visible by then.
  dialog.addEventListener('cancel', uncover)
  dialog.addEventListener('close', () => {
    uncover()
    dialog.remove()
    onClose?.()
  })
  adopt(root, css)
  root.append(dialog)
  element.setAttribute('data-panel', '')
  dialog.showModal()
  list()

  return {
    close,
    /** Shows a new state, as when another tab has answered. What was not saved is given up. */
    replace(tree) {
      const next = write(tree)
      const top = dialog.querySelector('[part=content]').scrollTop
      dialog.toggleAttribute('data-asked', 'asked' in next.dataset)
      dialog.replaceChildren(...next.childNodes)
      dialog.querySelector('[part=content]').scrollTop = top
      dialog.querySelector('h2').focus()
      list()
    },
  }
}
