// The helpers for an owner's own tests.
import { answer, fixtures, newContext, type Answer, type Fixtures, type Page, type Pins } from 'confidant-sdk/testing'

declare const page: Page
declare const browser: { newContext(options?: { locale?: string }): Promise<{ newPage(): Promise<Page> }> }

const pins: Pins = { region: 'US-CA', timeZone: 'America/Los_Angeles', language: 'en-US', gpc: true, time: new Date() }
const context = await newContext(browser, pins, { viewport: null })
await answer(await context.newPage(), 'reject')
await answer(page, { purposes: { analytics: true }, vendors: { matomo: false } })
const one: Fixtures['answer'] = (choice) => answer(page, choice)
const pinned: Pins = fixtures.confidant[0]

// @ts-expect-error not an answer
const later: Answer = 'later'
// @ts-expect-error no such pin
const zone: Pins = { timezone: 'Europe/Berlin' }
