// What reached the third parties, kept in memory, and told to whoever listens.

export class RequestLog {
  #entries = []
  #listeners = new Set()
  #count = 0

  /** @param {{ method: string, path: string, vendor: string | null, kind: string, from: string, cookies: string[] }} request */
  add(request) {
    const entry = { id: ++this.#count, time: Date.now(), ...request }
    this.#entries.push(entry)
    this.#tell('request', entry)
  }

  /** Oldest first. */
  entries() {
    return this.#entries.map((entry) => ({ ...entry }))
  }

  clear() {
    this.#entries = []
    this.#tell('clear', null)
  }

  /** Answers with a stream of events: what has been so far, then each `request` and `clear` as it happens. */
  stream(response) {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(':\n\n')
    for (const entry of this.#entries) send(response, 'request', entry)
    this.#listeners.add(response)
    response.on('close', () => this.#listeners.delete(response))
  }

  /** Ends every stream. */
  end() {
    for (const response of this.#listeners) response.end()
  }

  #tell(event, data) {
    for (const response of this.#listeners) send(response, event, data)
  }
}

/**
 * Serves the log below `prefix`: `GET prefix`, `GET prefix/stream`, `POST prefix/clear`.
 *
 * @returns {boolean} Whether the request was one of them.
 */
export function serveLog(log, prefix, path, request, response) {
  if (path === prefix && request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    response.end(JSON.stringify(log.entries(), null, 2))
  } else if (path === `${prefix}/stream` && request.method === 'GET') {
    log.stream(response)
  } else if (path === `${prefix}/clear` && request.method === 'POST') {
    log.clear()
    response.writeHead(204).end()
  } else {
    return false
  }
  return true
}

function send(response, event, data) {
  response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
}
