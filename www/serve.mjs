// The demo's two loopback origins: the site on 127.0.0.1, and on localhost everyone else.
// Two host names, so that a browser treats the second one as another site, as it would on the web.
// As a command: `node www/serve.mjs [--port 4600]`. As a module, for tests: `start()`.

import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { RequestLog } from './server/request-log.mjs'
import { siteHandler } from './server/site.mjs'
import { thirdPartyHandler } from './server/third-party.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Starts both origins.
 *
 * @param {object} [options]
 * @param {number} [options.port] Port of the site. Default 0: any that is free.
 * @param {number} [options.thirdPartyPort] Port of the third parties. Default 0: any that is free.
 * @param {Headers | ((path: string) => Record<string, string | null> | undefined)} [options.headers]
 *   Response headers of the site in place of its own: by path (`{ '/': { 'cache-control': 'max-age=60' } }`, with `'*'` for
 *   every path), or a function of the path. `null` leaves a header out.
 * @param {Record<string, string>} [options.mounts]
 *   Further directories by address, each begun and ended by a slash: `{ '/case/': '/absolute/directory' }`.
 * @returns {Promise<{ url: string, thirdPartyUrl: string, log(): object[], clear(): void, close(): Promise<void> }>}
 *   The addresses have no slash at the end. `log()` gives every request that reached the third parties, oldest first.
 *
 * @typedef {Record<string, Record<string, string | null>>} Headers
 */
export async function start({ port = 0, thirdPartyPort = 0, headers = {}, mounts = {} } = {}) {
  const log = new RequestLog()
  const others = createServer(thirdPartyHandler({ log, directory: `${root}www/third-party` }))
  const thirdPartyUrl = `http://localhost:${await listen(others, thirdPartyPort)}`

  const handler = siteHandler({
    log,
    thirdPartyUrl,
    parts: `${root}www/parts`,
    mounts: { '/confidant/': `${root}dist`, ...mounts, '/': `${root}www/site` },
    headers: typeof headers === 'function' ? headers : (path) => ({ ...headers['*'], ...headers[path] }),
  })
  const site = createServer(handler)
  const sitePort = await listen(site, port).catch(async (error) => {
    await stop(others)
    throw error
  })

  return {
    url: `http://127.0.0.1:${sitePort}`,
    thirdPartyUrl,
    log: () => log.entries(),
    clear: () => log.clear(),
    close: async () => {
      log.end()
      await Promise.all([stop(site), stop(others)])
    },
  }
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server.address().port))
  })
}

function stop(server) {
  return new Promise((resolve) => {
    server.close(resolve)
    server.closeAllConnections()
  })
}

async function main() {
  const at = process.argv.indexOf('--port')
  const port = at > 0 ? Number(process.argv[at + 1]) : 4600
  const { url, thirdPartyUrl, close } = await start({ port, thirdPartyPort: port && port + 1 })
  process.stdout.write(`
  Harbour & Pine       ${url}/
  everyone else        ${thirdPartyUrl}   (what reached them: ${thirdPartyUrl}/log)

  To try
    ${url}/                      script tag, configuration by address; open "What happens" at the edge
    ${url}/article.html          a film and a map that wait for an answer
    ${url}/product.html          a basket that needs no answer
    ${url}/inline.html           the configuration in the page, asked as a dialog
    ${url}/module.html           imported as a module, asked as a bar
    ${url}/de/  ${url}/ar/    German, and Arabic from right to left
    ${url}/?region=US-CA         as if in California: opt out instead of opt in

  Ctrl+C stops both.
`)
  if (!existsSync(`${root}dist/confidant.js`)) {
    process.stdout.write('\n  dist/ is not built yet, so everything stays held. Build it with: cargo xtask build\n')
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => close().then(() => process.exit(0)))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    const taken = error.code === 'EADDRINUSE'
    process.stderr.write(taken ? `Port ${error.port} is taken. Choose another: --port 4700\n` : `${error.stack}\n`)
    process.exitCode = 1
  })
}
