// The site's origin: pages, what they load, the built package, and the third parties' log under the site's own address.

import { readFile } from 'node:fs/promises'
import { join, normalize } from 'node:path'
import { respond, typeOf } from './respond.mjs'
import { serveLog } from './request-log.mjs'

/** The policy that a careful site would send: nothing inline, nothing evaluated, third parties by name. */
function contentSecurityPolicy(thirdPartyUrl) {
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${thirdPartyUrl}`,
    "style-src 'self'",
    `img-src 'self' ${thirdPartyUrl}`,
    "connect-src 'self'",
    `frame-src ${thirdPartyUrl}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
  ].join('; ')
}

export function siteHandler({ log, thirdPartyUrl, parts, mounts, headers }) {
  const pageHeaders = {
    'content-security-policy': contentSecurityPolicy(thirdPartyUrl),
    'referrer-policy': 'strict-origin-when-cross-origin',
  }
  const answer = async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://site')
    if (serveLog(log, '/demo/log', pathname, request, response)) return
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end()
      return
    }
    const fill = (text) => substitute(text, { parts, thirdPartyUrl, region: searchParams.get('region') })
    const found = await read(mounts, pathname)
    if (found?.location) {
      response.writeHead(301, { location: found.location }).end()
      return
    }
    if (!found && !request.headers.accept?.includes('text/html')) {
      await respond(request, response, { status: 404, type: 'text/plain', body: Buffer.from('Not found\n') })
      return
    }
    const type = found ? typeOf(found.name) : 'text/html; charset=utf-8'
    let body = found?.body ?? (await read(mounts, '/404.html')).body
    if (/^(text\/html|application\/json)/.test(type)) body = Buffer.from(await fill(body.toString()))
    const own = type.startsWith('text/html') ? pageHeaders : {}
    await respond(request, response, {
      status: found ? 200 : 404,
      type,
      body,
      headers: { ...own, ...headers(pathname) },
    })
  }
  return (request, response) => {
    answer(request, response).catch((error) => {
      process.stderr.write(`${request.url}: ${error.stack}\n`)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  }
}

/** The file behind an address; `location` where the address lacks its last slash; undefined where there is none. */
async function read(mounts, pathname) {
  let path
  try {
    path = normalize(decodeURIComponent(pathname))
  } catch {
    return undefined
  }
  if (path.includes('\0')) return undefined
  const prefix = Object.keys(mounts).find((start) => path.startsWith(start))
  const name = join(mounts[prefix], path.slice(prefix.length), path.endsWith('/') ? 'index.html' : '')
  try {
    return { name, body: await readFile(name) }
  } catch (error) {
    if (error.code === 'EISDIR') return { location: `${pathname}/` }
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  }
}

const REGION = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/

/**
 * Fills in what pages and the configuration leave open: `{{include NAME}}` a part that pages share, `{{third-party}}` the
 * origin of the third parties, `{{region}}` the region that the address asks to be in, as a site's server would say it.
 */
async function substitute(text, { parts, thirdPartyUrl, region }) {
  const names = [...new Set(Array.from(text.matchAll(/\{\{include ([a-z.-]+)\}\}/g), (match) => match[1]))]
  for (const name of names) {
    const part = await readFile(join(parts, `${name}.html`), 'utf8')
    text = text.replaceAll(`{{include ${name}}}`, () => part.trim())
  }
  const stated = REGION.test(region ?? '') ? `<meta name="confidant-region" content="${region}">` : ''
  return text.replaceAll('{{third-party}}', () => thirdPartyUrl).replaceAll('{{region}}', () => stated)
}
