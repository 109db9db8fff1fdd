import type { Imported } from './importGuideline.ts';

/** One guideline's import, for the page. */
export interface GuidelineImport {
  readonly id: string;
  readonly imported: readonly Imported[];
}

/** The page `docs/hapi-import.md`: what a HAPI server made of the transaction bundles, one row a resource type. */
export function importReport(software: string, guidelines: readonly GuidelineImport[]): string {
  return `# Import into a HAPI FHIR server

Written by \`UPDATE_DOCS=1 npm run test:interop\`; without the variable the run compares this page with what happens.

The server is ${software} with an empty database, referential integrity on and otherwise its own defaults. Each
transaction bundle (\`output/<guideline>/r4/bundles/transaction.json\`) is posted twice. Then every artifact with a
canonical url is looked up by \`GET [base]/[type]?url=\` and by \`?url=&version=\`; it counts as found when the answer
holds it and nothing else.

${guidelines.map(section).join('\n')}`;
}

function section({ id, imported }: GuidelineImport): string {
  const types = [...new Set(imported.map(({ type }) => type))].sort();
  return `## ${id}

| type | artifacts | first import | second import | found by url | found by url and version |
|---|---:|---|---|---:|---:|
${types
  .map((type) =>
    row(
      type,
      imported.filter((each) => each.type === type),
    ),
  )
  .join('\n')}
${row('all', imported)}
`;
}

function row(name: string, imported: readonly Imported[]): string {
  const first = tallied(imported.map((each) => each.first));
  const second = tallied(imported.map((each) => each.second));
  return `| ${[name, imported.length, first, second, found(imported, 'byUrl'), found(imported, 'byVersion')].join(' | ')} |`;
}

function tallied(answers: readonly string[]): string {
  const different = [...new Set(answers)].sort();
  return different
    .map((answer) => `${answers.filter((each) => each === answer).length} x ${answer}`)
    .join('; ');
}

function found(imported: readonly Imported[], key: 'byUrl' | 'byVersion'): string {
  const canonical = imported.filter((each) => each[key] !== undefined);
  if (canonical.length === 0) return 'has no url';
  return `${canonical.filter((each) => foundAlone(each, key)).length} of ${canonical.length}`;
}

/** Whether a look-up gave the artifact itself and nothing else. */
export function foundAlone(imported: Imported, key: 'byUrl' | 'byVersion'): boolean {
  const answers = imported[key];
  return answers?.length === 1 && answers[0] === imported.reference;
}
