// What is held, how it is released, and that it is held again.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { stage } from '../support/index.mjs'

const { open } = await stage(import.meta.url)

/** A held script of somebody else's. */
const script = (name, attributes = '', purpose = 'analytics') =>
  `<script type="text/plain" data-purpose="${purpose}" data-src="{{others}}/${name}" ${attributes}></script>`
/** A held script in the page. */
const inline = (name, attributes = '', purpose = 'analytics') =>
  `<script type="text/plain" data-purpose="${purpose}" ${attributes}>(window.ran ||= []).push('${name}')</script>`

/** Opens a page, and returns it once everything is allowed. */
async function allowed(options) {
  const visit = await open(options)
  await visit.change(() => visit.click('accept'))
  return visit
}

test('scripts run in document order, whichever comes first over the network', async () => {
  const visit = await allowed({
    body: [script('a.js?after=b'), script('b.js'), inline('c'), script('d.js?after=e'), script('e.js'), inline('f'), inline('g')].join(''),
  })
  assert.deepEqual(await visit.ranAtLeast(7), ['a', 'b', 'c', 'd', 'e', 'f', 'g'])
})

test('deferred scripts and modules come after those that are not', async () => {
  const visit = await allowed({
    head: [script('a.js?after=d', 'defer'), inline('b', 'data-type="module"'), script('c.js', 'data-type="module"')].join(''),
    body: [script('d.js'), inline('e')].join(''),
  })
  await visit.reload()
  assert.deepEqual(await visit.ranAtLeast(5), ['d', 'e', 'a', 'b', 'c'])
})

test('an async script waits for nobody, and nobody for it', async () => {
  const visit = await allowed({ body: [script('late.js?after=go', 'async'), script('a.js?after=b'), script('b.js', 'async'), inline('c')].join('') })
  const inOrder = names => names.filter(name => name !== 'b')
  assert.deepEqual(inOrder(await visit.ranAtLeast(3)), ['a', 'c'])
  await visit.page.evaluate(address => new Image().src = address, `${visit.others}/go.gif`)
  assert.deepEqual(inOrder(await visit.ranAtLeast(4)), ['a', 'c', 'late'])
})

test('scripts that are not there, or throw, do not stop those after them', async () => {
  const visit = await allowed({ body: [script('gone.js?status=404'), script('a.js?throw'), `<script type="text/plain" data-purpose="analytics">throw new Error('ours')</script>`, script('b.js'), inline('c')].join('') })
  assert.deepEqual(await visit.ranAtLeast(3), ['a', 'b', 'c'])
  assert.deepEqual(visit.uncaught.map(({ message }) => message).sort(), ['ours', 'theirs'])
})

test('integrity, crossorigin, referrerpolicy, and the type are those of the page', async () => {
  const text = '(window.ran ||= []).push("right");'
  const digest = createHash('sha384').update(text).digest('base64')
  const visit = await allowed({
    body: [
      script('right.js', `integrity="sha384-${digest}" crossorigin="anonymous" referrerpolicy="no-referrer" fetchpriority="low" id="right"`),
      script('wrong.js', `integrity="sha384-${digest}" crossorigin="anonymous"`),
      `<script type="text/plain" data-purpose="analytics" data-type="application/json" id="data">{}</script>`,
      script('last.js'),
    ].join(''),
  })
  assert.deepEqual(await visit.ranAtLeast(2), ['right', 'last'])
  const kept = await visit.page.locator('#right').evaluate(({ integrity, crossOrigin, referrerPolicy, type }) => [integrity, crossOrigin, referrerPolicy, type])
  assert.deepEqual(kept, [`sha384-${digest}`, 'anonymous', 'no-referrer', ''])
  assert.equal(await visit.page.locator('#data').evaluate(element => element.type), 'application/json')
})

const POLICY = "default-src 'none'; style-src 'self'; connect-src 'self'; img-src {{others}}; require-trusted-types-for 'script'"

