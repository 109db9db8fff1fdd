import type { FhirResource } from 'fhir/r4.js';
import type { Report } from '../diagnostic.ts';
import { readYaml } from '../input/yamlFile.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { CaseFile, Section } from './caseFile.ts';
import { type CaseScope, caseScope } from './caseScope.ts';
import type { ExpectedState, PatientCase } from './patientCase.ts';
import { readAnswers } from './readAnswers.ts';
import { readPatient } from './readPatient.ts';
import { readRecords } from './readRecords.ts';
import { patientElements, sections, sectionTypes } from './sections.ts';

/**
 * Reads a file of patient cases. Reports what `readYaml` and `caseCode` do, `id-duplicate`, `case-date` (no date),
 * `case-date-absolute` (a date in full without a day to look at it from), `case-criterion-unknown` and
 * `case-question-unknown`; undefined when anything was reported, since half a patient proves nothing.
 */
export async function readCases(
  file: string,
  text: string,
  guideline: Guideline,
  report: Report,
): Promise<readonly PatientCase[] | undefined> {
  let sound = true;
  const noting: Report = (diagnostic) => {
    sound = false;
    report(diagnostic);
  };
  const yaml = await readYaml<CaseFile>(file, text, 'cases', noting);
  if (!yaml) return undefined;
  const ids = yaml.value.cases.map(({ id }) => id);
  const cases = ids.map((id, index) => {
    const scope = caseScope(yaml, index, guideline, noting);
    if (ids.indexOf(id) !== index) scope.fault('id-duplicate', `Two cases share the id "${id}".`, ['id']);
    return readCase(scope);
  });
  return sound ? cases : undefined;
}

function readCase(scope: CaseScope): PatientCase {
  const { id, title, complete = [] } = scope.entry;
  const subject = `${id}-patient`;
  const lists = sections.map((section) => [section, readRecords(section, scope)] as const);
  const answers = readAnswers(scope);
  const own = lists.flatMap(([section, records]) => (section === 'draftOrders' ? [] : records));
  return {
    id,
    title,
    asOf: scope.asOf,
    subject,
    records: [readPatient(subject, scope), ...numbered([...own, ...(answers ? [answers] : [])], id, subject)],
    draftOrders: numbered(
      lists.find(([section]) => section === 'draftOrders')?.[1] ?? [],
      `${id}-draft`,
      subject,
    ),
    complete: (Array.isArray(complete) ? complete : sections).map(
      (section: Section) => sectionTypes[section],
    ),
    expected: readExpected(scope),
    authored: scope.place([]),
  };
}

/** Records with ids that stay the same from run to run: `<case>-condition-1`. */
function numbered(records: readonly FhirResource[], id: string, subject: string): readonly FhirResource[] {
  const counts = new Map<string, number>();
  return records.map((record) => {
    const { resourceType } = record;
    const count = (counts.get(resourceType) ?? 0) + 1;
    counts.set(resourceType, count);
    const element = patientElements[resourceType] ?? 'subject';
    return {
      ...record,
      id: `${id}-${resourceType.toLowerCase()}-${count}`,
      [element]: { reference: `Patient/${subject}` },
    } as FhirResource;
  });
}

function readExpected({ entry, guideline, fault, place }: CaseScope): readonly ExpectedState[] {
  const known = guideline.criteria.map(({ id }) => id);
  return Object.entries(entry.expect).map(([criterion, state]) => {
    if (!known.includes(criterion))
      fault(
        'case-criterion-unknown',
        `The guideline has no criterion "${criterion}"; known: ${known.join(', ') || 'none'}.`,
        ['expect', criterion],
      );
    return { criterion, state, place: place(['expect', criterion]) };
  });
}
