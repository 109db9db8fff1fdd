import type { TestContext } from 'vitest';

/** Something outside the repository that this machine does not have: no Java, no registry, no git. */
export class Unavailable extends Error {}

/**
 * A step that needs the outside world and that several tests look at. It runs once, when the first test asks for it.
 * Where it is unavailable, a line `SKIPPED: why` is printed once and the tests are skipped; any other failure fails them.
 */
export function outside<T>(step: () => Promise<T>): (context: TestContext) => Promise<T> {
  let result: Promise<T> | undefined;
  return async (context) => {
    const first = result === undefined;
    result ??= step();
    try {
      return await result;
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      if (first) printLoudly(`SKIPPED: ${error.message}`);
      return context.skip(error.message);
    }
  };
}

/** Prints a line that must not be missed. */
export function printLoudly(line: string): void {
  process.stdout.write(`${line}\n`);
}
