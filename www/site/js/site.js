// What every page of the magazine does: the basket, the mark on the page one is on, and a word where Confidant is missing.

import { add, count, onChange } from './basket.js'

for (const link of document.querySelectorAll('.masthead a[href]')) {
  if (link.pathname === location.pathname && !link.hash) link.setAttribute('aria-current', 'page')
}

const status = document.querySelector('[data-basket-status]')
for (const button of document.querySelectorAll('[data-basket-add]')) {
  button.addEventListener('click', () => {
    add(button.dataset.basketAdd)
    status.textContent = ''
    requestAnimationFrame(() => (status.textContent = status.dataset.added))
  })
}

// The Arabic pages write ٠١٢, as Arabic is written in Egypt.
const language = document.documentElement.lang
const number = new Intl.NumberFormat(language === 'ar' ? 'ar-EG' : language)

onChange(() => {
  for (const place of document.querySelectorAll('[data-basket-count]')) {
    place.textContent = number.format(count())
  }
})

// A blocked script leaves everything held. The visitor should know why nobody asks.
addEventListener('load', () => {
  const tag = document.querySelector('script[src$="/confidant.js"]')
  document.querySelector('[data-blocked]').hidden = !tag || typeof window.Confidant?.has === 'function'
})
