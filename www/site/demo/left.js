// What has left: the third parties' own log, which the site's server passes on as a stream.

import { el, fill } from './dom.js'
import { VENDORS, request } from './words.js'

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })

/** A part of the drawer with the requests since this page was opened, and those before it. */
export function createLeft() {
  const list = el('ol', { className: 'drawer-log' })
  const before = el('ol', { className: 'drawer-log' })
  const summary = el('summary')
  const details = el('details', { hidden: true }, summary, before)
  const count = el('span', { className: 'drawer-count' })
  const heading = el('h3', {}, 'What left this page ', count)
  const live = el('p', { className: 'drawer-none', role: 'status' })
  const element = el('section', {}, heading, live, list, details)
  let entries = []
  let source

  const row = (entry) =>
    el(
      'li',
      {},
      el('time', { dateTime: new Date(entry.time).toISOString() }, clock.format(entry.time)),
      el('p', {}, el('b', {}, VENDORS[entry.vendor] ?? 'Somebody'), ` ${request(entry)}`),
      el('code', {}, entry.path),
      entry.cookies.length ? el('p', { className: 'drawer-small' }, `and recognised you by its cookie ${entry.cookies.join(', ')}`) : null,
    )

  function show() {
    // The server's clock is this device's: both are here.
    const now = entries.filter((entry) => entry.time >= performance.timeOrigin)
    const earlier = entries.filter((entry) => entry.time < performance.timeOrigin)
    count.textContent = String(now.length)
    fill(live, now.length ? `${now.length} ${now.length === 1 ? 'request' : 'requests'} to other companies.` : 'Nothing has left this page.')
    list.replaceChildren(...now.reverse().map(row))
    details.hidden = earlier.length === 0
    summary.textContent = `Before this page: ${earlier.length}`
    before.replaceChildren(...earlier.reverse().map(row))
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
