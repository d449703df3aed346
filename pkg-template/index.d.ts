// import { createConfidant } from 'confidant-sdk'
import type { Config, Language, Regime } from './config.js'

export type * from './config.js'

/**
 * Starts Confidant in this page, or gives the one that runs already.
 *
 * @param config the configuration, or the address of its JSON file
 * @returns once it is decided what may run; the visitor need not have answered
 * @throws {ConfidantError} `bad-config` with every fault; `load-failed`; `no-page` on a server
 */
export function createConfidant(config: string | URL, options?: Options): Promise<Confidant>
export function createConfidant<const P extends string, const V extends string = never>(
  config: Config<P, V>,
  options?: Options,
): Promise<Confidant<P, V>>

/** What the page knows and the browser does not. */
export interface Options {
  /**
   * Where the visitor is, ISO 3166-1 or 3166-2, such as `"DE"` or `"US-CA"`. Your server knows best.
   * @default `<meta name="confidant-region">`; else the browser's time zone and language where they agree; else the strictest
   * regime applies
   */
  region?: string | (() => string | Promise<string>)
  /**
   * Language to ask in, if it is declared in the configuration.
   * @default that of the page, then the visitor's, then the first declared
   */
  language?: string
  /**
   * Address of the folder with Confidant's files, ending in `/`.
   * @default the folder this module was loaded from
   */
  base?: string
}

/** Confidant in this page. `P` and `V` are the ids of purposes and vendors. */
export interface Confidant<P extends string = string, V extends string = string> {
  /** Whether the purpose may be used now, and by the vendor. False for anything that is not known or not decided. */
  has(purpose: P, vendor?: V): boolean
  /**
   * Grants everything. Call it while handling the visitor's click or key.
   * @throws {ConfidantError} `needs-user-activation` without a visitor behind it
   */
  accept(): Promise<Snapshot<P, V>>
  /** Refuses everything. Always allowed. */
  reject(): Promise<Snapshot<P, V>>
  /**
   * Sets what is named; the rest stays as it is.
   * @throws {ConfidantError} `needs-user-activation` when it grants without a visitor behind it; `unknown-id`
   */
  set(choices: Choices<P, V>): Promise<Snapshot<P, V>>
  /** Opens the preference centre. */
  open(): Promise<void>
  /** Closes what is open. That is no answer. */
  close(): void
  /** The newest record of an answer; null before the first. */
  record(): Promise<ConsentRecord<P, V> | null>
  /** All records that are kept, oldest first. */
  history(): Promise<ConsentRecord<P, V>[]>
  /** Settles when the purpose may be used: at once, later, or never. */
  when(purpose: P): Promise<void>
  /**
   * Calls back with the snapshot after each change.
   * @returns ends it
   */
  subscribe(callback: (snapshot: Snapshot<P, V>) => void): () => void
  /** Takes everything of Confidant's out of the page. What is held stays held; the record stays kept. */
  destroy(): void
}

/** Choices by id: true allows, false refuses or objects. */
export interface Choices<P extends string = string, V extends string = string> {
  purposes?: { readonly [purpose in P]?: boolean }
  vendors?: { readonly [vendor in V]?: boolean }
}

/** What holds now. */
export interface Snapshot<P extends string = string, V extends string = string> {
  /** Id of the record behind it; null before an answer. */
  readonly id: string | null
  /** When it was answered, milliseconds since 1970. */
  readonly time: number | null
  /** Until when the answer holds, milliseconds since 1970. */
  readonly until: number | null
  /** Whether the visitor has answered. */
  readonly answered: boolean
  /** Whether the answer is kept for the next page; false where the browser does not let us. */
  readonly stored: boolean
  /** Language it was asked in. */
  readonly language: Language
  /** Revision of the configuration. */
  readonly revision: number
  /** The regime that applies. */
  readonly regime: Regime
  /** Where the visitor is, ISO 3166, if that is known. */
  readonly jurisdiction: string | null
  /** Where the jurisdiction was learned. */
  readonly source: Source
  /** Whether the browser sends Global Privacy Control. */
  readonly gpc: boolean
  /** Purposes and whether they may be used. */
  readonly purposes: { readonly [purpose in P]: boolean }
  /** Vendors and whether they take part in anything that is allowed. */
  readonly vendors: { readonly [vendor in V]: boolean }
}

/** Where a jurisdiction was learned: the script tag, a `<meta>`, the `region` option, the browser's hints, nowhere. */
export type Source = 'attribute' | 'meta' | 'option' | 'hint' | 'none'

