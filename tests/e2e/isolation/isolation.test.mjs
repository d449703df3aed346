// Nothing of the page gets into what we show, and nothing of ours into the page; and nothing moves.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stage } from '../support/index.mjs'
import { LAYOUTS, page } from '../support/sample.mjs'

const { open } = await stage(import.meta.url)

const HOSTILE = {
  'everything reset': '* { all: unset !important; font: 60px fantasy !important; color: red !important } html { font-size: 16px !important }',
  'controls styled': `button, a, input, h2, li, span { font: 8px fantasy !important; color: red !important; background: lime !important; padding: 40px !important; margin: 20px !important;
    border: 9px dotted blue !important; text-transform: uppercase !important; letter-spacing: 1em !important; opacity: .2 !important; transform: rotate(9deg) !important; display: none !important;
    position: absolute !important; visibility: hidden !important; pointer-events: none !important; animation: spin 1s infinite !important } @keyframes spin { to { rotate: 360deg } }`,
  'boxes before and after': '*::before, *::after { content: "☠" !important; display: block !important; position: fixed !important; inset: 0 !important; background: red !important }',
  'by our own names': `confidant-ui, confidant-ui[data-layout], #confidant-title, [data-confidant], [slot] { display: none !important; visibility: hidden !important; opacity: 0 !important; position: static !important;
    transform: scale(0) !important; clip-path: inset(100%) !important; filter: blur(9px) !important; z-index: -1 !important; width: 1px !important; height: 1px !important; font-size: 1px !important; pointer-events: none !important;
    background: red !important; color: red !important; border: 0 !important; inset: auto !important; margin: -99px !important; zoom: 3 !important; rotate: 9deg !important; scale: 2 !important; translate: 9px !important }`,
  'a body that holds what is fixed': 'body { transform: translateY(200px) scale(.5); filter: grayscale(1); contain: paint; overflow: hidden; height: 50px; perspective: 9px }',
}

/** How each visible node of ours looks and where it is, but for the pixels of the page around. */
function looks() {
  const host = document.querySelector('confidant-ui')
  const all = [host, ...host.querySelectorAll('*'), ...host.shadowRoot.querySelectorAll('*')]
  return all.filter(element => !['STYLE', 'SLOT'].includes(element.tagName) && !element.matches('[part=reopen],[role=status],[role=status] *')).map(element => {
    const style = getComputedStyle(element)
    const { x, y, width, height } = element.getBoundingClientRect()
    const inert = /^(-webkit-|perspective-origin|transform-origin|inline-size|block-size|inset|top|bottom|left|right)/
    const values = Object.fromEntries([...style].filter(name => !inert.test(name) && !name.startsWith('--')).map(name => [name, style[name]]))
    for (const pseudo of ['::before', '::after']) values[pseudo] = getComputedStyle(element, pseudo).content
    return { name: `${element.localName} ${element.slot || element.getAttribute('part') || element.className}`, box: [x, y, width, height].map(Math.round), values }
  })
}

async function seen(css, layout) {
  const visit = await open(page({ look: { layout }, page: { head: css ? `<link rel="stylesheet" href="page.css">` : '', files: { 'page.css': css }, until: 'ask', context: { viewport: { width: 1000, height: 700 } } } }))
  await visit.event('ready')
  return [visit, await visit.page.evaluate(looks)]
}

for (const layout of LAYOUTS) {
  test(`the page's style sheet changes nothing of ours, ${layout}`, async t => {
    const [, plain] = await seen('', layout)
    for (const [name, css] of Object.entries(HOSTILE)) {
      await t.test(name, async () => {
        const [visit, hostile] = await seen(css, layout)
        const changes = plain.flatMap((element, i) => [
          ...JSON.stringify(element.box) === JSON.stringify(hostile[i].box) ? [] : [`${element.name} box ${element.box} → ${hostile[i].box}`],
          ...Object.keys(element.values).filter(key => element.values[key] !== hostile[i].values[key]).map(key => `${element.name} { ${key}: ${element.values[key]} → ${hostile[i].values[key]} }`),
        ])
        assert.deepEqual(changes, [])
        // And a real click still answers.
        await visit.change(() => visit.click('reject'))
      })
    }
  })
}

test('a huge root font leaves our text within its bounds, and a tiny one too', async () => {
  const sizes = {}
  for (const root of ['8px', '16px', '40px']) {
    const [visit] = await seen(`html { font-size: ${root} }`, 'bar')
    sizes[root] = await visit.page.evaluate(() => getComputedStyle(document.querySelector('confidant-ui')).fontSize)
    const box = await visit.control('accept').boundingBox()
    assert.ok(box.y + box.height <= 700 && box.x + box.width <= 1000, root)
  }
  assert.deepEqual(sizes, { '8px': '15px', '16px': '15px', '40px': '24px' })
})

/** The computed style of every element of the page's own, and of what it puts before and after them. */
const pageStyles = () => [...document.querySelectorAll('html, body, body *')].filter(element => !element.closest('confidant-ui, confidant-held') && !/^(script|iframe)$/i.test(element.localName)).map(element => {
  const style = getComputedStyle(element)
  return [element.localName, ...[...style].filter(name => !name.startsWith('--')).map(name => `${name}:${style[name]}`)].join(';')
})

