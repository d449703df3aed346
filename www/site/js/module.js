// The third way of use. In a project that is built, the import is 'confidant-sdk'.

import { config } from './module.config.js'

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })
const at = () => clock.format(Date.now())
const place = (name) => document.querySelector(`[data-${name}]`)

async function main() {
  const { createConfidant } = await import('/confidant/index.js')
  const region = document.querySelector('meta[name="confidant-region"]')?.content
  const confidant = await createConfidant(config, { region })
  // The demo's drawer asks the same object.
  window.Confidant ??= confidant

  for (const row of document.querySelectorAll('[data-when]')) {
    confidant.when(row.dataset.when).then(() => (row.textContent = `may be used since ${at()}`))
  }

  const changes = place('changes')
  let begun = false
  confidant.subscribe(({ purposes }) => {
    const item = document.createElement('li')
    const words = Object.entries(purposes).map(([id, on]) => `${id}: ${on}`)
    item.textContent = `${at()} ${words.join(', ')}`
    if (!begun) changes.replaceChildren()
    begun = true
    changes.prepend(item)
  })

  const answer = place('answer')
  const set = (media) =>
    confidant.set({ purposes: { media } }).then(
      () => (answer.textContent = `${at()} media is ${confidant.has('media') ? 'allowed' : 'not allowed'}`),
      (error) => (answer.textContent = `${at()} ${error.code}: ${error.message}`),
    )
  const acts = {
    allow: () => set(true),
    refuse: () => set(false),
    // A click gives activation for a few seconds; this waits until it is used up.
    fake: () => {
      answer.textContent = 'waiting until the click has worn off'
      const timer = setInterval(() => {
        if (navigator.userActivation.isActive) return
        clearInterval(timer)
        set(true)
      }, 200)
    },
  }
  for (const button of document.querySelectorAll('[data-set]')) button.addEventListener('click', acts[button.dataset.set])
}

main().catch((error) => {
  place('stopped').textContent = `Confidant did not load, so everything stays held. (${error.message})`
})
