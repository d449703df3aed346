// Everyone else's origin. It plays a counter, a tag, an ad network, a film, a map and a fraud check, and writes down every
// request that reaches it.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { respond, typeOf } from './respond.mjs'
import { serveLog } from './request-log.mjs'

const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** Address, vendor, file (none: one transparent pixel), and the vendor's own cookie, which lasts `age` seconds. */
const ROUTES = {
  '/analytics.js': { vendor: 'tidemark', file: 'tidemark/analytics.js' },
  '/hit.gif': { vendor: 'tidemark' },
  '/tag.js': { vendor: 'signalbox', file: 'signalbox/tag.js' },
  '/collect.gif': { vendor: 'signalbox' },
  '/ads.js': { vendor: 'lamplight', file: 'lamplight/ads.js' },
  '/ad.svg': { vendor: 'lamplight', file: 'lamplight/ad.svg' },
  '/impression.gif': { vendor: 'lamplight' },
  '/pixel.gif': { vendor: 'lamplight', cookie: 'lamplight_id', age: 7_776_000 },
  '/video': { vendor: 'reelhouse', file: 'reelhouse/video.html', cookie: 'reelhouse_viewer', age: 15_552_000 },
  '/video.css': { vendor: 'reelhouse', file: 'reelhouse/video.css' },
  '/video.js': { vendor: 'reelhouse', file: 'reelhouse/video.js' },
  '/map': { vendor: 'chartroom', file: 'chartroom/map.html' },
  '/map.css': { vendor: 'chartroom', file: 'chartroom/map.css' },
  '/map.js': { vendor: 'chartroom', file: 'chartroom/map.js' },
  '/fraud.js': { vendor: 'keystone', file: 'keystone/fraud.js' },
  '/check.gif': { vendor: 'keystone' },
}

export function thirdPartyHandler({ log, directory }) {
  const answer = async (request, response) => {
    const { pathname } = new URL(request.url, 'http://third-party')
    if (serveLog(log, '/log', pathname, request, response)) return
    const route = Object.hasOwn(ROUTES, pathname) ? ROUTES[pathname] : undefined
    log.add({
      method: request.method,
      path: request.url,
      vendor: route?.vendor ?? null,
      kind: request.headers['sec-fetch-dest'] ?? 'unknown',
      from: request.headers.referer ?? '',
      cookies: (request.headers.cookie ?? '').split(';').map((pair) => pair.split('=')[0].trim()).filter(Boolean),
    })
    if (!route) {
      response.writeHead(404).end()
      return
    }
    const headers = { 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'no-store' }
    if (route.cookie && !request.headers.cookie?.includes(`${route.cookie}=`)) {
      const id = crypto.randomUUID()
      headers['set-cookie'] = `${route.cookie}=${id}; Max-Age=${route.age}; Path=/; SameSite=None; Secure; HttpOnly`
    }
    const body = route.file ? await readFile(join(directory, route.file)) : PIXEL
    await respond(request, response, { type: route.file ? typeOf(route.file) : 'image/gif', body, headers })
  }
  return (request, response) => {
    answer(request, response).catch((error) => {
      process.stderr.write(`${request.url}: ${error.stack}\n`)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  }
}
