// What is on this device now, and what was decided.

import { el } from './dom.js'
import { made, owner, purpose, signal } from './words.js'

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })

const row = (term, ...words) => el('div', {}, el('dt', {}, term), el('dd', {}, ...words))
const none = (words) => el('p', { className: 'drawer-none' }, words)

function keys(name) {
  try {
    return Object.keys(window[name])
  } catch {
    return []
  }
}

/** Cookies that the page can see, and keys of both storages. */
export function onDevice() {
  const cookies = document.cookie.split(';').map((pair) => pair.split('=')[0].trim())
  const found = [
    ...cookies.filter(Boolean).map((name) => ['cookie', name]),
    ...keys('localStorage').map((name) => ['local storage', name]),
    ...keys('sessionStorage').map((name) => ['session storage', name]),
  ]
  if (!found.length) return none('Nothing is stored.')
  return el('dl', {}, found.map(([kind, name]) => row(el('code', {}, name), `${kind}, by ${owner(name)}`)))
}

/** Everything that dataLayer was given, in order. */
export function signals() {
  const entries = (window.dataLayer ?? []).filter((entry) => typeof entry === 'object' && '0' in entry)
  if (!entries.length) return none('No signal was given.')
  return el('dl', {}, entries.map((entry) => row(...signal(entry))))
}

/** The record of the last answer, as `Confidant.record()` gives it; before one, the rule that the snapshot names. */
export function decision(record, snapshot, error) {
  const told = error ? el('p', { className: 'drawer-none' }, `Confidant says: ${error.message}`) : null
  if (!window.Confidant?.record && !snapshot) return [none('Confidant did not load. Everything stays held.'), told]
  const { regime, jurisdiction } = record ?? snapshot ?? {}
  const where = regime ? row('Rule here', `${regime}${jurisdiction ? ` in ${jurisdiction}` : ''}`) : null
  if (!record) return [none('No answer yet, and none is stored.'), told, where ? el('dl', {}, where) : null]
  const choices = record.purposes.map(({ id, granted }) => row(purpose(id), granted ? 'allowed' : 'not allowed'))
  const when = `${made(record)}, ${moment.format(record.time)}`
  return [told, el('dl', {}, row('Answer', when), where ?? [], choices, row('Receipt', el('code', {}, record.id)))]
}
