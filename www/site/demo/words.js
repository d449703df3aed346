// What the drawer says, in plain words.

export const VENDORS = {
  tidemark: 'Tidemark',
  signalbox: 'Signalbox',
  lamplight: 'Lamplight Ads',
  reelhouse: 'Reelhouse',
  chartroom: 'Chartroom',
  keystone: 'Keystone',
}

const PURPOSES = {
  basket: 'Basket',
  analytics: 'Measuring visits',
  ads: 'Personalised offers',
  media: 'Films and maps',
  fraud: 'Preventing fraud',
}

const REQUESTS = {
  '/analytics.js': 'served its counter',
  '/hit.gif': 'was told of a page view',
  '/tag.js': 'served its tag',
  '/collect.gif': 'was sent a hit',
  '/ads.js': 'served its ad code',
  '/ad.svg': 'served an ad',
  '/impression.gif': 'was told that its ad was shown',
  '/pixel.gif': 'served its tracking pixel',
  '/video': 'served its film',
  '/map': 'served its chart',
  '/fraud.js': 'served its check',
  '/check.gif': 'was asked about this visit',
}

const CONTROLS = {
  accept: 'Accepted all',
  reject: 'Rejected all',
  save: 'Chosen one by one',
  withdraw: 'Withdrawn',
  signal: 'Refused by the browser’s signal',
}

const LAYERS = {
  first: 'on the first layer',
  panel: 'in the preferences',
  placeholder: 'on a held film or map',
  api: 'by a button of the page',
  browser: 'without a question',
}

/** Who set a name that is found on the device. */
const OWNERS = [
  [/^_?hb_tide/, 'Tidemark'],
  [/^_hb_sig/, 'Signalbox'],
  [/^_?hb_lamp/, 'Lamplight Ads'],
  [/^hb_key/, 'Keystone'],
  [/^harbour\./, 'this site, for the basket'],
  [/^confidant\./, 'Confidant, to keep the answer'],
]

export const purpose = (id) => PURPOSES[id] ?? id
export const owner = (name) => OWNERS.find(([pattern]) => pattern.test(name))?.[1] ?? 'somebody else'
export const made = ({ control, layer }) => `${CONTROLS[control] ?? control} ${LAYERS[layer] ?? layer}`

/** What one request meant. */
export function request({ path }) {
  const name = path.split('?')[0]
  return REQUESTS[name] ?? (/^\/(video|map)\./.test(name) ? 'served more of its own files' : `was asked for ${name}`)
}

/** One entry of dataLayer. */
export function signal(entry) {
  const [command, kind, values] = Array.from(entry)
  if (command !== 'consent') return ['Setting', [kind, values].filter((value) => value !== undefined).join(': ')]
  const types = (state) => Object.keys(values).filter((type) => values[type] === state && type !== 'security_storage')
  const [granted, denied] = [types('granted'), types('denied')]
  const words = [
    granted.length ? `${granted.join(', ')} granted` : null,
    granted.length === 0 ? 'everything denied' : denied.length ? `${denied.join(', ')} denied` : null,
  ]
  return [kind === 'default' ? 'Before any tag' : 'After a decision', words.filter(Boolean).join('; ')]
}
