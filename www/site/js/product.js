// The basket, as a list.

import { contents, onChange, remove } from './basket.js'

const GOODS = {
  lantern: ['Storm lantern', 128],
  blanket: ['Skarv blanket', 164],
  mug: ['Deck mug', 18],
  twine: ['Tarred twine', 12],
}

const price = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 })
const title = document.querySelector('#basket-title')
const none = document.querySelector('.basket-none')
const list = document.querySelector('.basket-items')
const sum = document.querySelector('.basket-sum')

function row([id, count]) {
  const [name, each] = GOODS[id]
  const item = document.createElement('li')
  const words = document.createElement('span')
  const amount = document.createElement('span')
  const button = document.createElement('button')
  words.textContent = count > 1 ? `${name}, ${count} of them` : name
  amount.textContent = price.format(each * count)
  button.type = 'button'
  button.textContent = 'Take out'
  button.setAttribute('aria-label', `Take ${name} out`)
  button.addEventListener('click', () => {
    remove(id)
    title.focus()
  })
  item.append(words, amount, button)
  return item
}

onChange(() => {
  const items = contents().filter(([id]) => id in GOODS)
  none.hidden = items.length > 0
  list.hidden = sum.hidden = items.length === 0
  list.replaceChildren(...items.map(row))
  sum.querySelector('b').textContent = price.format(items.reduce((total, [id, count]) => total + GOODS[id][1] * count, 0))
})
