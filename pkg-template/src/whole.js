// Loaded when the preference centre, a placeholder, an erasure or a report is needed: the whole module and its views.
import init, * as whole from './whole-glue.js'

export { erase } from './erase.js'
export { openPanel } from './panel.js'
export { cover, heldBy, uncover } from './placeholder.js'
export { showStatus } from './status.js'

/** The exports of the whole module. */
export async function loadWhole() {
  await init({ module_or_path: new URL('whole.wasm', import.meta.url) })
  return whole
}
