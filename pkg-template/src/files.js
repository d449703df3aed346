// Where the files lie, as a folder's address.

/** @param {string} base ending in `/` */
export const filesIn = base => ({
  core: () => import(`${base}core.js`),
  host: () => import(`${base}host.js`),
  wasm: () => fetch(`${base}confidant.wasm`),
  words: (language, part) => import(`${base}l10n/${language}${part === 'panel' ? '.panel' : ''}.js`),
})
