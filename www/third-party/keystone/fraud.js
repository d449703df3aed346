// Keystone, a made-up fraud check: a key for the session, and one question for each product page.
(() => {
  const origin = new URL(document.currentScript.src).origin
  const session = sessionStorage.getItem('hb_key.session') ?? Math.random().toString(36).slice(2, 12)
  sessionStorage.setItem('hb_key.session', session)
  new Image().src = `${origin}/check.gif?${new URLSearchParams({ session, page: location.pathname })}`
})()
