/** Thrown where an expression cannot be run here at all, so that another may be tried; its message says why. */
export class NotRunnable extends Error {
  override readonly name = 'NotRunnable';
}
