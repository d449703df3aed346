// What a server does with the package: import it, and leave it alone. A touch of the page ends this with an error.
import assert from 'node:assert/strict'

const page = ['window', 'document', 'localStorage', 'sessionStorage', 'navigator', 'location', 'self']
const before = new Map(page.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]))
for (const name of page) {
  Object.defineProperty(globalThis, name, {
    configurable: true,
    get() {
      throw new Error(`the import touches ${name}`)
    },
  })
}
const { createConfidant, ConfidantError } = await import('confidant-sdk')
for (const [name, descriptor] of before) {
  delete globalThis[name]
  if (descriptor) Object.defineProperty(globalThis, name, descriptor)
}

await assert.rejects(createConfidant('/confidant.json'), (error) => {
  assert.ok(error instanceof ConfidantError && error instanceof Error)
  assert.equal(error.name, 'ConfidantError')
  assert.equal(error.code, 'no-page')
  return true
})
