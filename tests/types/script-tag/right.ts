// The global of the script tag.
import 'confidant-sdk/confidant.js'

Confidant.push((confidant) => confidant.has('analytics'))
window.Confidant.open().then(() => Confidant.close())
const granted: boolean = Confidant.has('analytics', 'matomo')
document.querySelector('button')?.addEventListener('click', () => Confidant.accept())

// @ts-expect-error a function is needed
Confidant.push('open')
