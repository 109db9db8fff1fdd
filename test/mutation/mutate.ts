/**
 * Changes one thing at a time, and counts how many of the changes somebody notices (`npm run mutate`).
 *
 * `npm run mutate -- --logic [guideline]`: the typed criteria, code lists and sets of outcomes of a guideline (of all that have
 * cases, where none is named) against its kept cases, `input/<guideline>/cases/*.yaml`. Takes seconds. Each survivor is a case
 * that is missing: the report names the line of the criterion or list, and what can be changed there without any case coming out
 * otherwise. Codes are dropped by families: of ICD-10-CM by the authored root, else by category (`A41`), of other systems by
 * class. A changed set of outcomes is noticed where not exactly one of them holds any more, which stops the build.
 *
 * `npm run mutate -- --machinery [part of a path ...]`: the sources of the logic and of the driver against their tests. Takes
 * minutes, on two cores. `--every 10` tries each tenth change for a first look; `--thorough` puts survivors to all patients of the
 * differential tests and to the whole calendar in CQL.
 *
 * Without a choice both are run. `--write` writes `bench/mutation.md`. Exits with 1 where less than 95 % are noticed. A survivor
 * that changes nothing anybody could see goes into `equivalents.yaml`, with its reason; the report shows it.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { packageRoot } from '../../src/packageRoot.ts';
import { isEnough, type Score } from './score.ts';
import { type NamedScore, scoreTable } from './scoreTable.ts';
import { scoreWords } from './scoreWords.ts';

const { values, positionals } = parseArgs({
  options: {
    logic: { type: 'boolean' },
    machinery: { type: 'boolean' },
    thorough: { type: 'boolean', default: false },
    every: { type: 'string', default: '1' },
    write: { type: 'boolean' },
  },
  allowPositionals: true,
});
const both = !values.logic && !values.machinery;
const scores: NamedScore[] = [];
const say = (name: string, score: Score) => {
  scores.push({ name, score });
  process.stdout.write(`${scoreWords(name, score)}\n`);
};

if (both || values.logic) {
  const { guidelinesWithCases, runLogic } = await import('./logic/runLogic.ts');
  for (const id of positionals.length > 0 && !both ? positionals : guidelinesWithCases())
    say(`logic of ${id}`, await runLogic(id));
}
if (both || values.machinery) {
  const { runMachinery } = await import('./machinery/runMachinery.ts');
  say(
    'machinery',
    await runMachinery({
      only: both ? [] : positionals,
      thorough: values.thorough,
      every: Number(values.every),
      workers: 2,
      progress: (line) => process.stderr.write(`${line}\n`),
    }),
  );
}
if (values.write) writeFileSync(`${packageRoot}bench/mutation.md`, scoreTable(scores));
process.exitCode = scores.every(({ score }) => isEnough(score)) ? 0 : 1;