/** One answer, as it is kept on the device (ISO/IEC TS 27560). */
export interface ConsentRecord<P extends string = string, V extends string = string> {
  /** Version of this form. */
  readonly v: 1
  /** A random UUID. */
  readonly id: string
  /** When, milliseconds since 1970. */
  readonly time: number
  /** Revision of the configuration. */
  readonly revision: number
  /** SHA-256, in hexadecimal, of what was shown: configuration, language and words. */
  readonly digest: string
  /** Name of the controller. */
  readonly controller: string
  /** Language in which it was asked. */
  readonly language: Language
  /** Each purpose that is a choice. */
  readonly purposes: readonly {
    readonly id: P
    /** Allowed, or not objected to. */
    readonly granted: boolean
    /** Legal basis as it was shown. */
    readonly basis: 'consent' | 'legitimate-interest'
    /** Digest of its name and text as they were shown. */
    readonly text: string
    /** When this choice was made, milliseconds since 1970; earlier than the record where a later answer kept it. */
    readonly time: number
    /** Whether Global Privacy Control was on then. */
    readonly gpc: boolean
  }[]
  /** Each vendor. */
  readonly vendors: readonly {
    readonly id: V
    readonly granted: boolean
    /** Its purposes as they were shown. */
    readonly purposes: readonly P[]
  }[]
  /** The control it was given with; `signal` is Global Privacy Control where no question comes first. */
  readonly control: 'accept' | 'reject' | 'save' | 'withdraw' | 'signal'
  /** Where that control was. */
  readonly layer: 'first' | 'panel' | 'placeholder' | 'api' | 'browser'
  /** The regime under which it was asked. */
  readonly regime: Regime
  /** Where the visitor was, ISO 3166; absent where that was not known. */
  readonly jurisdiction?: string
  /** Where the jurisdiction was learned. */
  readonly source: Source
  /** Whether Global Privacy Control was on. */
  readonly gpc: boolean
  /** Id of the record before, if there is one. */
  readonly previous?: string
}

/** Why something could not be done. */
export class ConfidantError extends Error {
  readonly name: 'ConfidantError'
  /** What kind, for programs. */
  readonly code: ErrorCode
  /** Where, for `unknown-id`. */
  readonly path?: string
  /** Every fault, for `bad-config`. */
  readonly faults?: readonly Fault[]
}

/** Kinds of errors. */
export type ErrorCode =
  /** The configuration has faults, so nothing is granted. */
  | 'bad-config'
  /** The script tag has no configuration. */
  | 'no-config'
  /** A grant without a visitor behind it. */
  | 'needs-user-activation'
  /** An id that the configuration does not have. */
  | 'unknown-id'
  /** A call that cannot be read. */
  | 'bad-call'
  /** Another call is not over yet. */
  | 'busy'
  /** Something could not be loaded. The next call tries again. */
  | 'load-failed'
  /** There is no page, as on a server. */
  | 'no-page'
  /** The browser does not let us keep anything: the answer holds for this page view. */
  | 'storage-blocked'
  /** There is no room left: the answer holds for this page view. */
  | 'storage-full'
  /** What was kept cannot be read, and is put aside: the visitor is asked. */
  | 'record-unreadable'
  /** What was kept is of a newer version, and is put aside: the visitor is asked. */
  | 'record-newer'
  /** What was kept is from the future, and is put aside: the visitor is asked. */
  | 'record-future'

/** One fault of a configuration. */
export interface Fault {
  /** Where: `purposes[1].name.de`. Empty for the whole file. */
  readonly path: string
  /** What kind. */
  readonly code:
    | 'syntax'
    | 'unknown-key'
    | 'missing-key'
    | 'wrong-type'
    | 'bad-value'
    | 'duplicate-id'
    | 'unknown-reference'
    | 'unsafe-url'
    | 'bad-duration'
    | 'missing-text'
    | 'missing-reason'
  /** What stands there. */
  readonly found: string
  /** What would be right. */
  readonly expected: string
  /** What to do, as one sentence. */
  readonly fix: string
}

declare global {
  interface DocumentEventMap {
    /** It is decided what may run. */
    'confidant:ready': CustomEvent<Snapshot>
    /** The visitor is asked. */
    'confidant:ask': CustomEvent<Snapshot>
    /** What may run has changed. */
    'confidant:change': CustomEvent<Snapshot>
    /** Something could not be done. */
    'confidant:error': CustomEvent<ConfidantError>
  }
}