test('under a strict policy what has the nonce runs, and what has not does not', async () => {
  const visit = await allowed({
    script: 'nonce="n0nce"',
    headers: { 'content-security-policy': `${POLICY}; script-src 'self' 'wasm-unsafe-eval' 'nonce-n0nce'; trusted-types confidant` },
    body: [script('a.js', 'nonce="n0nce"'), script('blocked.js'), inline('b', 'nonce="n0nce"'), inline('blocked'), script('c.js', 'nonce="n0nce"')].join(''),
  })
  assert.deepEqual(await visit.ranAtLeast(3), ['a', 'b', 'c'])
  await visit.settle()
  assert.equal(visit.reached().includes('blocked'), false)
  assert.deepEqual(await visit.ran(), ['a', 'b', 'c'])
})

const KINDS = `
  <iframe data-purpose="media" data-vendor="films" data-src="{{others}}/frame.html" width="320" height="180"></iframe>
  <img data-purpose="ads" data-src="{{others}}/image.gif" alt="">
  <img data-purpose="ads" data-srcset="{{others}}/set.gif 1x" alt="">
  <picture><source data-purpose="ads" data-srcset="{{others}}/picture.gif"><img src="data:," alt=""></picture>
  <link rel="stylesheet" data-purpose="ads" data-href="{{others}}/sheet.css">
  <video data-purpose="media" data-src="{{others}}/video.gif" width="320" height="180"></video>
  <audio data-purpose="media" data-src="{{others}}/audio.gif" preload="auto"></audio>
  <video width="320" height="180" preload="auto"><source data-purpose="media" data-src="{{others}}/source.gif"></video>`
const NAMES = ['audio', 'frame', 'image', 'picture', 'set', 'sheet', 'source', 'video']

test('frames, images, sheets and media load when they are allowed, and are held again', async () => {
  const visit = await open({ body: KINDS })
  await visit.event('ask')
  await visit.settle()
  assert.deepEqual(visit.foreign, [])
  await visit.change(() => visit.click('accept'))
  await Promise.all(NAMES.map(name => visit.served.reached(name)))
  assert.deepEqual([...new Set(visit.reached())].sort(), NAMES)

  await visit.openPanel('reopen')
  await visit.change(() => visit.click('withdraw'))
  await visit.page.waitForFunction(() => document.querySelectorAll('[data-purpose]:is([src],[srcset],[href])').length === 0)
  await visit.page.waitForFunction(() => frames[0].length === 0 && document.querySelector('confidant-held'))
  const frame = visit.page.frames()[1]
  await frame.waitForURL('about:blank')
  for (const media of await visit.page.locator('video,audio').all()) {
    const state = await media.evaluate(({ networkState, NETWORK_EMPTY, NETWORK_NO_SOURCE }) => [NETWORK_EMPTY, NETWORK_NO_SOURCE].includes(networkState))
    assert.equal(state, true, 'nothing to play')
  }
  await visit.settle()
  assert.deepEqual([...new Set(visit.reached())].sort(), NAMES)
  visit.forget()
  await visit.reload()
  await visit.settle()
  assert.deepEqual(visit.reached(), [])
})

test('allowed again without a reload, they load again', async () => {
  const visit = await allowed({ body: '<iframe data-purpose="media" data-src="{{others}}/frame.html"></iframe>' })
  await visit.served.reached('frame')
  await visit.openPanel('reopen')
  await visit.change(() => visit.click('withdraw'))
  await visit.page.waitForFunction(() => !document.querySelector('iframe').hasAttribute('src'))
  visit.forget()
  await visit.openPanel('reopen')
  await visit.change(() => visit.click('accept'))
  await visit.served.reached('frame')
})

