// The configuration: one JSON file, or the same as an object. `confidant.schema.json` says the same to editors.

/**
 * A length of time in words, from 1 to 9999 units: `"13 months"`, `"30 minutes"`, `"1 day"`. `"session"` is until
 * the browser is closed.
 */
export type Duration = 'session' | `${number} ${'minute' | 'hour' | 'day' | 'month' | 'year'}${'' | 's'}`

/** A language of the interface, as BCP 47 primary subtag. */
export type Language = 'en' | 'de' | 'fr' | 'es' | 'it' | 'pt' | 'nl' | 'pl' | 'sv' | 'ar' | 'he' | 'ja'

/**
 * Text for visitors, 1 to 2000 characters, never markup; links are written `[label](https://…)`. One text where one
 * language is declared, else one for each declared language.
 */
export type Localized = string | { readonly [language in Language]?: string }

/** How a law lets data be used. */
export type Regime =
  /** Nothing before an answer. */
  | 'opt-in'
  /** Until the visitor objects. */
  | 'opt-out'
  /** The visitor is told, and can object. */
  | 'notice'

/** Who is responsible (GDPR art. 4(7)) and is named to the visitor. */
export interface Controller {
  /** Name of the organisation. */
  readonly name: string
  /** Mail address, or address of a page, for questions about data. */
  readonly contact: string
  /** Address of the policy: `https://…` or `/…`. */
  readonly policy: string
}

/** What data is used for; one entry for each decision. */
export interface Purpose<P extends string = string> {
  /** Used in `data-purpose` and in `has()`: `a-z`, `0-9` and `-`, a letter first, at most 64 characters. */
  readonly id: P
  /**
   * Legal basis (GDPR art. 6(1)): consent (a), legitimate interest with objection (f, art. 21), or strictly necessary
   * (ePrivacy Directive art. 5(3)), which is no choice.
   */
  readonly basis: 'consent' | 'legitimate-interest' | 'necessary'
  /** Why it is strictly necessary. Needed for `"necessary"`, and allowed only there. */
  readonly justification?: Localized
  /** Two or three words. */
  readonly name: Localized
  /** What happens, in plain words. */
  readonly text: Localized
  /** How long the data is kept. */
  readonly retention: Duration
  /**
   * Whether it sells or shares data or targets ads, so that Global Privacy Control refuses it.
   * @default true; false for `"necessary"`
   */
  readonly sale?: boolean
}

/** A cookie that a vendor sets; deleted on withdrawal. */
export interface Cookie {
  /** Exact name, or a pattern with `*` that does not begin with it. */
  readonly name: string
  /** How long it stays. */
  readonly duration: Duration
}

/** A storage key that a vendor sets; deleted on withdrawal. */
export interface StorageKey {
  /** Exact key, or a pattern with `*` that does not begin with it. */
  readonly key: string
  /** `localStorage` or `sessionStorage`. */
  readonly kind: 'local' | 'session'
  /** How long it stays. */
  readonly duration: Duration
}

/** Someone else who takes part. */
export interface Vendor<V extends string = string, P extends string = string> {
  /** Used in `data-vendor` and in `has()`: `a-z`, `0-9` and `-`, a letter first, at most 64 characters. */
  readonly id: V
  /** Name of the company or product. */
  readonly name: string
  /** Address of its policy: `https://…` or `/…`. */
  readonly policy: string
  /** Where it processes data, ISO 3166-1 alpha-2, such as `"DE"`. */
  readonly country: string
  /** Ids of the purposes it takes part in, at least one; all necessary, or none. */
  readonly purposes: readonly P[]
  /**
   * How long it keeps data.
   * @default that of its purposes
   */
  readonly retention?: Duration
  /** Cookies it sets. */
  readonly cookies?: readonly Cookie[]
  /** Storage keys it sets. */
  readonly storage?: readonly StorageKey[]
  /** Patterns of the addresses it loads from, such as `"https://*.example.com/*"`. */
  readonly urls?: readonly string[]
}

/** The owner's rule for one place. */
export interface Ruling {
  /** The regime there. */
  readonly regime: Regime
  /** Why a weaker rule than the built-in one is lawful. Needed where it is weaker. */
  readonly reason?: string
}

