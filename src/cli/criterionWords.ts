import type { Coding } from 'fhir/r4.js';
import type {
  CriterionState,
  ExplainedCriterion,
  ExplainedEvidence,
  ExplainedPart,
  Explanation,
  ShownFact,
  ShownRecord,
} from '../apply/explain/explanation.ts';
import { missingWords } from './missingWords.ts';

const stateWords: Readonly<Record<CriterionState, string>> = {
  met: 'met      ',
  'ruled-out': 'ruled out',
  unknown: 'unknown  ',
};

/** A criterion as indented lines: its state and place in the source, and below what settles it or leaves it open. */
export function criterionWords(criterion: ExplainedCriterion, criteria: Explanation['criteria']): string {
  const { title, state, basis, source, part } = criterion;
  const where = source.line === undefined ? '' : `line ${source.line}, `;
  return [
    `  ${stateWords[state]} ${title} (${where}${basis})\n`,
    ...partLines(part, criteria).map((line) => `              ${line}\n`),
  ].join('');
}

const joints = { any: 'one of', all: 'all of', not: 'the opposite of' } as const;

/** A part of a criterion as lines, with the state of each named criterion in it. */
export function partLines(part: ExplainedPart, criteria: Explanation['criteria']): readonly string[] {
  switch (part.kind) {
    case 'criterion':
      return [`${criteria[part.id]?.title ?? part.id}: ${stateWords[part.state].trim()}`];
    case 'evidence':
      return evidenceLines(part, criteria);
    default: {
      const joint = part.kind === 'atLeast' ? `at least ${part.count} of` : joints[part.kind];
      return [`${joint}`, ...part.of.flatMap((one) => partLines(one, criteria).map((line) => `  ${line}`))];
    }
  }
}

function evidenceLines(part: ExplainedEvidence, criteria: Explanation['criteria']): readonly string[] {
  const { shown, shownBy, reasonsToAsk, answer, absentFrom, contradiction, missing } = part;
  return [
    ...shown.flatMap((fact) => factLines('on record', fact)),
    ...shownBy.map((id) => `shown by: ${criteria[id]?.title ?? id}`),
    ...(answer ? [`answered ${answer.says}: ${answer.references.join(', ') || 'as the caller says'}`] : []),
    ...(contradiction
      ? ['contradiction: the record shows it, and the answer denies it; look again, and answer anew']
      : []),
    ...reasonsToAsk.flatMap((fact) => factLines('a reason to ask', fact)),
    ...(absentFrom
      ? [
          absentFrom.length === 0
            ? 'the Patient shows the opposite'
            : `read in full and nothing of it there: ${absentFrom.join(', ')}`,
        ]
      : []),
    ...missing.map((one) => `missing: ${missingWords(one)}`),
  ];
}

function factLines(what: string, { words, records }: ShownFact): readonly string[] {
  return [`${what}: ${words}`, ...records.map((record) => `  ${recordWords(record)}`)];
}

function recordWords({ reference, codes, text, value, date }: ShownRecord): string {
  const of = codes.length > 0 ? codes.map(codingWords).join(', ') : text;
  return [
    reference,
    ...(of === undefined ? [] : [of]),
    ...(value?.value === undefined ? [] : [`${value.value} ${value.unit ?? value.code ?? ''}`.trim()]),
    ...(date === undefined ? [] : [date]),
  ].join(', ');
}

function codingWords({ system = '', code = '', display }: Coding): string {
  return `${system}|${code}${display === undefined ? '' : ` ${display}`}`;
}
