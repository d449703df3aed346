// The demo's drawer: what happens on this page, as it happens. It is no part of Confidant. It stores nothing: that it is
// open, and the region that the page pretends to be in, are carried in the addresses of the site's own links.

import { decision, onDevice, signals } from './device.js'
import { el, fill } from './dom.js'
import { createLeft } from './left.js'

const REGIONS = [
  ['', 'Not stated: the strictest rule'],
  ['DE', 'Germany: opt in'],
  ['BR', 'Brazil: opt in'],
  ['CH', 'Switzerland: opt out'],
  ['US-CA', 'California: opt out'],
  ['US-OH', 'Ohio: told, not asked'],
]
const CARRIED = ['happens', 'region']

const here = new URL(location.href)
const left = createLeft()
const parts = { decision: el('div'), signals: el('div'), device: el('div') }
let snapshot
let error
let timer

const region = el('select', { id: 'drawer-region' }, REGIONS.map(([value, words]) => el('option', { value }, words)))
region.value = here.searchParams.get('region') ?? ''
region.addEventListener('change', () => {
  region.value ? here.searchParams.set('region', region.value) : here.searchParams.delete('region')
  location.assign(here)
})

const over = el('button', { type: 'button' }, 'Start over as a new visitor')
over.addEventListener('click', async () => {
  for (const pair of document.cookie.split(';')) document.cookie = `${pair.split('=')[0].trim()}=; max-age=0; path=/`
  localStorage.clear()
  sessionStorage.clear()
  await fetch('/demo/log/clear', { method: 'POST' })
  location.reload()
})

const section = (heading, ...children) => el('section', {}, el('h3', {}, heading), ...children)
const close = el('button', { type: 'button', className: 'drawer-close' }, 'Close')
const body = el(
  'div',
  { id: 'drawer-body', className: 'drawer-body', hidden: true },
  el('header', {}, el('h2', {}, 'What happens'), close),
  left.element,
  section('What was decided', parts.decision),
  section('What was told to Google Consent Mode', parts.signals),
  section('What is on this device', parts.device),
  section('Try it', el('label', { htmlFor: 'drawer-region' }, 'As if you were in'), region, over),
)
const tab = el('button', { type: 'button', className: 'drawer-tab' }, 'What happens')
tab.setAttribute('aria-expanded', 'false')
tab.setAttribute('aria-controls', body.id)
const drawer = el('aside', { className: 'drawer', lang: 'en', dir: 'ltr' }, tab, body)
drawer.setAttribute('aria-label', 'What happens on this page')

async function show() {
  fill(parts.signals, signals())
  fill(parts.device, onDevice())
  // Asking for the record is what an owner's code would do. It may load the module, so it is asked only where somebody looks.
  const record = await window.Confidant?.record?.().catch(() => null)
  fill(parts.decision, decision(record, snapshot, error))
}

function open(on) {
  body.hidden = !on
  drawer.classList.toggle('drawer-open', on)
  tab.setAttribute('aria-expanded', String(on))
  on ? here.searchParams.set('happens', '') : here.searchParams.delete('happens')
  clearInterval(timer)
  if (on) {
    left.start()
    show()
    timer = setInterval(show, 1000)
  } else {
    left.stop()
  }
}

tab.addEventListener('click', () => {
  open(true)
  close.focus()
})
close.addEventListener('click', () => {
  open(false)
  tab.focus()
})
body.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  open(false)
  tab.focus()
})

for (const type of ['ready', 'ask', 'change']) {
  document.addEventListener(`confidant:${type}`, ({ detail }) => {
    snapshot = detail
    if (!body.hidden) show()
  })
}

document.addEventListener('confidant:error', ({ detail }) => {
  error = detail
  if (!body.hidden) show()
})

document.addEventListener('click', (event) => {
  const link = event.composedPath().find((node) => node.localName === 'a' && node.origin === location.origin)
  if (!link || event.defaultPrevented) return
  const target = new URL(link.href)
  for (const name of CARRIED) if (here.searchParams.has(name)) target.searchParams.set(name, here.searchParams.get(name))
  link.href = target
})

// An open stream would keep the page out of the back/forward cache.
addEventListener('pagehide', () => left.stop())
addEventListener('pageshow', () => body.hidden || left.start())

// A light on the tab when something has left, without asking anyone.
new PerformanceObserver((list) => {
  const away = list.getEntries().some((entry) => !entry.name.startsWith(location.origin) && entry.name.startsWith('http'))
  if (away) tab.classList.add('drawer-lit')
}).observe({ type: 'resource', buffered: true })

document.body.append(drawer)
if (here.searchParams.has('happens')) open(true)
