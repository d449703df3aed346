// What every page of the magazine does: the basket, and the mark on the page one is on.

import { add, count, onChange } from './basket.js';

for (const link of document.querySelectorAll('.masthead a[href]')) {
  if (link.pathname === location.pathname && !link.hash) link.setAttribute('aria-current', 'page');
}

const status = document.querySelector('[data-basket-status]');
for (const button of document.querySelectorAll('[data-basket-add]')) {
  button.addEventListener('click', () => {
    add(button.dataset.basketAdd);
    status.textContent = '';
    requestAnimationFrame(() => (status.textContent = status.dataset.added));
  });
}

onChange(() => {
  for (const place of document.querySelectorAll('[data-basket-count]')) {
    place.textContent = new Intl.NumberFormat(document.documentElement.lang).format(count());
  }
});
