// Writes a node tree: a text, or [tag, attributes, ...children].

/** Makes the node of a tree. */
export const write = tree =>
  typeof tree === 'string' ? document.createTextNode(tree) : fill(document.createElement(tree[0]), tree)

/** Gives an element the attributes and children of a tree. A `template` with `shadowrootmode` is its shadow root. */
export function fill(element, [, attributes, ...children]) {
  for (const name in attributes) element.setAttribute(name, attributes[name])
  const nodes = []
  for (const child of children) {
    if (child[1]?.shadowrootmode) {
      (element.shadowRoot ?? element.attachShadow({ mode: 'open' })).append(...child.slice(2).map(write))
    } else nodes.push(write(child))
  }
  element.append(...nodes)
  return element
}

const sheets = new Map()

/** Adds a style sheet, given as text, to a shadow root, once. */
export function adopt(root, css) {
  if (!sheets.has(css)) {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    sheets.set(css, sheet)
  }
  const sheet = sheets.get(css)
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
}