test('ours changes no style of the page, in any state, nor can it be scrolled any less', async () => {
  for (const layout of LAYOUTS) {
    const visit = await open(page({ look: { layout }, page: { until: 'ask' } }))
    const asked = await visit.page.evaluate(pageStyles)
    const plain = await open(page({ page: { script: 'type="text/plain"', until: 'load' } }))
    const bare = await plain.page.evaluate(pageStyles)
    const differences = (now, state) => assert.deepEqual(now.filter((style, i) => style !== bare[i]).map((style, i) => style.slice(0, 60)), [], `${layout} ${state}`)
    differences(asked, 'asked')
    await visit.page.mouse.move(600, 20)
    await visit.page.mouse.wheel(0, 300)
    await visit.page.waitForFunction(() => scrollY >= 300)
    await visit.page.evaluate(() => scrollTo(0, 0))
    await visit.openPanel()
    differences(await visit.page.evaluate(pageStyles), 'preference centre')
    await visit.change(() => visit.click('reject'))
    differences(await visit.page.evaluate(pageStyles), 'answered')
    assert.equal(await visit.page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false)
  }
})

test('nothing shifts: the question, a placeholder, an answer, the preference centre, the content let through', async () => {
  for (const layout of LAYOUTS) {
    const visit = await open(page({
      look: { layout },
      page: {
        until: 'ask',
        before: () => {
          window.shifts = []
          new PerformanceObserver(list => window.shifts.push(...list.getEntries().filter(({ hadRecentInput }) => !hadRecentInput).map(({ value, sources }) => ({ value, nodes: sources.map(({ node, currentRect }) => [node?.nodeName, currentRect.toJSON()]) })))).observe({ type: 'layout-shift', buffered: true })
        },
      },
    }))
    const frame = visit.page.locator('iframe')
    const size = await frame.boundingBox()
    await visit.page.locator('confidant-held [data-confidant=once]').waitFor()
    assert.deepEqual(await frame.boundingBox(), size)
    const placeholder = await visit.page.locator('confidant-held [part=held]').boundingBox()
    for (const side of ['x', 'y', 'width', 'height']) assert.ok(Math.abs(placeholder[side] - size[side]) <= 4, `${side}: ${placeholder[side]} over ${size[side]}`)
    await visit.openPanel()
    await visit.click('close')
    await visit.panel.waitFor({ state: 'detached' })
    await visit.change(() => visit.click('accept'))
    await visit.served.answered('film')
    await visit.settle()
    assert.deepEqual(await frame.boundingBox(), size)
    assert.equal(await visit.page.locator('confidant-held').count(), 0)
    assert.deepEqual(await visit.page.evaluate(() => window.shifts), [], layout)
  }
})

test('a placeholder has the place of what it stands for, wherever that is', async () => {
  const visit = await open(page({
    page: {
      until: 'ask',
      head: '<link rel="stylesheet" href="page.css">',
      files: { 'page.css': `body { display: block } .flex { display: flex; gap: 10px } .grid { display: grid; grid-template-columns: 1fr 1fr } .ratio iframe { width: 100%; height: auto; aspect-ratio: 16/9 }
        .absolute { position: relative; height: 0; padding-top: 56% } .absolute iframe { position: absolute; inset: 0; width: 100%; height: 100% } .float iframe { float: right; margin: 20px } .border iframe { border: 9px solid; padding: 5px }` },
      body: ['flex', 'grid', 'ratio', 'absolute', 'float', 'border'].map(name => `<div class="${name}"><iframe title="A film" width="400" height="240" data-purpose="media" data-vendor="reelhouse" data-src="{{others}}/film.html"></iframe><p>Words beside it</p></div>`).join(''),
    },
  }))
  await visit.page.setViewportSize({ width: 1280, height: 3000 })
  await visit.page.waitForFunction(() => document.querySelectorAll('confidant-held').length === 6)
  await visit.settle()
  const boxes = await visit.page.evaluate(() => [...document.querySelectorAll('confidant-held')].map(({ shadowRoot, parentElement }) => {
    const round = ({ x, y, width, height }) => [x, y, width, height].map(Math.round)
    return [parentElement.className, round(shadowRoot.querySelector('[part=held]').getBoundingClientRect()), round(parentElement.querySelector('iframe').getBoundingClientRect())]
  }))
  for (const [name, placeholder, frame] of boxes) assert.deepEqual(placeholder, frame, name)
})

test('what stands for a frame is loaded when the visitor comes near, and not before', async () => {
  const visit = await open(page({
    page: {
      until: 'ask',
      head: '<link rel="stylesheet" href="page.css">',
      files: { 'page.css': '.far { height: 5000px }' },
      body: '<div class="far"></div><iframe title="A film" width="400" height="240" data-purpose="media" data-vendor="reelhouse" data-src="{{others}}/film.html"></iframe>',
    },
  }))
  await visit.settle()
  const loaded = () => visit.page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('whole.wasm')))
  assert.equal(await loaded(), false)
  await visit.page.evaluate(() => document.querySelector('iframe').scrollIntoView())
  await visit.page.waitForSelector('confidant-held', { state: 'attached' })
  assert.equal(await loaded(), true)
})
