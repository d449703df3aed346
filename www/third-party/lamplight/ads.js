// Lamplight, a made-up ad network: a cookie, a key for the session, and an ad in each slot. It listens to the page's
// consent signal and clears its slots when advertising is no longer allowed.
(() => {
  const origin = new URL(document.currentScript.src).origin
  const id = document.cookie.match(/(?:^|; )_hb_lamp_uid=([^;]*)/)?.[1] ?? Math.random().toString(36).slice(2, 12)
  document.cookie = `_hb_lamp_uid=${id}; max-age=7776000; path=/; samesite=lax`
  sessionStorage.setItem('hb_lamp.seen', JSON.stringify([location.pathname]))

  const fill = (slot) => {
    const image = document.createElement('img')
    image.src = `${origin}/ad.svg`
    image.width = 970
    image.height = 250
    image.alt = 'Northline: night ferries to the outer islands, from 39. An advertisement.'
    slot.replaceChildren(image)
  }
  const slots = Array.from(document.querySelectorAll('[data-slot="lamplight"]'), (slot) => [slot, [...slot.childNodes]])
  for (const [slot] of slots) fill(slot)
  new Image().src = `${origin}/impression.gif?${new URLSearchParams({ id, page: location.pathname })}`

  document.addEventListener('confidant:change', ({ detail }) => {
    const on = detail.purposes.ads === true && detail.vendors.lamplight === true
    for (const [slot, before] of slots) if (!on) slot.replaceChildren(...before)
  })
})()
