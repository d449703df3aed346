// What has left: the third parties' own log, which the site's server passes on as a stream.

import { el, fill } from './dom.js'
import { VENDORS, request } from './words.js'

const NEWEST = 4
const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })

const known = ({ cookies }) =>
  cookies.length ? el('p', { className: 'drawer-small' }, `and recognised you by its cookie ${cookies.join(', ')}`) : null

const row = (entry) =>
  el(
    'li',
    {},
    el('time', { dateTime: new Date(entry.time).toISOString() }, clock.format(entry.time)),
    el('p', {}, el('b', {}, VENDORS[entry.vendor] ?? 'Somebody'), ` ${request(entry)}`),
    el('code', {}, entry.path),
    known(entry),
  )

/** Rows to be opened. */
function createMore() {
  const summary = el('summary')
  const list = el('ol', { className: 'drawer-log' })
  const element = el('details', { hidden: true }, summary, list)
  return {
    element,
    show(words, rows) {
      element.hidden = rows.length === 0
      summary.textContent = `${words}: ${rows.length}`
      list.replaceChildren(...rows)
    },
  }
}

/** A part of the drawer with the requests since this page was opened, and those before it. */
export function createLeft() {
  const list = el('ol', { className: 'drawer-log' })
  const more = createMore()
  const before = createMore()
  const count = el('span', { className: 'drawer-count' })
  const heading = el('h3', {}, 'What left this page ', count)
  const live = el('p', { className: 'drawer-none', role: 'status' })
  const element = el('section', {}, heading, live, list, more.element, before.element)
  let entries = []
  let source

  function show() {
    // The server's clock is this device's: both are here.
    const now = entries.filter((entry) => entry.time >= performance.timeOrigin)
    const earlier = entries.filter((entry) => entry.time < performance.timeOrigin)
    count.textContent = String(now.length)
    const requests = `${now.length} ${now.length === 1 ? 'request' : 'requests'} to other companies.`
    fill(live, now.length ? requests : 'Nothing has left this page.')
    const rows = now.reverse().map(row)
    list.replaceChildren(...rows.slice(0, NEWEST))
    more.show('Earlier on this page', rows.slice(NEWEST))
    before.show('Before this page', earlier.reverse().map(row))
  }

  return {
    element,
    start() {
      if (source) return
      source = new EventSource('/demo/log/stream')
      source.addEventListener('open', () => (entries = []))
      source.addEventListener('request', ({ data }) => {
        entries.push(JSON.parse(data))
        show()
      })
      source.addEventListener('clear', () => {
        entries = []
        show()
      })
      show()
    },
    stop() {
      source?.close()
      source = undefined
    },
  }
}
