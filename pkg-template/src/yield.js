// Giving way to the browser.

/** A turn for input and paint between two pieces of work. */
export const yieldToBrowser = () =>
  globalThis.scheduler?.yield?.() ?? new Promise(resolve => setTimeout(resolve))

/** After the next paint; at once where nothing is painted. */
export const afterPaint = () =>
  new Promise(resolve => document.hidden ? resolve() : requestAnimationFrame(() => setTimeout(resolve)))
