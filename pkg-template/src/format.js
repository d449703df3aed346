// Dates, durations and countries, written in the language of the interface.

import { yieldToBrowser } from './yield.js'

const WRITE = {
  date: (lang, text) => new Intl.DateTimeFormat(lang, { dateStyle: 'long' }).format(new Date(text)),
  duration(lang, text) {
    const [count, unit] = text.split(' ')
    return new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
  },
  region: (lang, text) => new Intl.DisplayNames(lang, { type: 'region' }).of(text),
}

/** Fills an element that carries `data-format`. What a browser cannot write stays as its code. */
function fill(element, lang) {
  try {
    element.textContent = WRITE[element.dataset.format](lang, element.getAttribute('value') ?? element.dateTime)
  } catch {}
  element.removeAttribute('data-format')
}

const waiting = root => root.querySelectorAll('[data-format]')

/** Fills all there is to fill in `root`. */
export const format = (root, lang) => waiting(root).forEach(element => fill(element, lang))

/** The same, one after the other: the first date alone can take a browser ten milliseconds. */
export async function formatSoon(root, lang) {
  for (const element of waiting(root)) {
    fill(element, lang)
    await yieldToBrowser()
  }
}
