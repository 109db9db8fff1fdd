import * as vitest from 'vitest';

/** A test of a file, with the hooks around it. */
export interface CollectedTest {
  readonly name: string;
  readonly run: () => unknown;
}

/** What a test file asked for. */
export interface Collected {
  readonly tests: readonly CollectedTest[];
  readonly before: readonly (() => unknown)[];
  readonly after: readonly (() => unknown)[];
}

/** The part of vitest's interface that the tests use, gathering them instead of running them. */
export interface Collector {
  /** Stands in for the module `vitest`. */
  readonly api: object;
  /** What was gathered since the last call. */
  take(): Collected;
}

/** Gathers tests as vitest would, so that one process runs them over and over with other sources. */
export function testCollector(): Collector {
  let tests: CollectedTest[] = [];
  let before: (() => unknown)[] = [];
  let after: (() => unknown)[] = [];
  let prefix = '';
  const describe = (name: string, ...rest: readonly unknown[]) => {
    const outer = prefix;
    prefix = `${prefix}${name} > `;
    bodyOf(rest)();
    prefix = outer;
  };
  const it = (name: string, ...rest: readonly unknown[]) => {
    tests.push({ name: `${prefix}${name}`, run: bodyOf(rest) });
  };
  // Snapshots belong to vitest's own run; here they say nothing.
  vitest.chai.util.overwriteMethod(vitest.chai.Assertion.prototype, 'toMatchSnapshot', () => () => undefined);
  const suites = Object.assign(describe, { each: eachOf(describe) });
  const cases = Object.assign(it, { each: eachOf(it) });
  return {
    api: {
      ...vitest,
      describe: suites,
      it: cases,
      test: cases,
      beforeAll: (hook: () => unknown) => before.push(hook),
      afterAll: (hook: () => unknown) => after.push(hook),
    },
    take: () => {
      const taken = { tests, before, after };
      tests = [];
      before = [];
      after = [];
      prefix = '';
      return taken;
    },
  };
}

/** The function among the arguments; options may stand before it. */
function bodyOf(rest: readonly unknown[]): (...args: unknown[]) => unknown {
  return rest.find((each) => typeof each === 'function') as (...args: unknown[]) => unknown;
}

/** `each` of a table: rows that are lists are spread over the arguments. */
function eachOf(one: (name: string, body: () => void) => void) {
  return (rows: readonly unknown[]) =>
    (name: string, ...rest: readonly unknown[]) => {
      const body = bodyOf(rest);
      rows.forEach((row, index) => {
        const args = Array.isArray(row) ? row : [row];
        one(
          name.includes('%s') ? name.replace('%s', String(args[0])) : `${name} ${index}`,
          () => body(...args) as undefined,
        );
      });
    };
}
