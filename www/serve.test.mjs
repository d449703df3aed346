// The server that the demo and the end-to-end tests stand on, and that what the magazine says is what it does.

import assert from 'node:assert/strict'
import { readFile, readdir } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { start } from './serve.mjs'

const read = (path) => readFile(new URL(path, import.meta.url), 'utf8')
const config = JSON.parse(await read('site/confidant.json'))

let demo
before(async () => {
  demo = await start({
    headers: { '*': { 'x-all': 'yes' }, '/policy.html': { 'x-one': 'yes', 'content-security-policy': null } },
    mounts: { '/case/': new URL('third-party', import.meta.url).pathname },
  })
})
after(() => demo.close())

const get = (path, headers = {}) => fetch(demo.url + path, { headers, redirect: 'manual' })

test('a page says where the third parties are, under a policy that lets only them in', async () => {
  const page = await get('/article.html')
  const text = await page.text()
  assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8')
  assert.ok(text.includes(`data-src="${demo.thirdPartyUrl}/analytics.js"`))
  assert.doesNotMatch(text, /\{\{/)
  const policy = page.headers.get('content-security-policy')
  assert.ok(policy.includes(`script-src 'self' 'wasm-unsafe-eval' ${demo.thirdPartyUrl};`))
  assert.match(policy, /default-src 'none'.*require-trusted-types-for 'script'/)
})

test('a region in the address is stated as a server would, and nothing else gets into the page', async () => {
  const stated = async (region) => {
    const text = await (await get(`/?region=${region}`)).text()
    return text.match(/<meta name="confidant-region"[^>]*>/)?.[0]
  }
  assert.equal(await stated('US-CA'), '<meta name="confidant-region" content="US-CA">')
  assert.equal(await stated('%22%3E'), undefined)
})

test('what is asked for again is not sent again; brotli where it is accepted', async () => {
  const plain = await get('/css/base.css', { 'accept-encoding': 'identity' })
  const small = await get('/css/base.css', { 'accept-encoding': 'br' })
  assert.equal(plain.headers.get('content-encoding'), null)
  assert.equal(small.headers.get('content-encoding'), 'br')
  assert.equal(await small.text(), await plain.text())
  const again = { 'accept-encoding': 'br', 'if-none-match': small.headers.get('etag') }
  assert.equal((await get('/css/base.css', again)).status, 304)
})

test('headers by path, directories by address, and nothing outside them', async () => {
  assert.equal((await get('/')).headers.get('x-all'), 'yes')
  const policy = await get('/policy.html')
  assert.deepEqual([policy.headers.get('x-one'), policy.headers.get('content-security-policy')], ['yes', null])
  assert.equal((await get('/case/tidemark/analytics.js')).headers.get('content-type'), 'text/javascript; charset=utf-8')
  assert.equal((await get('/de')).headers.get('location'), '/de/')
  for (const path of ['/%2e%2e/serve.mjs', '/..%2f..%2fpackage.json', '/%zz', '/nothing']) {
    assert.equal((await get(path)).status, 404, path)
  }
  assert.match(await (await get('/nothing', { accept: 'text/html' })).text(), /Not on the chart/)
})

test('every request to the third parties is in the log, and in the stream as it happens', async () => {
  demo.clear()
  const stream = (await fetch(`${demo.url}/demo/log/stream`)).body.pipeThrough(new TextDecoderStream()).getReader()
  await fetch(`${demo.thirdPartyUrl}/hit.gif?a=1`, { headers: { referer: `${demo.url}/`, cookie: 'x=1; y=2' } })
  await fetch(`${demo.thirdPartyUrl}/who-knows`)
  let text = ''
  while (!text.includes('who-knows')) text += (await stream.read()).value
  await stream.cancel()
  const [hit, other] = demo.log()
  assert.deepEqual([hit.path, hit.vendor, hit.from, hit.cookies], ['/hit.gif?a=1', 'tidemark', `${demo.url}/`, ['x', 'y']])
  assert.equal(other.vendor, null)
  for (const address of [`${demo.url}/demo/log`, `${demo.thirdPartyUrl}/log`]) {
    assert.deepEqual(await (await fetch(address)).json(), demo.log())
  }
  assert.equal((await fetch(`${demo.thirdPartyUrl}/log/clear`, { method: 'POST' })).status, 204)
  assert.deepEqual(demo.log(), [])
})

test('the configuration keeps to the schema that is published', async () => {
  const check = new Ajv2020({ strict: true }).compile(JSON.parse(await read('../dist/confidant.schema.json')))
  const inline = (await read('site/inline.html')).match(/data-confidant-config>([^]*?)<\/script>/)[1]
  const { config: imported } = await import('./site/js/module.config.js')
  for (const value of [config, JSON.parse(inline), imported]) assert.ok(check(value), JSON.stringify(check.errors))
})

test('the policy names everything that is kept, and the pages hold only what is declared', async () => {
  const policy = await read('site/policy.html')
  const kept = ({ cookies = [], storage = [] }) => [...cookies.map(({ name }) => name), ...storage.map(({ key }) => key)]
  const names = config.vendors.flatMap(kept)
  for (const name of names) assert.ok(policy.includes(`<code>${name}</code>`), name)
  for (const { name } of config.purposes) assert.ok(policy.includes(`<h3>${name.en}</h3>`), name.en)

  const all = await readdir(new URL('.', import.meta.url), { recursive: true })
  const files = all.filter((name) => /^(site|parts)\/.*\.html$/.test(name))
  for (const file of files) {
    for (const [, purpose, vendor] of (await read(file)).matchAll(/data-purpose="([^"]*)" data-vendor="([^"]*)"/g)) {
      const declared = config.vendors.find(({ id }) => id === vendor)
      assert.ok(declared?.purposes.includes(purpose), `${file}: ${purpose}, ${vendor}`)
    }
  }
})

test('third parties set only what is declared for them', async () => {
  const matches = (pattern, name) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(name)
  for (const { id, cookies = [], storage = [] } of config.vendors.filter(({ id }) => id !== 'harbour')) {
    const folder = new URL(`third-party/${id}/`, import.meta.url)
    const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js'))
    const text = (await Promise.all(scripts.map((name) => readFile(new URL(name, folder), 'utf8')))).join('\n')
    for (const [, name] of text.matchAll(/document\.cookie = `([^=]+)=/g)) {
      assert.ok(cookies.some((cookie) => matches(cookie.name, name)), name)
    }
    for (const [, kind, key] of text.matchAll(/(local|session)Storage\.setItem\('([^']+)'/g)) {
      assert.ok(storage.some((entry) => entry.kind === kind && matches(entry.key, key)), key)
    }
  }
})
