// Where files lie, and what is in one.
import { ConfidantError } from './error.js'

/** @param {string} base ending in `/` */
export const filesIn = base => ({
  core: () => import(`${base}core.js`),
  host: () => import(`${base}host.js`),
  wasm: () => fetch(`${base}confidant.wasm`),
  words: (language, part) => import(`${base}l10n/${language}${part === 'panel' ? '.panel' : ''}.js`),
})

/** The text at an address. What does not arrive is said. */
export async function textAt(address) {
  const response = await fetch(address)
  if (response.ok) return response.text()
  throw new ConfidantError({ code: 'load-failed', message: `${address} could not be loaded: ${response.status}` })
}
