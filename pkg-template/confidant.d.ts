// <script src="confidant.js" data-config="confidant.json"></script>
import type { Confidant as Page } from './index.js'

declare global {
  /**
   * Confidant in this page, made by the script tag. Before the script has run it may be a list of functions:
   * `(window.Confidant ||= []).push(confidant => …)`.
   */
  var Confidant: Page & {
    /** Calls back with Confidant once it is decided what may run. */
    push(...callbacks: ((confidant: Page) => void)[]): void
  }
}
