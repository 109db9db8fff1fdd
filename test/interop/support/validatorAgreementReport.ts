import {
  agreementByClass,
  agreementByKind,
  agreementOf,
  type ClassAgreement,
  type JudgedCase,
  type KindAgreement,
  opponents,
  owedErrors,
} from './validatorAgreement.ts';

/** Why we disagree with a validator about a case, by the case's id; reviewed by people. */
export type Reasons = Readonly<Record<string, string>>;

/** Where the figures of speed begin, which differ from run to run. */
export const speedHeading = '## Speed';

/** The page docs/validator-agreement.md without its last section. */
export function validatorAgreementReport(judged: readonly JudgedCase[], reasons: Reasons): string {
  const kinds = agreementByKind(judged);
  const classes = agreementByClass(judged);
  const groups = [...new Set(classes.map(({ group }) => group))].map((group) =>
    agreementOf(
      judged.filter((each) => each.case.group === group),
      group,
      'all',
    ),
  );
  return `# Agreement with the official validators

Written by \`UPDATE_DOCS=1 npm run test:interop\`; without the variable the run compares this page with what happens, but for the figures of speed.

Three validators judge the same files offline in one run: knart, the validator of HAPI FHIR 8.8.1, and HL7's own engine 6.10.4.

- *HL7's suite*: cases of HL7's own test suite that the R4 definitions alone decide, each with the outcome that HL7 recorded.
- *published resources*: examples of HL7 and of a guideline; *disputed* are those in which an official engine finds an error.
- *our artifacts*: one in three of what knart builds (\`validators.test.ts\` has the engines judge all).
- *our artifacts with one defect*: defects planted one by one; the class is the kind of the defect.

A verdict is that a file has an error, or has none. The table counts the cases in which our verdict is that of the record, of HAPI, of HL7's engine.

${classTable([...groups, ...classes])}

## Kinds of errors

An error that both engines give, in a sense and at a place, is owed. *Found*: we give an error of the same kind in the file. *Placed*: at the same
element, its parent or its child.

${kindTable(kinds)}

${kindMisses(judged)}

## Disagreements

Every case in which our verdict differs from one of the others, and why; \`test/interop/validatorDisagreements.json\` keeps the reasons.

${disagreements(judged, reasons)}
`;
}

function classTable(rows: readonly ClassAgreement[]): string {
  const lines = rows.map((each) =>
    row([
      each.group,
      each.class === 'all' ? '**all**' : each.class,
      each.cases,
      each.recorded.of > 0 ? `${each.recorded.agree} of ${each.recorded.of}` : '',
      each.hapi,
      each.hl7,
    ]),
  );
  return [
    row(['group', 'class', 'cases', 'record', 'HAPI', 'HL7']),
    '|---|---|---:|---:|---:|---:|',
    ...lines,
  ].join('\n');
}

function kindTable(kinds: readonly KindAgreement[]): string {
  const sum = (name: 'owed' | 'found' | 'placed') => kinds.reduce((total, each) => total + each[name], 0);
  const all = { kind: '**all**', owed: sum('owed'), found: sum('found'), placed: sum('placed') };
  const lines = [all, ...kinds].map(({ kind, owed, found, placed }) => row([kind, owed, found, placed]));
  return [row(['kind', 'owed', 'found', 'placed']), '|---|---:|---:|---:|', ...lines].join('\n');
}

/** The errors of both engines for which we give none of their kind, by file. */
function kindMisses(judged: readonly JudgedCase[]): string {
  const lines = judged.flatMap((each) =>
    owedErrors(each)
      .filter(({ matches }) => !matches)
      .map(
        ({ kind, issue }) => `- ${each.case.id}: ${kind} at \`${issue.expression}\`: ${short(issue.text)}`,
      ),
  );
  return lines.length > 0 ? `Not found:\n\n${lines.join('\n')}` : 'All are found.';
}

function disagreements(judged: readonly JudgedCase[], reasons: Reasons): string {
  const lines = judged.flatMap((each) => {
    const others = opponents(each);
    if (others.length === 0) return [];
    const verdict = each.ours.length > 0 ? 'an error, unlike' : 'no error, unlike';
    return [
      `- ${each.case.id}: ${verdict} ${others.join(' and ')}. ${reasons[each.case.id] ?? 'No reason is known.'}`,
    ];
  });
  return lines.join('\n');
}

function row(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 120 ? `${line.slice(0, 117)}...` : line;
}
