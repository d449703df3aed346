// Signalbox, a made-up tag that obeys Google Consent Mode: it reads dataLayer from the start, prints each consent call to the
// console, and sends what it may: without analytics_storage a hit carries no id and nothing is stored.
(() => {
  const origin = new URL(document.currentScript.src).origin
  const state = {}
  const layer = (window.dataLayer ||= [])
  const letter = (type) => (state[type] === 'granted' ? '1' : '0')

  const send = (event) => {
    const hit = new URLSearchParams({ event, gcs: `G1${letter('ad_storage')}${letter('analytics_storage')}` })
    if (state.analytics_storage === 'granted') {
      const id = document.cookie.match(/(?:^|; )_hb_sig=([^;]*)/)?.[1] ?? `S.${Date.now()}`
      document.cookie = `_hb_sig=${id}; max-age=7776000; path=/; samesite=lax`
      hit.set('id', id)
    }
    new Image().src = `${origin}/collect.gif?${hit}`
  }

  const take = (entry) => {
    const [command, kind, values] = Array.from(entry ?? [])
    if (command !== 'consent') return false
    for (const [type, value] of Object.entries(values)) if (value === 'granted' || value === 'denied') state[type] = value
    console.info(`Signalbox: consent ${kind}`, values)
    return kind === 'update'
  }

  layer.forEach(take)
  send('page_view')
  const push = layer.push
  layer.push = function (...entries) {
    const length = push.apply(this, entries)
    if (entries.map(take).some(Boolean) && state.analytics_storage === 'granted') send('consent_update')
    return length
  }
})()