test('what is added later is held, and let through when it is allowed', async () => {
  const visit = await open()
  const add = name => visit.page.evaluate(([name, others]) => {
    const script = Object.assign(document.createElement('script'), { type: 'text/plain' })
    Object.assign(script.dataset, { purpose: 'analytics', src: `${others}/${name}.js` })
    document.body.append(script)
    document.body.insertAdjacentHTML('beforeend', `<div><p><img data-purpose="ads" data-src="${others}/${name}.gif" alt=""></p></div>`)
  }, [name, visit.others])
  await add('a')
  await visit.settle()
  assert.deepEqual(visit.foreign, [])
  await visit.change(() => visit.click('accept'))
  await visit.ranAtLeast(1)
  await add('b')
  assert.deepEqual(await visit.ranAtLeast(2), ['a', 'b'])
  await visit.openPanel('reopen')
  await visit.change(() => visit.click('withdraw'))
  visit.forget()
  await add('c')
  await visit.settle()
  assert.deepEqual(visit.reached(), [])
  assert.deepEqual(await visit.ran(), ['a', 'b'])
})

test('several purposes must all be allowed, and the vendor too', async () => {
  const visit = await open({
    body: [
      inline('both', '', 'analytics media'), inline('one', '', 'analytics'), inline('theirs', 'data-vendor="films"', 'media'),
      inline('other', 'data-vendor="counter"', 'analytics'), inline('unknown', '', 'nothing'), inline('mine', '', 'basket'), inline('nobody', 'data-vendor="nobody"'),
    ].join(''),
  })
  assert.deepEqual(await visit.ranAtLeast(1), ['mine'], 'what is necessary does not wait')
  const choose = async tick => {
    await visit.openPanel(await visit.layer.count() ? 'choose' : 'reopen')
    for (const [id, kind] of tick) await visit.switch(id, kind).click()
    await visit.change(() => visit.click('save'))
    await visit.settle()
    return visit.ran()
  }
  assert.deepEqual(await choose([['analytics'], ['counter', 'vendor']]), ['mine', 'one'])
  assert.deepEqual(await choose([['media'], ['films', 'vendor']]), ['mine', 'one', 'both'])
  assert.deepEqual(await choose([['films', 'vendor'], ['counter', 'vendor']]), ['mine', 'one', 'both', 'theirs', 'other'])
})

test('no script runs twice', async () => {
  const visit = await allowed({ body: [script('a.js'), inline('b'), inline('c', 'data-type="module"')].join('') })
  await visit.ranAtLeast(3)
  await visit.page.evaluate(() => {
    for (const script of document.querySelectorAll('script[data-purpose]')) document.body.prepend(script)
  })
  await visit.openPanel('reopen')
  await visit.change(() => visit.click('withdraw'))
  await visit.click('close') // the offer to load the page again
  await visit.openPanel('reopen')
  await visit.change(() => visit.click('accept'))
  await visit.settle()
  assert.deepEqual(await visit.ran(), ['a', 'b', 'c'])
})

test('scripts that loop back into the API, or remove our element, change nothing for the others', async () => {
  const visit = await open({
    body: [
      inline('a'),
      `<script type="text/plain" data-purpose="analytics">
        Confidant.set({ purposes: { ads: false } }).then(() => ran.push('set'))
        Confidant.open().then(() => Confidant.close())
        Confidant.subscribe(() => { Confidant.reject })
        document.querySelector('confidant-ui').remove()
      </script>`,
      inline('b'), script('c.js'),
    ].join(''),
  })
  await visit.change(() => visit.click('accept'))
  await visit.page.waitForFunction(() => ['a', 'b', 'c', 'set'].every(name => ran.includes(name)))
  assert.deepEqual((await visit.ran()).filter(name => name !== 'set'), ['a', 'b', 'c'])
  assert.deepEqual(await visit.has('analytics', 'ads', 'media'), [true, false, true])
  await visit.control('reopen').waitFor()
  await visit.openPanel('reopen')
  await visit.change(() => visit.click('withdraw'))
  assert.deepEqual(await visit.has('analytics', 'ads', 'media'), [false, false, false])
})

