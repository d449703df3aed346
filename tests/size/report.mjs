// What a visitor downloads, for each file and each kind of visit, beside the budget.
// Every file is compressed by itself, as a server sends it.
import { readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const dist = new URL('../../dist/', import.meta.url)
const { limits } = JSON.parse(readFileSync(new URL('budget.json', import.meta.url), 'utf8'))

const measured = new Map()
function measure(file) {
  if (!measured.has(file)) {
    const bytes = readFileSync(new URL(file, dist))
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
    const brotli = brotliCompressSync(bytes, { params }).length
    measured.set(file, { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli })
  }
  return measured.get(file)
}

const number = (bytes) => bytes.toLocaleString('en').padStart(9)
const row = (name, { raw, gzip, brotli }, rest = '') =>
  console.log(`${name.padEnd(22)}${number(raw)}${number(gzip)}${number(brotli)}${rest}`)
const sum = (files) =>
  files.map(measure).reduce((a, b) => ({ raw: a.raw + b.raw, gzip: a.gzip + b.gzip, brotli: a.brotli + b.brotli }))

console.log(`${'bytes'.padEnd(22)}${['raw', 'gzip', 'brotli'].map((word) => word.padStart(9)).join('')}`)
const downloaded = readdirSync(dist, { recursive: true })
  .filter((file) => /\.(js|wasm)$/.test(file) && file !== 'testing.js')
  .sort()
for (const file of downloaded) row(file, measure(file))
console.log()

let over = false
for (const { name, files, brotli: limit, target } of limits) {
  const total = sum(files)
  const within = total.brotli <= limit
  over ||= !within
  row(name, total, `  of ${number(limit).trim()}: ${within ? 'within' : `OVER by ${total.brotli - limit}`}${
    target < total.brotli ? `; ${number(total.brotli - target).trim()} above the target of ${number(target).trim()}` : ''}`)
}
process.exitCode = over ? 1 : 0
