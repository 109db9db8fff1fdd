// Measures printing and linting the logic of the ASPN guideline, once, ten and a hundred times over: npm run bench:logic.
// Writes bench/logic.md.
import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import type { Guideline } from '../src/knowledge/guideline.ts';
import { readGuideline } from '../src/knowledge/readGuideline.ts';
import { cqlLibrary } from '../src/logic/cql/cqlLibrary.ts';
import type { Criterion } from '../src/logic/criterion.ts';
import { fhirpathRails } from '../src/logic/fhirpath.ts';
import { fhirpathStatements } from '../src/logic/fhirpathStatements.ts';
import { packageRoot } from '../src/packageRoot.ts';
import { criterionInWords } from '../src/resources/criterionInWords.ts';
import { lookupIn } from '../src/resources/lookupIn.ts';
import { lintExpressions } from '../src/validation/expressions/lintExpressions.ts';
import { Verdicts } from '../src/validation/expressions/verdicts.ts';

const load = loadavg()[0]?.toFixed(1);
const shown = 'input/aspn-low-back-pain';
const guideline = await readGuideline({ path: `${packageRoot}${shown}`, shown }, {}, () => {});
if (!guideline) throw new Error(`${shown} is not sound`);

/** The criteria so many times over, each copy with names, questions and hence texts of its own. */
function times(factor: number): Guideline {
  const whole = guideline as Guideline;
  return {
    ...whole,
    criteria: Array.from({ length: factor }, (_, copy) =>
      whole.criteria.map((one) => ({
        ...one,
        id: `${one.id}-${copy}`,
        title: `${one.title} (${copy})`,
        criterion: renamed(one.criterion, copy),
      })),
    ).flat(),
  };
}

function renamed(criterion: Criterion, copy: number): Criterion {
  switch (criterion.kind) {
    case 'named':
      return { ...criterion, id: `${criterion.id}-${copy}` };
    case 'evidence':
      return {
        ...criterion,
        recorded: criterion.recorded.map((one) =>
          one.kind === 'criterion' ? { ...one, id: `${one.id}-${copy}` } : one,
        ),
        ...(criterion.question && {
          question: { ...criterion.question, id: `${criterion.question.id}-${copy}` },
        }),
      };
    case 'not':
      return { ...criterion, of: renamed(criterion.of, copy) };
    case 'any':
    case 'all':
    case 'atLeast':
      return { ...criterion, of: criterion.of.map((part) => renamed(part, copy)) };
  }
}

async function timed(step: () => unknown): Promise<number> {
  const start = performance.now();
  await step();
  return performance.now() - start;
}

const rows: string[][] = [];
for (const factor of [1, 10, 100]) {
  const many = times(factor);
  const lookup = lookupIn(many);
  const atoms: string[] = [];
  const fhirpath = await timed(() => {
    for (const { criterion } of many.criteria) {
      fhirpathRails(criterion, lookup);
      atoms.push(...fhirpathStatements(criterion, lookup));
    }
  });
  const cql = await timed(() =>
    cqlLibrary({
      name: 'Bench',
      version: '1.0.0',
      title: 'Bench',
      criteria: many.criteria,
      outcomes: [],
      rules: [],
      codeSet: lookup.codeSet,
      asked: () => ({ questionnaire: 'http://example.org/Questionnaire/bench', inverted: false }),
    }),
  );
  const english = await timed(() => {
    for (const { criterion } of many.criteria) criterionInWords(many, criterion);
  });
  const place = { file: 'bench' };
  const lint = await timed(() =>
    lintExpressions(
      atoms.map((text) => ({ text, subject: 'bench', place })),
      new Verdicts(''),
      ({ message }) => {
        throw new Error(message);
      },
    ),
  );
  const cells = [fhirpath, cql, english, lint].map((ms) => Math.round(ms).toString());
  rows.push([`${factor}x`, String(many.criteria.length), String(new Set(atoms).size), ...cells]);
}

const head = [
  'logic',
  'criteria',
  'atoms',
  'FHIRPath ms',
  'CQL ms',
  'English ms',
  'lint ms, nothing known before',
];
const table = [head, head.map(() => '---:'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const text = `# Printing and linting the logic

${availableParallelism()} cores, Node ${process.version}, load ${load} before the first run. The criteria of the ASPN guideline, once, ten and a hundred times over under
other names, in one process. A build lints only what it has not found clean before (\`.compiled/linted.txt\`). \`npm run bench:logic\`
measures again.

${table}
`;
process.stdout.write(text);
writeFileSync(`${packageRoot}bench/logic.md`, text);
