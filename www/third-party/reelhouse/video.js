// Reelhouse, a made-up film host. The film is a drawing that is moved: layers slide at their own speed, and night becomes day.
const LENGTH = 60
const SPEEDS = { far: 4, middle: 11, light: 21, water: 26, foam: 30 }

const main = document.querySelector('main')
const range = document.querySelector('input')
const toggle = document.querySelector('.toggle')
const output = document.querySelector('output')
const layers = Array.from(document.querySelectorAll('[data-layer]'), (layer) => [layer, SPEEDS[layer.dataset.layer]])
const ferry = document.querySelector('[data-ferry]')
const smoke = document.querySelector('[data-smoke]')
const still = matchMedia('(prefers-reduced-motion: reduce)')

/** Until it is started, a still from the middle stands for it. */
let at = 36
let last = 0
let running = false

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`

function draw() {
  for (const [layer, speed] of layers) layer.setAttribute('transform', `translate(${-at * speed} 0)`)
  const sway = still.matches ? 0 : at
  ferry.setAttribute('transform', `translate(0 ${Math.sin(sway * 1.3) * 5}) rotate(${Math.sin(sway * 0.9) * 0.7} 380 0)`)
  smoke.setAttribute('transform', `translate(${Math.sin(sway * 0.7) * 14} ${Math.cos(sway * 0.5) * 5})`)
  document.documentElement.style.setProperty('--dawn', Math.min(1, Math.max(0, (at - 12) / 34)).toFixed(3))
  range.value = at
  range.setAttribute('aria-valuetext', clock(at))
  output.value = `${clock(at)} / ${clock(LENGTH)}`
}

function frame(now) {
  if (!running) return
  at += Math.min(0.1, (now - last) / 1000)
  last = now
  if (at >= LENGTH) {
    at = LENGTH
    run(false)
  }
  draw()
  requestAnimationFrame(frame)
}

function run(on) {
  if (!main.classList.contains('started')) at = 0
  running = on
  main.classList.toggle('running', on)
  main.classList.add('started')
  toggle.setAttribute('aria-label', on ? 'Pause' : 'Play')
  if (!on) return
  if (at >= LENGTH) at = 0
  last = performance.now()
  requestAnimationFrame(frame)
}

document.querySelector('.start').addEventListener('click', () => {
  run(true)
  toggle.focus()
})
toggle.addEventListener('click', () => run(!running))
range.addEventListener('input', () => {
  at = Number(range.value)
  main.classList.add('started')
  draw()
})
draw()
