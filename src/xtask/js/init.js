// Takes the place of the glue's own start, which also serves older browsers, strings, bytes and synchronous use. It goes at
// the end of the glue, whose functions it calls. What it is given is a response, an address, or a promise of one of them.

let started

export default function init({ module_or_path: source }) {
  // What failed may be tried again.
  started ??= load(source).catch((error) => {
    started = undefined
    throw error
  })
  return started
}

async function load(source) {
  const given = await source
  const response = given instanceof URL ? await fetch(given) : given
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`)
  const imports = __wbg_get_imports()
  // Compiling while it comes needs the right type, which not every server gives.
  const streams = response.headers.get('content-type') === 'application/wasm'
  const { instance } = streams
    ? await WebAssembly.instantiateStreaming(response, imports)
    : await WebAssembly.instantiate(await response.arrayBuffer(), imports)
  __wbg_finalize_init(instance)
}
