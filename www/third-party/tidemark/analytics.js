// Tidemark, a made-up visit counter: two first-party cookies, one key, one hit for each page view.
(() => {
  const origin = new URL(document.currentScript.src).origin
  const read = (name) => document.cookie.match(`(?:^|; )${name}=([^;]*)`)?.[1]
  const id = read('_hb_tide_id') ?? Math.random().toString(36).slice(2, 12)
  const session = read('_hb_tide_ses') ?? Math.random().toString(36).slice(2, 8)
  document.cookie = `_hb_tide_id=${id}; max-age=33696000; path=/; samesite=lax`
  document.cookie = `_hb_tide_ses=${session}; max-age=1800; path=/; samesite=lax`
  const visits = Number(localStorage.getItem('hb_tide.visits') ?? 0) + 1
  localStorage.setItem('hb_tide.visits', String(visits))
  const hit = new URLSearchParams({ id, session, visits, page: location.pathname, language: document.documentElement.lang })
  new Image().src = `${origin}/hit.gif?${hit}`
})()
