// For your own end-to-end tests with Playwright, which is yours: nothing of it is imported here.
//
//   import { test as base, expect } from '@playwright/test'
//   import { fixtures, type Fixtures } from 'confidant-sdk/testing'
//
//   const test = base.extend<Fixtures>(fixtures)
//   test.use({ confidant: { region: 'DE', timeZone: 'Europe/Berlin', language: 'de-DE', gpc: false } })
//   test('the map loads once it is allowed', async ({ page, answer }) => {
//     await page.goto('/')
//     await answer({ purposes: { media: true } })
//     await expect(page.frameLocator('#map').getByText('North')).toBeVisible()
//   })
import type { Choices } from './index.js'

/** What Confidant decides from. What is left out stays as Playwright has it. */
export interface Pins {
  /**
   * Where the visitor is, such as `"DE"` or `"US-CA"`: `data-region` of the script tag and `<meta name="confidant-region">`.
   * With `createConfidant`, give it the region yourself.
   */
  region?: string
  /** IANA time zone, such as `"Europe/Berlin"`. */
  timeZone?: string
  /** The browser's language, such as `"de-DE"`. */
  language?: string
  /** Whether the browser sends Global Privacy Control: `navigator.globalPrivacyControl` and the header `Sec-GPC`. */
  gpc?: boolean
  /** The time that `Date` tells, always the same: milliseconds since 1970, a date, or text that `Date` reads. */
  time?: number | string | Date
}

/** What a visitor answers: with one click, or one by one by id; true allows, false refuses or objects. */
export type Answer = 'accept' | 'reject' | Choices

/** As much of Playwright's `Page` as is used. */
export interface Page {
  locator(selector: string): unknown
  evaluate(script: () => Promise<unknown>): Promise<unknown>
}

/** As much of Playwright's `Browser` as is used. */
export interface Browser<Context> {
  newContext(options?: object): Promise<Context>
}

/**
 * Answers by real clicks on what is visible: the first layer, or the preference centre behind `choose` or `reopen`.
 * Settles when what follows from it has happened.
 */
export function answer(page: Page, choice: Answer): Promise<void>

/**
 * A new browser profile with everything pinned.
 *
 * @param options Playwright's own, for `browser.newContext()`
 */
export function newContext<Context>(browser: Browser<Context>, pins?: Pins, options?: object): Promise<Context>

/** What a test has after `test.extend<Fixtures>(fixtures)`. */
export interface Fixtures {
  /** What to pin, for `test.use({ confidant: … })`. */
  confidant: Pins
  /** Answers in the test's page. */
  answer(choice: Answer): Promise<void>
}

type Fixture<Value> = (fixtures: any, use: (value: Value) => Promise<void>) => Promise<void>

/** For `test.extend()`. */
export const fixtures: {
  confidant: [Pins, { option: true }]
  timezoneId: Fixture<string | undefined>
  locale: Fixture<string | undefined>
  extraHTTPHeaders: Fixture<{ [name: string]: string } | undefined>
  context: Fixture<any>
  answer: Fixture<Fixtures['answer']>
}
