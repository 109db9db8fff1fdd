import { collect, type Diagnostic } from '../../../src/diagnostic.ts';
import { readYaml } from '../../../src/input/yamlFile.ts';
import type { CodeList, ListedCode } from '../../../src/knowledge/codeList.ts';
import type { CriteriaFile } from '../../../src/knowledge/criteriaFile.ts';
import { criterionQuestions } from '../../../src/knowledge/criterionIds.ts';
import { type Criteria, readCriteria } from '../../../src/knowledge/readCriteria.ts';
import { aYear } from '../../../src/logic/evidence.ts';
import { unlocked } from '../../input/sourceOf.ts';

const icd = 'http://hl7.org/fhir/sid/icd-10-cm';

/** Line 1 and 2 of the source that tests quote. */
export const source = unlocked('Gout and pain\nContraindications: sepsis\n');

function list(id: string, codes: readonly Partial<ListedCode>[], more: Partial<CodeList> = {}): CodeList {
  const authored = { file: 'codes.csv', line: 2 };
  return {
    id,
    title: `List ${id}`,
    description: '',
    codes: codes.map((code, index) => ({
      system: icd,
      code: `A${index}`,
      display: 'A code',
      source: 'seen',
      class: 'definite',
      legacy: false,
      authored: { ...authored, line: index + 2 },
      ...code,
    })),
    families: [],
    place: { file: 'source', line: 1 },
    authored,
    ...more,
  };
}

/** The lists that the criteria of tests read, each with something of its own. */
export const codeLists: readonly CodeList[] = [
  list('gout', [{ code: 'M10.9' }, { code: 'M10', class: 'possible' }]),
  list('maybe', [{ class: 'possible' }]),
  list('background', [{}], { context: true }),
  list('unread', [{ class: 'unclassed' }, { code: 'B1' }]),
  list('nothing', [{ class: 'never' }], { slot: { file: 'input/x/adopter/nothing.csv', filled: false } }),
  list('scores', [
    { system: 'http://loinc.org', code: '44261-6', class: 'unclassed' },
    { system: 'http://loinc.org', code: '44249-1', class: 'unclassed' },
  ]),
  list('one-score', [{ system: 'http://loinc.org', code: '70274-6', class: 'unclassed' }]),
  list('fractures', [
    { code: 'S22.010A' },
    { code: 'S22.020A' },
    { code: 'S22.000A', class: 'possible' },
    { system: 'http://snomed.info/sct', code: '426646004' },
  ]),
];

/** Reads a criteria.yaml beside those lists and one row that is asked about; what was read, and what was reported. */
export async function criteriaOf(
  text: string,
): Promise<{ value: Criteria | undefined; diagnostics: Diagnostic[] }> {
  const faults: Diagnostic[] = [];
  const file = await readYaml<CriteriaFile>('criteria.yaml', text, 'criteria', (one) => faults.push(one));
  if (!file) return { value: undefined, diagnostics: faults };
  const questions = new Map([['row-asked', aYear], ...criterionQuestions(file)]);
  const rows = new Set(['row-asked', 'row-silent']);
  const { value, diagnostics } = collect((report) =>
    readCriteria(file, { source, codeLists, rows, questions }, report),
  );
  return { value, diagnostics: [...faults, ...diagnostics] };
}

/** A named criterion with the given body, indented as the file has it. */
export function named(id: string, body: string): string {
  const head = `  - id: ${id}\n    title: Title of ${id}\n    line: 1\n    quote: Gout\n    basis: editorial\n    rationale: Why.\n`;
  return head + body.replace(/^(?=.)/gm, '    ').replace(/(?<!\n)$/, '\n');
}

/** A question, as a line of a body. */
export const question = 'question: { text: "Is it so?", validFor: 12 months, rationale: Why. }';
