// Deletes what withdrawn vendors have left on the device. The module says what.

const keys = name => {
  try {
    return Object.keys(window[name])
  } catch {
    return []
  }
}

/** @param {(cookies: string, keys: string, host: string, path: string) => {cookies: string[], local: string[], session: string[]}} plan */
export function erase(plan) {
  const kept = JSON.stringify({ local: keys('localStorage'), session: keys('sessionStorage') })
  const { cookies, local, session } = plan(document.cookie, kept, location.hostname, location.pathname)
  for (const cookie of cookies) document.cookie = cookie
  for (const key of local) localStorage.removeItem(key)
  for (const key of session) sessionStorage.removeItem(key)
}
