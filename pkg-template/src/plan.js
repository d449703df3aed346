// The gate plan: what the last decision lets run, written by wasm, replayed here without it.

export const RECORD = 'confidant.record'
const PLAN = 'confidant.plan'

/** Tells configurations and pages apart; no secret, so a plain hash is enough (FNV-1a, and the length). */
export function hash(text) {
  let sum = 0x811c9dc5
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x1000193)
  return `${sum}.${text.length}`
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
