import { Script } from 'node:vm';

const seconds = 20;

declare global {
  var knartTimed: (() => unknown) | undefined;
}

let script: Script | undefined;

/**
 * Runs something and stops it after 20 seconds, be it within a loop or a regular expression that never ends: nothing in FHIRPath bounds
 * `repeat` or `matches`, and nothing else in JavaScript can stop them.
 * @throws Error that says so
 */
export function withTimeLimit<T>(run: () => T): T {
  script ??= new Script('knartTimed()');
  globalThis.knartTimed = run;
  try {
    return script.runInThisContext({ timeout: seconds * 1000 }) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new Error(`it took longer than ${seconds} seconds`);
  } finally {
    globalThis.knartTimed = undefined;
  }
}
