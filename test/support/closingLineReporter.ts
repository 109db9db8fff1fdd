import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule, TestSuite } from 'vitest/node';
import { closingLine, type Tally } from './closingLine.ts';

/**
 * Ends a vitest run with `N passed, N failed` alone on a line. Where `KNART_TALLY` names a file, the tally goes there
 * as JSON instead, for `.ci/run`, which adds up several runs and prints one line for all of them.
 */
export class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tally = tallyOf(modules, unhandledErrors);
    const file = process.env.KNART_TALLY;
    if (file) writeFileSync(file, JSON.stringify(tally));
    else process.stdout.write(`\n${closingLine(tally)}\n`);
  }
}

/**
 * Besides tests, whatever makes vitest fail without a failing test counts as one failure: a file that does not load,
 * a hook that throws, an error nobody caught, a run without tests.
 */
function tallyOf(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): Tally {
  const states = modules.flatMap((module) =>
    [...module.children.allTests()].map((test) => test.result().state),
  );
  const count = (state: string) => states.filter((each) => each === state).length;
  const broken =
    modules.reduce((sum, module) => sum + errorsOutsideTests(module), 0) + unhandledErrors.length;
  return {
    passed: count('passed'),
    failed: count('failed') + broken + (modules.length === 0 ? 1 : 0),
    // a test that a broken hook kept from running is pending
    skipped: count('skipped') + count('pending'),
  };
}

function errorsOutsideTests(module: TestModule): number {
  const suites: (TestModule | TestSuite)[] = [module, ...module.children.allSuites()];
  return suites.filter((suite) => suite.errors().length > 0).length;
}
