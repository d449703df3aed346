// Google Consent Mode v2: the default before any tag, then one update for each decision.

const DENIED = {}
for (const type of ['ad_storage', 'ad_user_data', 'ad_personalization', 'analytics_storage', 'functionality_storage', 'personalization_storage']) {
  DENIED[type] = 'denied'
}

// Google reads the arguments object itself; an array is not understood.
function gtag() {
  (window.dataLayer ||= []).push(arguments)
}

/** Denies by default. `google` is `signals.google` of the configuration. Other regional defaults yield to the browser's signal. */
export function deny(google, signalled) {
  for (const state of signalled ? [] : google.defaults ?? []) gtag('consent', 'default', { ...DENIED, ...state })
  gtag('consent', 'default', { ...DENIED, security_storage: 'granted', wait_for_update: google.waitForUpdate ?? 500 })
  if (google.adsDataRedaction) gtag('set', 'ads_data_redaction', true)
  if (google.urlPassthrough) gtag('set', 'url_passthrough', true)
}

let last = '[]'

/** Gives these calls, unless they are the last ones again. */
export function tell(calls) {
  const text = JSON.stringify(calls)
  if (text !== last) for (const call of calls) gtag(...call)
  last = text
}
