// What a withdrawal takes away: what the vendors declared, in every variant, and nothing else.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { config, stage } from '../support/index.mjs'

const { open } = await stage(import.meta.url, { args: ['--host-resolver-rules=MAP *.harbour.test 127.0.0.1'] })

/** Under a name with parents, as sites have. */
const named = visit => visit.url.replace('127.0.0.1', 'www.harbour.test')

/** Opens a page below the visit's folder, with everything allowed and everybody's traces on the device. */
async function traced(options) {
  const visit = await open({ until: null, ...options })
  await visit.go(named(visit) + '/')
  await visit.change(() => visit.click('accept'))
  await visit.page.evaluate(() => {
    const folder = location.pathname
    const set = (name, rest) => (document.cookie = `${name}=1; max-age=9999; ${rest}`)
    set('_count_id', 'path=/')
    set('_count_id', `path=${folder}`)
    set('_count_id', 'path=/; domain=harbour.test')
    set('_count_id', 'path=/; domain=www.harbour.test; samesite=strict')
    set('_count_ses.1', `path=${folder.slice(0, -1)}; domain=harbour.test`)
    set('_count_ses.2', `path=${folder}; domain=www.harbour.test`)
    set('_ad', 'path=/')
    set('_count_id2', 'path=/')
    set('basket', 'path=/; domain=harbour.test')
    for (const storage of [localStorage, sessionStorage]) {
      for (const key of ['count.', 'count.visits', 'count', 'own', 'xcount.y']) storage.setItem(key, '1')
    }
  })
  return visit
}

const left = async visit => {
  const { cookies, local, session } = await visit.device()
  return { cookies: cookies.filter(name => !name.startsWith('third')).sort(), local: local.filter(key => !key.startsWith('confidant.')).sort(), session: session.sort() }
}

const OTHERS = { local: ['count', 'own', 'xcount.y'], session: ['count', 'own', 'xcount.y'] }

const erased = visit => visit.page.waitForFunction(() => !('count.visits' in sessionStorage))

test('everything withdrawn: every variant of the declared names goes, other people’s stay', async () => {
  const visit = await traced()
  await visit.openPanel('reopen')
  await visit.change(() => visit.click('withdraw'))
  await erased(visit)
  assert.deepEqual(await left(visit), { cookies: ['_count_id2', 'basket'], ...OTHERS })
})

test('one purpose withdrawn: its vendor’s go, those of the others stay', async () => {
  const visit = await traced()
  await visit.openPanel('reopen')
  await visit.switch('analytics').click()
  await visit.change(() => visit.click('save'))
  await erased(visit)
  assert.deepEqual(await left(visit), { cookies: ['_ad', '_count_id2', 'basket'], ...OTHERS })
})

test('one vendor withdrawn: its own go', async () => {
  const visit = await traced()
  await visit.openPanel('reopen')
  await visit.switch('counter', 'vendor').click()
  await visit.change(() => visit.click('save'))
  await erased(visit)
  assert.deepEqual(await left(visit), { cookies: ['_ad', '_count_id2', 'basket'], ...OTHERS })
})

test('withdrawn by a script, on a later page without wasm', async () => {
  const visit = await traced()
  await visit.reload()
  await visit.change(() => visit.page.evaluate(() => void Confidant.reject()))
  await erased(visit)
  assert.deepEqual(await left(visit), { cookies: ['_count_id2', 'basket'], ...OTHERS })
})

test('an answer that has ended takes its traces along', async () => {
  const visit = await traced()
  await visit.context.addInitScript(ahead => {
    const { now } = Date
    Date.now = () => now() + ahead
  }, 366 * 86_400_000)
  await visit.reload('ask')
  await erased(visit)
  assert.deepEqual(await left(visit), { cookies: ['_count_id2', 'basket'], ...OTHERS })
})

test('a refusal before any yes deletes nothing', async () => {
  const visit = await open({ until: null })
  await visit.go(named(visit) + '/')
  await visit.page.evaluate(() => { document.cookie = '_count_id=1; path=/'; localStorage.setItem('count.visits', '1') })
  await visit.change(() => visit.click('reject'))
  await visit.settle()
  assert.deepEqual([(await left(visit)).cookies, (await left(visit)).local], [['_count_id'], ['count.visits']])
})

test('code that runs is told by its signal, once', async () => {
  const visit = await open()
  await visit.change(() => visit.click('accept'))
  await visit.page.evaluate(() => (window.dataLayer.length = 0))
  await visit.openPanel('reopen')
  await visit.change(() => visit.click('withdraw'))
  await visit.settle()
  assert.deepEqual(await visit.layerCalls(), [['consent', 'update', {
    analytics_storage: 'denied', ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied',
  }]])
})

const SCRIPT = '<script type="text/plain" data-purpose="analytics" data-vendor="counter" data-src="{{others}}/a.js"></script>'

test('where a script has run a reload is offered, and does it', async () => {
  const visit = await open({ body: SCRIPT })
  await visit.change(() => visit.click('accept'))
  await visit.ranAtLeast(1)
  await visit.openPanel('reopen')
  await visit.change(() => visit.click('withdraw'))
  await visit.control('reload').waitFor()
  visit.forget()
  await Promise.all([visit.page.waitForEvent('load'), visit.click('reload')])
  await visit.event('ready')
  await visit.settle()
  assert.deepEqual([await visit.ran(), visit.reached(), await visit.has('analytics')], [[], [], [false]])
})

test('the offer can be put off', async () => {
  const visit = await open({ body: SCRIPT })
  await visit.change(() => visit.click('accept'))
  await visit.ranAtLeast(1)
  await visit.openPanel('reopen')
  await visit.change(() => visit.click('withdraw'))
  await visit.control('reload').waitFor()
  await visit.page.locator('confidant-ui > [data-confidant=close]').click()
  await visit.control('reload').waitFor({ state: 'detached' })
  await visit.control('reopen').waitFor()
  assert.equal((await visit.record()).control, 'withdraw')
})

test('where none has run, none is offered', async () => {
  const frame = '<iframe data-purpose="media" data-vendor="films" data-src="{{others}}/film.html" width="400" height="300"></iframe>'
  const visit = await open({ body: `${frame}${SCRIPT}` })
  await visit.openPanel()
  await visit.switch('media').click()
  await visit.change(() => visit.click('save'))
  await visit.served.reached('film')
  await visit.openPanel('reopen')
  await visit.change(() => visit.click('withdraw'))
  await visit.page.locator('confidant-held').waitFor({ state: 'attached' }) // comes from the module that the offer would come from
  await visit.settle()
  assert.equal(await visit.control('reload').count(), 0)
})

test('in a regime of opting out, opting out stops what runs', async () => {
  const visit = await open({ body: SCRIPT, region: 'US-CO', config: config() })
  assert.deepEqual(await visit.ranAtLeast(1), ['a'])
  await visit.change(() => visit.click('reject'))
  await visit.control('reload').waitFor()
  visit.forget()
  await visit.reload()
  await visit.settle()
  assert.deepEqual([await visit.ran(), visit.reached()], [[], []])
})