/** The owner's words in place of the interface's, for one language. */
export interface Texts {
  /** Heading of the first layer. */
  readonly title?: string
  /** Sentence below it. Links as `[label](https://…)`. */
  readonly text?: string
}

/** Where and how it is shown. Colours and type are CSS custom properties. */
export interface Look {
  /**
   * Shape of the first layer.
   * @default 'bar'
   */
  readonly layout?: 'bar' | 'box' | 'dialog'
  /**
   * Side of the box and of the reopen button.
   * @default 'left'
   */
  readonly side?: 'left' | 'right'
  /**
   * `auto` is as the visitor's system.
   * @default 'auto'
   */
  readonly theme?: 'auto' | 'light' | 'dark'
  /**
   * A floating button, or your own element with `data-confidant="reopen"`.
   * @default 'button'
   */
  readonly reopen?: 'button' | 'link'
}

/** A consent type of Google Consent Mode v2. */
export type GoogleType =
  | 'ad_storage'
  | 'ad_user_data'
  | 'ad_personalization'
  | 'analytics_storage'
  | 'functionality_storage'
  | 'personalization_storage'

/** Other defaults for some regions, as Google's `region` parameter. */
export type GoogleDefault = {
  /** ISO 3166 codes, such as `"US-VA"`, at least one. */
  readonly region: readonly string[]
} & { readonly [type in GoogleType]?: 'granted' | 'denied' }

/** Google Consent Mode v2. */
export interface Google<P extends string = string> {
  /**
   * `basic`: tags are held until the answer. `advanced`: tags run without storage until then.
   * @default 'basic'
   */
  readonly mode?: 'basic' | 'advanced'
  /** The consent types that each purpose grants. A type needs all its purposes. */
  readonly purposes: { readonly [purpose in P]?: readonly GoogleType[] }
  /**
   * How long tags wait for the answer, in milliseconds, 0 to 10000.
   * @default 500
   */
  readonly waitForUpdate?: number
  /**
   * Redact ad click ids while `ad_storage` is denied.
   * @default false
   */
  readonly adsDataRedaction?: boolean
  /**
   * Pass ad click ids in addresses.
   * @default false
   */
  readonly urlPassthrough?: boolean
  /** Other defaults by region. */
  readonly defaults?: readonly GoogleDefault[]
}

/** Who is told of each decision. */
export interface Signals<P extends string = string> {
  /** Google Consent Mode v2. Not told unless it is here. */
  readonly google?: Google<P>
}

/** How long answers hold. */
export interface Lifetimes {
  /**
   * How long a yes holds, at most 13 months.
   * @default '6 months'
   */
  readonly consent?: Duration
  /**
   * How long a no is not asked again, at least 6 months and as long as a yes.
   * @default as `consent`, at least 6 months
   */
  readonly refusal?: Duration
  /**
   * How many records are kept on the device, 1 to 100.
   * @default 20
   */
  readonly history?: number
}

/**
 * The whole configuration. Written as a literal, its ids become types: a reference to a purpose that is not there does
 * not compile.
 */
export interface Config<P extends string = string, V extends string = string> {
  /** Address of the schema, for editors. */
  readonly $schema?: string
  /** Who is responsible. */
  readonly controller: Controller
  /**
   * From 1 to 1000000. Raise it when a text changes in meaning: visitors are then asked again about the purposes whose
   * texts differ.
   */
  readonly revision: number
  /** Languages of your texts, at least one. The first is used when the visitor's is not among them. */
  readonly languages: readonly Language[]
  /** What data is used for, at least one. */
  readonly purposes: readonly Purpose<P>[]
  /** Who else takes part. */
  readonly vendors?: readonly Vendor<V, NoInfer<P>>[]
  /** Rules by ISO 3166 code, `"JP"` or `"US-TX"`. Stricter than the built-in ones, or with a reason. */
  readonly jurisdictions?: { readonly [region: string]: Ruling }
  /** Your own words in place of the interface's. */
  readonly texts?: { readonly [language in Language]?: Texts }
  /** Where and how it is shown. */
  readonly look?: Look
  /** Who is told of each decision. */
  readonly signals?: Signals<NoInfer<P>>
  /** How long answers hold. */
  readonly lifetimes?: Lifetimes
}
