// Entry of the npm import. Touches nothing of the page until it is called.
import { createPage } from './api.js'
import { ConfidantError } from './error.js'
import { filesIn, textAt } from './files.js'
import * as words from './words.js'

export { ConfidantError }

const beside = {
  core: () => import('./core.js'),
  host: () => import('./host.js'),
  wasm: () => fetch(new URL('confidant.wasm', import.meta.url)),
  words: (language, part) => words[part][language](),
}

let running

export async function createConfidant(config, { region, language, base } = {}) {
  if (typeof document === 'undefined') {
    throw new ConfidantError({ code: 'no-page', message: 'Confidant runs in a page. On a server, call it from code that only the browser runs.' })
  }
  running ??= start(config, region, language, base)
  return running
}

async function start(config, region, language, base) {
  const text = typeof config === 'string' || config instanceof URL ? textAt(config) : JSON.stringify(config)
  const stated = document.querySelector('meta[name=confidant-region]')?.content
  const { api, decided } = createPage({
    config: text, region: region ?? stated, source: region === undefined ? 'meta' : 'option', language, load: base ? filesIn(new URL(base, document.baseURI).href) : beside,
  })
  const destroy = () => {
    running = undefined
    api.destroy()
  }
  await decided.catch(error => {
    // A configuration that is mended may be tried again.
    destroy()
    throw error
  })
  return { ...api, destroy }
}
