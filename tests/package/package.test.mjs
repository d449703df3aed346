// The package as npm packs it, in a project that has nothing to do with ours: bundled, type-checked, run, and imported on a
// server.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const path = (url) => fileURLToPath(new URL(url, import.meta.url))
const template = path('project/')
const work = path('../../target/xtask/package/')
const project = join(work, 'project')
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Runs a program to its end without blocking what this process serves. */
async function run(program, ...args) {
  const child = spawn(program, args, { cwd: project, env: { ...process.env, SITE: site, CHROMIUM: chromium } })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
  const code = await new Promise((done) => child.on('close', done))
  assert.equal(code, 0, `${program} ${args.join(' ')}\n${said}`)
  return said
}

const bin = (name) => join(project, 'node_modules/.bin', name)

/** Copies the project and installs its tools, unless that has been done for this very lock file. */
function prepare() {
  mkdirSync(project, { recursive: true })
  const stamp = join(work, 'installed.json')
  const lock = readFileSync(join(template, 'package-lock.json'), 'utf8')
  const installed = existsSync(stamp) && readFileSync(stamp, 'utf8') === lock
  for (const file of readdirSync(project)) if (file !== 'node_modules') rmSync(join(project, file), { recursive: true })
  cpSync(template, project, { recursive: true })
  if (!installed) {
    rmSync(stamp, { force: true })
    npm('ci', '--ignore-scripts', '--no-audit', '--no-fund')
  }
  const [{ filename }] = JSON.parse(npm('pack', '--json', '--pack-destination', work, path('../../dist')))
  npm('install', '--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund', join(work, filename))
  writeFileSync(stamp, lock)
  return filename
}

function npm(...args) {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd: project, encoding: 'utf8' })
  assert.equal(status, 0, `npm ${args.join(' ')}\n${stdout}${stderr}`)
  return stdout
}

let site
let tarball
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm' }
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://site')
  const file = join(project, 'dist', pathname.endsWith('/') ? `${pathname}index.html` : pathname)
  if (!existsSync(file)) return response.writeHead(404).end()
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain' }).end(readFileSync(file))
})

before(async () => {
  tarball = prepare()
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  site = `http://127.0.0.1:${server.address().port}`
})

after(() => {
  server.close()
  server.closeAllConnections()
})

test('the package has what it says, and nothing of the source', () => {
  const root = join(project, 'node_modules/confidant-sdk')
  const { name, version, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  assert.equal(tarball, `${name}-${version}.tgz`)
  for (const target of Object.values(exports).flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.values(entry)))) {
    if (!target.includes('*')) assert.ok(existsSync(join(root, target)), target)
  }
  const files = readdirSync(root, { recursive: true })
  for (const file of ['README.md', 'LICENSE-MIT', 'LICENSE-APACHE', 'confidant.wasm', 'l10n/ja.js']) assert.ok(files.includes(file), file)
  assert.ok(!files.some((file) => file.startsWith('src')))
})

test('every file that a page loads has its integrity', async () => {
  const root = join(project, 'node_modules/confidant-sdk')
  const listed = JSON.parse(readFileSync(join(root, 'integrity.json'), 'utf8'))
  const loaded = readdirSync(root, { recursive: true }).filter((file) => /\.(js|wasm)$/.test(file) && file !== 'testing.js')
  assert.deepEqual(Object.keys(listed).sort(), loaded.sort())
  for (const file of loaded) {
    const digest = await crypto.subtle.digest('SHA-384', readFileSync(join(root, file)))
    assert.equal(listed[file], `sha384-${Buffer.from(digest).toString('base64')}`, file)
  }
})

test('a server can import it, and is told that there is no page', () => run(process.execPath, 'server.mjs'))

test('a project type-checks', () => run(bin('tsc'), '--project', '.'))

test('a bundler builds it, and the page works', async () => {
  await run(bin('vite'), 'build', '--logLevel', 'warn')
  // The same files for the script tag, as an owner copies them.
  cpSync(join(project, 'node_modules/confidant-sdk'), join(project, 'dist/confidant'), { recursive: true })
  cpSync(join(template, 'tag.html'), join(project, 'dist/tag.html'))
  cpSync(path('../config/good/full.json'), join(project, 'dist/confidant.json'))
  await run(bin('playwright'), 'test')
})