test('a script that withdraws stops those after it', async () => {
  const visit = await open({
    body: [inline('a'), script('b.js'), `<script type="text/plain" data-purpose="analytics">Confidant.reject()</script>`].join(''),
  })
  await visit.change(() => visit.click('accept'))
  await visit.page.waitForFunction(() => !Confidant.has('analytics'))
  await visit.page.evaluate(others => {
    document.body.insertAdjacentHTML('beforeend', `<img data-purpose="analytics" data-src="${others}/c.gif" alt="">`)
  }, visit.others)
  await visit.settle()
  assert.equal(visit.reached().includes('c'), false)
})

test('a subscriber that throws, and a queue that throws, change nothing for the others', async () => {
  const visit = await open({
    head: `<script>
      window.told = []
      ;(window.Confidant ||= []).push(() => { throw new Error('queued') })
      Confidant.push(confidant => {
        told.push('queue')
        confidant.subscribe(() => { throw new Error('subscribed') })
        confidant.subscribe(({ purposes }) => told.push(purposes.analytics))
        const end = confidant.subscribe(() => { told.push('once'); end() })
        confidant.when('analytics').then(() => told.push('when'))
      })
    </script>`,
    body: inline('a'),
  })
  await visit.page.waitForFunction(() => told.length)
  await visit.change(() => visit.click('accept'))
  await visit.ranAtLeast(1)
  await visit.openPanel('reopen')
  await visit.change(() => visit.click('withdraw'))
  await visit.settle()
  assert.deepEqual((await visit.page.evaluate(() => told)).filter(word => word !== 'when'), ['queue', true, 'once', false])
  assert.equal(await visit.page.evaluate(() => told.includes('when')), true)
  assert.deepEqual(visit.uncaught.map(({ message }) => message), ['queued', 'subscribed', 'subscribed'])
})

test('a subscriber that answers each change with the same refusal comes to an end', async () => {
  const visit = await open({ head: '<script>(window.Confidant ||= []).push(it => it.subscribe(() => it.reject()))</script>' })
  await visit.change(() => visit.click('accept'))
  await visit.page.waitForFunction(() => !Confidant.has('analytics'))
  await visit.settle()
  const count = async () => (await visit.events()).length
  const before = await count()
  await visit.settle()
  assert.equal(await count(), before)
})

test('held markup is found however the page gets it; markup that could not run without us does not with us', async () => {
  const visit = await allowed()
  await visit.page.evaluate(others => {
    const held = (name, address) => Object.assign(document.createElement('script'), { type: 'text/plain', text: address ? '' : `(window.ran ||= []).push('${name}')` })
    const add = (parent, name, address) => {
      const script = held(name, address)
      script.dataset.purpose = 'analytics'
      if (address) script.dataset.src = address
      parent.append(script)
    }
    // A browser does not run what comes by innerHTML, so that filters of markup can rely on it.
    document.querySelector('main').innerHTML = `
      <script type="text/plain" data-purpose="analytics" data-src="${others}/markup.js"></` + `script>
      <script type="text/plain" data-purpose="analytics">(window.ran ||= []).push('markup')</` + `script>
      <img data-purpose="ads" data-src="${others}/image.gif" alt="">`
    const fragment = document.createDocumentFragment()
    add(fragment, 'fragment')
    document.body.append(fragment)
  }, visit.others)
  await visit.served.reached('image')
  await visit.settle()
  // Nor does what can never run keep others from it.
  await visit.page.evaluate(others => {
    const script = Object.assign(document.createElement('script'), { type: 'text/plain', text: `(window.ran ||= []).push('later')` })
    script.dataset.purpose = 'analytics'
    document.body.append(script)
  })
  await visit.page.waitForFunction(() => window.ran?.includes('later'))
  await visit.settle()
  assert.equal(visit.reached().includes('markup'), false)
  assert.equal((await visit.ran()).includes('markup'), false)
})
