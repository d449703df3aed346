// What must compile.
import {
  ConfidantError,
  createConfidant,
  type Config,
  type Confidant,
  type ConsentRecord,
  type Duration,
  type Snapshot,
} from 'confidant-sdk'

// An address, with and without options.
const byAddress: Promise<Confidant> = createConfidant('/confidant.json')
createConfidant(new URL('https://example.com/confidant.json'), { region: 'DE', language: 'de', base: '/confidant/' })
createConfidant('/confidant.json', { region: () => 'US-CA' })
createConfidant('/confidant.json', { region: async () => (await fetch('/where')).text() })

// A literal gives its ids to has(), when() and set().
const confidant = await createConfidant({
  controller: { name: 'Harbour & Pine', contact: 'data@harbour.example', policy: '/policy' },
  revision: 1,
  languages: ['en'],
  purposes: [
    { id: 'analytics', basis: 'consent', name: 'Measuring visits', text: 'Counts pages.', retention: '13 months' },
    { id: 'ads', basis: 'consent', name: 'Advertising', text: 'Shows ads.', retention: '90 days', sale: true },
  ],
  vendors: [{ id: 'matomo', name: 'Matomo', policy: '/matomo', country: 'DE', purposes: ['analytics'] }],
  signals: { google: { purposes: { ads: ['ad_storage', 'ad_user_data'] } } },
  lifetimes: { consent: '6 months', refusal: '12 months', history: 5 },
})
const granted: boolean = confidant.has('analytics') && confidant.has('analytics', 'matomo')
const after: Snapshot<'analytics' | 'ads', 'matomo'> = await confidant.set({ purposes: { ads: false }, vendors: { matomo: true } })
const one: boolean = after.purposes.ads && after.vendors.matomo
await confidant.accept()
await confidant.reject()
await confidant.open()
confidant.close()
await confidant.when('ads')
const stop: () => void = confidant.subscribe((snapshot) => snapshot.gpc || snapshot.until === null)
stop()
const record: ConsentRecord<'analytics' | 'ads', 'matomo'> | null = await confidant.record()
const oldest: number | undefined = (await confidant.history())[0]?.time
confidant.destroy()

// Ids that are not known stay strings.
const some: Confidant = await byAddress
some.has('anything', 'anyone')

// A configuration of its own, and one that is only read.
const config: Config = {
  $schema: 'https://example.com/confidant.schema.json',
  controller: { name: 'A', contact: 'https://a.example/contact', policy: 'https://a.example/policy' },
  revision: 2,
  languages: ['en', 'he'],
  purposes: [
    {
      id: 'basket',
      basis: 'necessary',
      justification: { en: 'The basket.', he: 'הסל.' },
      name: { en: 'Basket', he: 'סל' },
      text: { en: 'Remembers.', he: 'זוכר.' },
      retention: 'session',
    },
  ],
  jurisdictions: { 'US-TX': { regime: 'notice', reason: 'We sell nothing.' } },
  texts: { en: { title: 'Before you come in' } },
  look: { layout: 'dialog', side: 'right', theme: 'dark', reopen: 'link' },
}
createConfidant(config)
const fixed = { ...config, languages: ['en', 'he'] } as const
createConfidant(fixed)

const durations: Duration[] = ['session', '1 day', '30 minutes', '13 months', '2 years', '1 hour']

try {
  await createConfidant('/confidant.json')
} catch (error) {
  if (error instanceof ConfidantError && error.code === 'bad-config') {
    for (const { path, found, expected, fix } of error.faults ?? []) console.error(path, found, expected, fix)
  }
}

document.addEventListener('confidant:change', ({ detail }) => detail.purposes['analytics'])
document.addEventListener('confidant:error', ({ detail }) => detail.code === 'load-failed')
