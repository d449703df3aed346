// Entry of the script tag: finds its own tag and configuration, makes `window.Confidant`.
import { createPage } from './api.js'
import { ConfidantError } from './error.js'
import { filesIn, textAt } from './files.js'
import { deny } from './signals.js'

const tag = document.currentScript
const queue = window.Confidant

/** The configuration's text: from the address, or from the page, where it may come after this script. */
function configuration() {
  const { config } = tag.dataset
  if (config) return textAt(config)
  const inline = () => document.querySelector('script[data-confidant-config]')?.textContent
  return inline() ?? new Promise((resolve, reject) => addEventListener('DOMContentLoaded', () => {
    const text = inline()
    text ? resolve(text) : reject(new ConfidantError({ code: 'no-config', message: 'There is no configuration.' }))
  }, { once: true }))
}

// A second tag changes nothing.
if (!queue?.has) {
  // With the configuration at an address, tags that run at once would come before the default that it asks for.
  if ('google' in tag.dataset) deny({}, true)
  const { region = document.querySelector('meta[name=confidant-region]')?.content ?? '' } = tag.dataset
  const base = new URL(tag.dataset.base ?? '.', tag.src || document.baseURI).href
  const { api, decided } = createPage({
    config: configuration(),
    region,
    source: tag.dataset.region ? 'attribute' : 'meta',
    load: filesIn(base),
  })
  // A first load that failed may be followed by one that does not.
  const run = callback => decided.then(() => callback(api), () => document.addEventListener('confidant:ready', () => callback(api), { once: true }))
    .catch(reportError)
  window.Confidant = { ...api, push: (...callbacks) => callbacks.forEach(run) }
  queue?.forEach?.(run)
}
