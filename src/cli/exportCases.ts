import { exportCase } from '../cases/hooks/exportCase.ts';
import { tester } from '../output/outputMaker.ts';
import { type OutputFile, writeOutput } from '../output.ts';
import type { TestedGuideline } from './testedGuideline.ts';
import { toolVersion } from './toolVersion.ts';

/**
 * Writes the cases that were run into a folder, below the ids of their guidelines, all or nothing, with a `manifest.json` by which the
 * next run knows that it may replace them. Gives what was written, in words.
 * @throws OutputError for a folder with content that no export made, or that cannot be written
 */
export function exportCases(tested: readonly TestedGuideline[], folder: string): string {
  const files: OutputFile[] = tested.flatMap(({ guideline, runs }) =>
    runs.flatMap((run) =>
      exportCase(run, guideline).map(({ path, content }) => ({ path: `${guideline.id}/${path}`, content })),
    ),
  );
  const manifest = {
    tool: { name: tester.tool, version: toolVersion() },
    guidelines: tested.map(({ guideline: { id, identity }, runs }) => ({
      id,
      canonical: identity.canonical,
      version: identity.version,
      cases: runs.map(({ patient }) => patient.id),
    })),
  };
  const content = `${JSON.stringify(manifest, null, 2)}\n`;
  writeOutput([...files, { path: 'manifest.json', content }], folder, new Set(), tester);
  const cases = tested.reduce((sum, { runs }) => sum + runs.length, 0);
  const calls = files.filter(({ path }) => path.includes('/request-')).length;
  return `Wrote ${cases} cases with ${calls} calls of CDS Hooks to ${folder}.\n`;
}
