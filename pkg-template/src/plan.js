// The gate plan: what the last decision lets run, written by wasm, replayed here without it.

export const RECORD = 'confidant.record'
const PLAN = 'confidant.plan'

/** Tells configurations and pages apart; no secret, so 53 bits of a plain hash are enough. */
export function hash(text) {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    a = Math.imul(a ^ c, 2654435761)
    b = Math.imul(b ^ c, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36)
}

export const gpc = () => navigator.globalPrivacyControl === true

/** Whether there is a plan at all: without one, wasm will be needed whatever the configuration says. */
export function hasPlan() {
  try {
    return !!localStorage.getItem(PLAN)
  } catch {}
}

/** The plan for this key, or null where there is any doubt: then wasm decides. */
export function readPlan(key) {
  try {
    const plan = JSON.parse(localStorage.getItem(PLAN))
    const now = Date.now()
    // The newest record must stand behind it, and the clock may not have been set back.
    return plan.v === 1 && plan.key === key && plan.time <= now && now < plan.until && plan.gpc === gpc() &&
      JSON.parse(localStorage.getItem(RECORD)).at(-1).id === plan.snapshot.id ? plan : null
  } catch {
    return null
  }
}
