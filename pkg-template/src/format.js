// Dates, durations and countries, written in the language of the interface.

const WRITE = {
  date: (lang, text) => new Intl.DateTimeFormat(lang, { dateStyle: 'long' }).format(new Date(text)),
  duration(lang, text) {
    const [count, unit] = text.split(' ')
    return new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
  },
  region: (lang, text) => new Intl.DisplayNames(lang, { type: 'region' }).of(text),
}

/** Fills what carries `data-format` in `root`. What a browser cannot write stays as its code. */
export function format(root, lang) {
  for (const element of root.querySelectorAll('[data-format]')) {
    try {
      element.textContent = WRITE[element.dataset.format](lang, element.getAttribute('value') ?? element.dateTime)
    } catch {}
  }
}
