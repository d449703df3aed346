// The basket: one key in localStorage, written when something is put in and removed with the last thing taken out.
// It is necessary for what the visitor asked for, so it needs no consent; it is kept for 30 days.

const KEY = 'harbour.basket'
const KEPT = 30 * 24 * 60 * 60 * 1000

/** Where storage is blocked the basket lasts as long as the page. */
let items = read()
const listeners = new Set()

function read() {
  try {
    const { time, items } = JSON.parse(localStorage.getItem(KEY)) ?? {}
    return Date.now() - time < KEPT ? new Map(Object.entries(items)) : new Map()
  } catch {
    return new Map()
  }
}

function write() {
  try {
    if (items.size) localStorage.setItem(KEY, JSON.stringify({ time: Date.now(), items: Object.fromEntries(items) }))
    else localStorage.removeItem(KEY)
  } catch {
    // Blocked or full: see above.
  }
  tell()
}

function tell() {
  for (const listener of listeners) listener()
}

/** How many things are in it, or how many of one. */
export function count(id) {
  return id === undefined ? [...items.values()].reduce((sum, n) => sum + n, 0) : (items.get(id) ?? 0)
}

export function add(id) {
  items.set(id, count(id) + 1)
  write()
}

export function remove(id) {
  items.delete(id)
  write()
}

/** What is in it: `[id, how many]`. */
export function contents() {
  return [...items]
}

/** Calls `listener` now and after each change, in this tab or another. */
export function onChange(listener) {
  listeners.add(listener)
  listener()
}

addEventListener('storage', (event) => {
  if (event.key !== KEY && event.key !== null) return
  items = read()
  tell()
})
