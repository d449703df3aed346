// The browser functions that core's ports stand for. None of them throws, so the module needs no machinery for that.

export const now = () => Date.now()

/** The text under a key, empty where there is none; undefined where the browser refuses. */
export function read(key) {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {}
}

/** Whether the text was kept. */
export function write(key, text) {
  try {
    localStorage.setItem(key, text)
    return true
  } catch {
    return false
  }
}

export function remove(key) {
  try {
    localStorage.removeItem(key)
  } catch {}
}

/** Fills bytes at random; where there is no `crypto` they stay as they are. */
export function random(bytes) {
  globalThis.crypto?.getRandomValues(bytes)
}
