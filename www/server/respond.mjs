// One body as an answer: type, validator, compression.

import { createHash } from 'node:crypto'
import { extname } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ts': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
}

const compress = promisify(brotliCompress)
const compressed = new Map()

/** The media type of a file, by the end of its name. */
export function typeOf(name) {
  return TYPES[extname(name)] ?? 'application/octet-stream'
}

/**
 * Answers with `body`, as brotli where that is accepted, or with 304 where the browser has it.
 *
 * @param {Record<string, string | null>} headers In place of the usual ones; `null` leaves one out.
 */
export async function respond(request, response, { status = 200, type, body, headers = {} }) {
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 22)
  const squeeze = /\bbr\b/.test(request.headers['accept-encoding'] ?? '') && !/^image\/(gif|png)/.test(type)
  const etag = squeeze ? `"${digest}.br"` : `"${digest}"`
  const all = {
    'content-type': type,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
    etag,
    ...headers,
  }
  for (const name of Object.keys(all)) if (all[name] === null) delete all[name]
  if (status === 200 && all.etag && request.headers['if-none-match'] === etag) {
    delete all['content-type']
    response.writeHead(304, all).end()
    return
  }
  const bytes = squeeze ? await brotli(digest, body, all) : body
  response.writeHead(status, { ...all, 'content-length': bytes.length })
  response.end(request.method === 'HEAD' ? undefined : bytes)
}

async function brotli(digest, body, headers) {
  headers['content-encoding'] = 'br'
  if (!compressed.has(digest)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
    compressed.set(digest, await compress(body, { params }))
  }
  return compressed.get(digest)
}
