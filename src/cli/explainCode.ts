import { isResourceType } from '../definitions/shape.ts';
import { catalogue, concernsBuilds, type Example } from '../validation/catalogue/catalogue.ts';
import { type Entry, groups } from '../validation/catalogue/entry.ts';
import { foundIn } from '../validation/catalogue/tryExample.ts';
import { closest } from '../validation/closest.ts';
import { allInvariants } from '../validation/invariants/allInvariants.ts';
import { corrections, heldElsewhere, nameInvariant } from '../validation/invariants/corrections.ts';
import { firstSentence } from './firstSentence.ts';
import { type Console, exitCodes } from './run.ts';
import { shortJson } from './shortJson.ts';
import { textTable } from './textTable.ts';
import { UsageError } from './usageError.ts';

/**
 * `knart validate --explain`: prints what findings of a code want, why, an example and the specification; of the key of an invariant its
 * words and expression. Without a code it lists all. Another code throws a `UsageError` that names the closest.
 * @param code true where none is given
 */
export async function explainCode(code: string | true, console: Console): Promise<number> {
  console.out(code === true ? list() : await textOf(code));
  return exitCodes.clean;
}

function list(): string {
  const parts = Object.entries(groups).map(([group, title]) => {
    const entries = catalogue.filter((entry) => entry.group === group);
    const rows = entries.map(({ code, severity, wants }) => [code, severity, firstSentence(wants)]);
    return `${title}\n${textTable(rows)}`;
  });
  return `${parts.join('\n')}\nSay one of them after --explain, or the key of an invariant (dom-6), to read more.\n`;
}

async function textOf(code: string): Promise<string> {
  const entry = catalogue.find((each) => each.code === code);
  if (entry) return entryText(entry);
  const invariants = allInvariants();
  const broken = invariants.filter(({ invariant: { key } }) => key === code);
  if (broken.length > 0) return broken.map(invariantText).join('\n');
  const known = [...catalogue.map((each) => each.code), ...invariants.map(({ invariant: { key } }) => key)];
  const near = closest(code, known);
  throw new UsageError(
    `No finding has the code "${code}"${near ? `: did you mean ${near}?` : '.'} knart validate --explain lists all.`,
  );
}

async function entryText(entry: Entry<Example>): Promise<string> {
  const { code, severity, group, wants, why, spec } = entry;
  return [
    `${code}, ${severity} (${groups[group]})\n`,
    `Wants: ${wants}`,
    `Why:   ${why}`,
    `Spec:  ${spec}`,
    ...(concernsBuilds(entry.example)
      ? ['When:  in builds, not in knart validate, which may see a part only']
      : []),
    '',
    ...(await exampleLines(entry)),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

async function exampleLines({ code, example }: Entry<Example>): Promise<readonly string[]> {
  if (typeof example === 'string') return [`Example: ${example}`];
  const shown = (each: string | object) => (typeof each === 'string' ? each : shortJson(each));
  const beside = 'beside' in example ? (example.beside ?? []) : [];
  return [
    `Faulty:\n${shown(example.faulty)}\n`,
    ...(await foundIn(example, code)).map((one) => `Found: ${one}\n`),
    `Mended:\n${shown(example.mended)}`,
    ...beside.map((each) => `\nBeside it:\n${shown(each)}`),
  ];
}

function invariantText({ owner, invariant }: ReturnType<typeof allInvariants>[number]): string {
  const { key, human, expression, severity, bestPractice } = invariant;
  const id = `${owner} ${key}`;
  const weight = bestPractice ? 'warning: best practice' : severity;
  const corrected = corrections[id];
  const holder = heldElsewhere[id] ?? (nameInvariant.test(key) ? 'rule name-format' : undefined);
  return [
    `${key} of ${owner}, an invariant of R4 (${weight})\n`,
    `Wants:      ${human}`,
    `Expression: ${expression ?? 'none: only people can judge it'}`,
    ...(corrected ? [`Read here:  ${corrected.expression}`, `Why:        ${corrected.reason}`] : []),
    ...(holder ? [`Held by:    ${holder}`] : []),
    `Spec:       ${specOf(owner)}`,
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** Resources list their invariants on their own pages. */
function specOf(owner: string): string {
  const [type = ''] = owner.split('.');
  const hasPage = isResourceType(type) || type === 'Resource' || type === 'DomainResource';
  return `https://hl7.org/fhir/R4/${hasPage ? type.toLowerCase() : 'datatypes'}.html`;
}
