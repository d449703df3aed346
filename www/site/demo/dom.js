// Elements without markup: tag, properties, children.

export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value
    else element.setAttribute(name, value)
  }
  element.append(...children.flat().filter((child) => child !== null))
  return element
}

/** Replaces the children only where the words differ, so that what is selected or focused stays. */
export function fill(element, children) {
  const next = el('div', {}, children)
  if (next.textContent !== element.textContent) element.replaceChildren(...next.childNodes)
}
