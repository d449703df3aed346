// axe-core, with its rule for target sizes, in every state, theme and direction; at 320 px, which is also 1280 px at 400 %.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { stage } from '../support/index.mjs'
import { page } from '../support/sample.mjs'

const AXE = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const { open } = await stage(import.meta.url)

/** What axe finds wrong, in our elements and what they do to the page. */
async function clean({ page }, state) {
  await page.mouse.move(0, 0)
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(AXE)
  const { violations, incomplete } = await page.evaluate(tags => axe.run(document, { runOnly: tags, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations', 'incomplete'] }), TAGS)
  const say = results => results.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${JSON.stringify(target)} ${failureSummary.replaceAll('\n', ' ')}`))
  assert.deepEqual(say(violations), [], state)
  // What axe cannot judge is only what lies behind something else, and other people's frames.
  const open = incomplete.filter(({ id }) => !['color-contrast', 'target-size', 'frame-tested'].includes(id))
  assert.deepEqual(say(open), [], `${state}: not judged`)
}

const STATES = {
  async bar(visit) {
    await clean(visit, 'bar')
  },
  async box(visit) {
    await clean(visit, 'box')
  },
  async dialog(visit) {
    await clean(visit, 'dialog')
  },
  async 'preference centre'(visit) {
    await visit.openPanel()
    for (const summary of await visit.panel.locator('summary').all()) await summary.click()
    await clean(visit, 'asked')
    await visit.switch('media').check()
    await clean(visit, 'changed')
    await visit.change(() => visit.click('save'))
    await visit.openPanel('reopen')
    await clean(visit, 'answered')
    await visit.change(() => visit.click('withdraw'))
    await visit.openPanel('reopen')
    await visit.panel.locator('summary').last().click()
    await clean(visit, 'withdrawn, with a history')
  },
  async placeholder(visit) {
    await visit.change(() => visit.click('reject'))
    await visit.page.locator('confidant-held [data-confidant=once]').waitFor()
    await clean(visit, 'placeholder and reopen button')
  },
  async 'status and reload'(visit) {
    await visit.change(() => visit.click('accept'))
    await visit.ranAtLeast(1)
    await visit.openPanel('reopen')
    await visit.change(() => visit.click('withdraw'))
    await visit.control('reload').waitFor()
    await clean(visit, 'reload')
    await visit.page.locator('confidant-ui > [data-confidant=close]').click()
    await visit.page.locator('confidant-ui [part=reopen]').waitFor()
    await clean(visit, 'reopen button')
  },
}

for (const [state, look] of Object.entries(STATES)) {
  for (const lang of ['en', 'ar']) {
    for (const colorScheme of ['light', 'dark']) {
      for (const width of [320, 1280]) {
        test(`axe finds nothing: ${state}, ${lang}, ${colorScheme}, ${width} px`, async () => {
          const visit = await open(page({
            languages: [lang], look: { layout: /bar|box|dialog/.exec(state)?.[0] ?? 'bar' },
            page: { until: 'ask', context: { colorScheme, viewport: { width, height: 800 } }, head: '<style>html { background: Canvas; color: CanvasText } iframe { max-width: 100% }</style>' },
          }))
          await visit.page.evaluate(rtl => (document.documentElement.dir = rtl ? 'rtl' : 'ltr'), lang === 'ar')
          await look(visit)
          assert.equal(await visit.page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, 'scrolls sideways')
        })
      }
    }
  }
}
