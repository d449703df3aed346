// What must not compile. Each line after a mark is a mistake that the types must find.
import { createConfidant, type Config, type Confidant, type Duration, type Options, type Purpose } from 'confidant-sdk'

const controller = { name: 'A', contact: 'a@a.example', policy: '/policy' }
const purpose = { id: 'ads', basis: 'consent', name: 'Ads', text: 'Shows ads.', retention: '1 day' } as const

// @ts-expect-error a configuration is needed
createConfidant()

// @ts-expect-error keys that must be there
createConfidant({ controller, revision: 1, languages: ['en'] })

// @ts-expect-error a misspelt key
createConfidant({ controller, revision: 1, languages: ['en'], purposes: [purpose], lifetime: {} })

// @ts-expect-error not a language of the interface
createConfidant({ controller, revision: 1, languages: ['tlh'], purposes: [purpose] })

// @ts-expect-error a revision is a number
createConfidant({ controller, revision: '1', languages: ['en'], purposes: [purpose] })

createConfidant({
  controller,
  revision: 1,
  languages: ['en'],
  purposes: [purpose],
  // @ts-expect-error a vendor of a purpose that is not there
  vendors: [{ id: 'net', name: 'Net', policy: '/', country: 'DE', purposes: ['adverts'] }],
})

createConfidant({
  controller,
  revision: 1,
  languages: ['en'],
  purposes: [purpose],
  // @ts-expect-error a signal for a purpose that is not there
  signals: { google: { purposes: { adverts: ['ad_storage'] } } },
})

createConfidant({
  controller,
  revision: 1,
  languages: ['en'],
  purposes: [purpose],
  // @ts-expect-error not a type of Google's
  signals: { google: { purposes: { ads: ['ads_storage'] } } },
})

// @ts-expect-error not a legal basis
const basis: Purpose['basis'] = 'contract'

// @ts-expect-error not a unit
const fortnight: Duration = '2 fortnights'
// @ts-expect-error milliseconds are not meant
const milliseconds: Duration = 3600

// @ts-expect-error a region is text
const region: Options = { region: 49 }
// @ts-expect-error no such option
const option: Options = { lang: 'de' }

const confidant = await createConfidant({ controller, revision: 1, languages: ['en'], purposes: [purpose] })
// @ts-expect-error no such purpose
confidant.has('adverts')
// @ts-expect-error no vendors, so none to ask about
confidant.has('ads', 'net')
// @ts-expect-error no such purpose
confidant.when('adverts')
// @ts-expect-error no such purpose
confidant.set({ purposes: { adverts: true } })
// @ts-expect-error a choice is yes or no
confidant.set({ purposes: { ads: 'yes' } })
// @ts-expect-error nobody answers through a snapshot
;(await confidant.accept()).purposes.ads = true
// @ts-expect-error has() answers at once
confidant.has('ads').then
// @ts-expect-error it is a promise
const now: Confidant = createConfidant('/confidant.json')

declare const config: Config
// @ts-expect-error what is configured stays
config.purposes.push(purpose)

// @ts-expect-error no such event
document.addEventListener('confidant:change', ({ detail }) => detail.granted)

// @ts-expect-error the global is made by the script tag alone
Confidant.open()
