// Chartroom, a made-up map host: a drawn chart that can be moved and enlarged.
const svg = document.querySelector('svg')
const full = { x: 0, y: 0, width: 1200, height: 900 }
let view = { ...full }

function show() {
  view.width = Math.min(full.width, Math.max(full.width / 6, view.width))
  view.height = (view.width / full.width) * full.height
  view.x = Math.min(full.width - view.width, Math.max(0, view.x))
  view.y = Math.min(full.height - view.height, Math.max(0, view.y))
  svg.setAttribute('viewBox', `${view.x} ${view.y} ${view.width} ${view.height}`)
}

/** Keeps the point at these shares of the width and height where it is. */
function zoom(factor, across = 0.5, down = 0.5) {
  const { x, y, width, height } = view
  view = { x: x + across * width * (1 - factor), y: y + down * height * (1 - factor), width: width * factor, height }
  show()
}

for (const button of document.querySelectorAll('[data-zoom]')) {
  button.addEventListener('click', () => zoom(Number(button.dataset.zoom)))
}

svg.addEventListener('wheel', (event) => {
  if (!event.ctrlKey) return
  event.preventDefault()
  zoom(event.deltaY > 0 ? 1.15 : 0.87, event.offsetX / svg.clientWidth, event.offsetY / svg.clientHeight)
}, { passive: false })

svg.addEventListener('pointerdown', (event) => svg.setPointerCapture(event.pointerId))
svg.addEventListener('pointermove', (event) => {
  if (!svg.hasPointerCapture(event.pointerId)) return
  view.x -= (event.movementX / svg.clientWidth) * view.width
  view.y -= (event.movementY / svg.clientHeight) * view.height
  show()
})
