import { packageRoot } from '../../../src/packageRoot.ts';
import { testCollector } from './collectTests.ts';
import { keptAgreement } from './keptAgreement.ts';
import { keptCompiler } from './keptCompiler.ts';
import { moduleLoader } from './moduleLoader.ts';
import type { TestUnit } from './testUnits.ts';

/** What a unit of tests said. */
export interface Verdict {
  readonly passed: number;
  /** The first test that failed, or the file where it did not load; undefined where all passed. */
  readonly failed: string | undefined;
  readonly milliseconds: number;
}

/** Runs tests in this process, over sources of which some are changed. */
export interface TestBench {
  /** From now on these sources are as given; all others are as they stand in their files. @param texts by path below the package */
  change(texts: ReadonlyMap<string, string>): void;
  /** Runs tests up to their first failure. */
  run(unit: TestUnit): Promise<Verdict>;
  /** The sources that the tests were seen to load, below the package. */
  sourcesOf(unit: TestUnit): readonly string[];
}

/** A bench with the CQL compiler running. */
export async function testBench(): Promise<TestBench> {
  const collector = testCollector();
  const compiler = await keptCompiler();
  const loader = moduleLoader(
    new Map([
      ['vitest', collector.api],
      [`${packageRoot}src/compiler/cqlCompiler.ts`, compiler.module],
      [`${packageRoot}test/mutation/machinery/keptAgreement.ts`, { keptAgreement }],
    ]),
  );
  return {
    change: (texts) => {
      loader.reset(new Map([...texts].map(([path, text]) => [`${packageRoot}${path}`, text])));
      compiler.change(texts.size > 0);
      keptAgreement.changed = [...texts.keys()][0];
    },
    run: async (unit) => {
      const start = performance.now();
      const { passed, failed } = await runUnit(unit);
      return { passed, failed, milliseconds: performance.now() - start };
    },
    sourcesOf: ({ file }) =>
      [...loader.filesOf(`${packageRoot}${file}`)]
        .filter((path) => path.startsWith(`${packageRoot}src/`))
        .map((path) => path.slice(packageRoot.length)),
  };

  async function runUnit(unit: TestUnit): Promise<{ passed: number; failed: string | undefined }> {
    const { file, only = /^/, instead = {} } = unit;
    let passed = 0;
    let current = 'the file does not load';
    collector.take();
    try {
      await loader.load(`${packageRoot}${file}`, absolute(instead));
      const { tests, before, after } = collector.take();
      for (const hook of before) await hook();
      for (const test of tests.filter(({ name }) => only.test(name))) {
        current = test.name;
        await test.run();
        passed++;
      }
      current = 'after all';
      for (const hook of after) await hook();
      return { passed, failed: undefined };
    } catch (error) {
      return { passed, failed: `${current}: ${String(error).split('\n', 1)[0]}` };
    }
  }
}

function absolute(paths: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(paths).map(([from, to]) => [`${packageRoot}${from}`, `${packageRoot}${to}`]));
}
