// Configurations that are almost right: keys lost, doubled, misspelt, values of another kind.

/** A repeatable source of numbers from 0 up to 1 (mulberry32). */
function numbers(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const VALUES = [
  null, true, false, 0, 1, -1, 1.5, 1e9, 20, '', ' ', 'text', '\u0007', '😀'.repeat(2000), '😀'.repeat(2001), 'a'.repeat(2000),
  'session', '1 day', '13 months', '9999 years', '10000 days', '1  day', '06 months', '6 MONTHS',
  'https://a.example', 'https://', 'https://a b', 'https://a.example/\u00a0', 'http://a.example', 'http://localhost:1/*', '/', '//a.example',
  '/a b', '/ü', 'javascript:alert(1)', ' https://a.example', 'HTTPS://a.example', 'a@b', '@b', 'a@', 'a@b@c', 'a b@c',
  'de', 'en', 'DE', 'US-CA', 'us-ca', 'US-', 'US-CALI', '_ga*', '*', 'a;b', 'a=b', 'ä', '$x', 'a'.repeat(64), 'a'.repeat(65), 'a'.repeat(201),
  'consent', 'necessary', 'opt-in', 'notice', 'granted', 'local', 'bar', 'link', 'basic', 'ad_storage',
  [], [''], ['en'], ['de', 'fr'], {}, { en: 'text' }, { en: 'text', de: 'Text' }, { xx: 'text' },
]

/** `count` copies of `config`, each changed in one to three places, as JSON text. */
export function mutations(config, count, seed) {
  const random = numbers(seed)
  const pick = (list) => list[Math.floor(random() * list.length)]
  return Array.from({ length: count }, () => {
    const copy = structuredClone(config)
    for (let left = 1 + Math.floor(random() * 3); left > 0; left--) change(copy, random, pick)
    return JSON.stringify(copy)
  })
}

function change(config, random, pick) {
  const places = []
  const walk = (node) => {
    for (const key of Object.keys(node)) {
      places.push([node, key])
      if (node[key] && typeof node[key] === 'object') walk(node[key])
    }
  }
  walk(config)
  if (!places.length) return
  const [node, key] = pick(places)
  const kind = random()
  if (kind < 0.2) Array.isArray(node) ? node.splice(Number(key), 1) : delete node[key]
  else if (kind < 0.3) Array.isArray(node) ? node.push(structuredClone(node[key])) : (node[`${key}x`] = node[key])
  else node[key] = structuredClone(pick(VALUES))
}
