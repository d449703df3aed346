// Two loopback origins. The site, on 127.0.0.1, has a folder for each visit, with what that visit puts there, then the case's
// own files; `/confidant/` is the built package. Everyone else is on localhost, which a browser takes for another site.

import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'

const DIST = new URL('../../../dist/', import.meta.url)
const TYPES = {
  '.css': 'text/css', '.gif': 'image/gif', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json',
  '.mjs': 'text/javascript', '.svg': 'image/svg+xml', '.txt': 'text/plain', '.vtt': 'text/vtt', '.wasm': 'application/wasm',
}
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
const typeOf = path => TYPES[extname(path)] ?? 'application/octet-stream'

function listen(handler) {
  const server = createServer((request, response) => {
    handler(new URL(request.url, 'http://host'), request, response).catch(error => {
      if (!response.headersSent) response.writeHead(500)
      response.end(String(error.stack))
    })
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
}

const stop = server => new Promise(resolve => {
  server.close(resolve)
  server.closeAllConnections()
})

const read = file => readFile(file).catch(error => {
  if (error.code === 'ENOENT' || error.code === 'EISDIR') return null
  throw error
})

/** @param {URL} folder the case's own files */
export async function startServers(folder) {
  /** What each visit serves, by its number. */
  const visits = new Map()

  /** `/<visit>/<path>`, from the visit's own files, then the case's. */
  async function site({ pathname }, request, response) {
    const [, number, path] = /^\/(\d+)(\/.*)$/.exec(pathname) ?? []
    const visit = visits.get(number)
    const name = path?.endsWith('/') ? `${path}index.html` : path
    const packaged = pathname.startsWith('/confidant/') && new URL(pathname.slice('/confidant/'.length), DIST)
    let body = packaged ? await read(packaged) : visit?.files.get(name)
    if (body === undefined && name) body = await read(new URL(`.${name}`, folder))
    if (body == null) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
    const type = typeOf(packaged ? packaged.pathname : name)
    const page = type.startsWith('text/html')
    if (page) body = String(body).replaceAll('{{others}}', visit.others)
    response.writeHead(200, {
      'content-type': type,
      'cache-control': 'no-cache',
      'access-control-allow-origin': '*', // a frame without an origin loads from here too
      ...(page ? visit.headers : {}),
    }).end(body)
  }

  /**
   * `/<visit>/<name>.<type>`: a script that adds its name to `window.ran`, a frame that says so, or a pixel. A script with
   * `?after=<name>` is answered after that one has been; `?throw` throws; `?status=404` is not there.
   */
  async function everyone({ pathname, searchParams }, request, response) {
    const [, number, path] = /^\/(\d+)\/(.*)$/.exec(pathname) ?? []
    const visit = visits.get(number)
    if (!visit) return void response.writeHead(404).end()
    const name = path.replace(/\.\w+$/, '')
    visit.reach({ path: path + (searchParams.size ? `?${searchParams}` : ''), name, cookie: request.headers.cookie ?? '' })
    const type = typeOf(path)
    if (searchParams.has('after')) await visit.answered(searchParams.get('after'))
    const bodies = {
      'text/javascript': `(window.ran ||= []).push(${JSON.stringify(name)});${searchParams.has('throw') ? 'throw new Error("theirs")' : ''}`,
      'text/html; charset=utf-8': `<!doctype html><title>${name}</title>${name}`,
      'text/css': `:root { --${name}: loaded }`,
      'text/vtt': 'WEBVTT\n',
    }
    response.on('finish', () => visit.answer(name))
    response.writeHead(Number(searchParams.get('status') ?? 200), {
      'content-type': type,
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
      'set-cookie': `third_${number}=1; path=/`,
    })
    response.end(bodies[type] ?? PIXEL)
  }

  const [own, others] = await Promise.all([listen(site), listen(everyone)])
  return {
    url: `http://127.0.0.1:${own.address().port}`,
    /**
     * A folder of its own on both origins.
     * @param {{files: Map<string, string | Buffer>, headers: object}} content by path from the visit's folder, such as `/index.html`
     */
    add({ files, headers }) {
      const number = String(visits.size + 1)
      const log = []
      const done = new Set()
      const waiting = new Set()
      const wait = (kind, name) => new Promise(resolve => waiting.add({ kind, name, resolve }))
      const settle = (kind, name) => {
        for (const one of waiting) if (one.kind === kind && one.name === name) one.resolve()
      }
      const visit = {
        files,
        headers,
        url: `http://127.0.0.1:${own.address().port}/${number}`,
        others: `http://localhost:${others.address().port}/${number}`,
        /** Every request to the others, oldest first. */
        log,
        reach(request) {
          log.push(request)
          settle('reached', request.name)
        },
        answer(name) {
          done.add(name)
          settle('answered', name)
        },
        /** Settles when a request of this name has come. */
        reached: async name => log.some(request => request.name === name) || wait('reached', name),
        /** Settles when a request of this name has been answered. */
        answered: async name => done.has(name) || wait('answered', name),
      }
      visits.set(number, visit)
      return visit
    },
    close: () => Promise.all([stop(own), stop(others)]),
  }
}
