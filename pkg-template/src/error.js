// What callers are told when something cannot be done.

export class ConfidantError extends Error {
  /** @param {{code: string, message: string, path?: string, faults?: object[]}} failure */
  constructor({ code, message, path, faults }) {
    super(message)
    this.name = 'ConfidantError'
    this.code = code
    this.path = path
    this.faults = faults
  }
}
