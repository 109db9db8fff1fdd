import type { FhirResource, Patient } from 'fhir/r4.js';
import type { Report } from '../diagnostic.ts';
import { readYaml, type YamlFile } from '../input/yamlFile.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { CaseFile, Section } from './caseFile.ts';
import { type CaseScope, caseScope, type ReadBeside } from './caseScope.ts';
import type { PatientCase } from './patientCase.ts';
import { readAnswers } from './readAnswers.ts';
import { readExpected } from './readExpected.ts';
import { readPatient } from './readPatient.ts';
import { readRecords } from './readRecords.ts';
import { readResources } from './readResources.ts';
import { patientElements, sections, sectionTypes } from './sections.ts';
import type { UnreachableState } from './unreachableState.ts';

/** What a file of cases holds. */
export interface CaseSet {
  readonly cases: readonly PatientCase[];
  readonly unreachable: readonly UnreachableState[];
}

/** Reads the patients of a file, as `readCaseSet` does. */
export async function readCases(
  ...read: Parameters<typeof readCaseSet>
): Promise<readonly PatientCase[] | undefined> {
  return (await readCaseSet(...read))?.cases;
}

/**
 * Reads a file of patient cases, and which states it lists as unreachable. Reports what `readYaml`, `caseCode`, `readExpected` and `readResources` do, `id-duplicate`,
 * `case-date` (no date), `case-date-absolute` (a date in full without a day to look at it from) and `case-question-unknown`;
 * undefined when anything was reported, since half a patient proves nothing.
 * @param readBeside gives the files that cases name in `resources`
 */
export async function readCaseSet(
  file: string,
  text: string,
  guideline: Guideline,
  report: Report,
  readBeside: ReadBeside = nothingBeside,
): Promise<CaseSet | undefined> {
  let sound = true;
  const noting: Report = (diagnostic) => {
    sound = false;
    report(diagnostic);
  };
  const yaml = await readYaml<CaseFile>(file, text, 'cases', noting);
  if (!yaml) return undefined;
  const ids = yaml.value.cases.map(({ id }) => id);
  const cases = ids.map((id, index) => {
    const scope = caseScope(yaml, index, guideline, noting, readBeside);
    if (ids.indexOf(id) !== index) scope.fault('id-duplicate', `Two cases share the id "${id}".`, ['id']);
    return readCase(scope);
  });
  const unreachable = readUnreachable(yaml, guideline, noting);
  return sound ? { cases, unreachable } : undefined;
}

const nothingBeside: ReadBeside = (name, place, report) => {
  report({
    code: 'file-missing',
    severity: 'error',
    message: `Nothing can be read beside these cases, and so not ${name}.`,
    place,
  });
  return undefined;
};

function readUnreachable(
  yaml: YamlFile<CaseFile>,
  { criteria }: Guideline,
  report: Report,
): readonly UnreachableState[] {
  return (yaml.value.unreachable ?? []).flatMap(({ criteria: ids, states, reason }, index) =>
    ids.flatMap((criterion, at) => {
      const place = yaml.place(['unreachable', index, 'criteria', at]);
      if (!criteria.some(({ id }) => id === criterion))
        report({
          code: 'case-criterion-unknown',
          severity: 'error',
          message: `The guideline has no criterion "${criterion}", so that nothing can be said of its states.`,
          place,
        });
      return states.map((state) => ({ criterion, state, reason: reason.trim(), place }));
    }),
  );
}

function readCase(scope: CaseScope): PatientCase {
  const { id, title, complete = [] } = scope.entry;
  const kept = readResources(scope);
  const subject = kept?.patient.id ?? `${id}-patient`;
  const lists = sections.map((section) => [section, readRecords(section, scope)] as const);
  const answers = readAnswers(scope);
  const own = lists.flatMap(([section, records]) => (section === 'draftOrders' ? [] : records));
  const patient = patientOf(readPatient(subject, scope), kept?.patient);
  const { states, outcomes } = readExpected(scope);
  return {
    id,
    title,
    asOf: scope.asOf,
    subject,
    records: [patient, ...(kept?.records ?? []), ...numbered([...own, ...answers], id, subject)],
    draftOrders: numbered(
      lists.find(([section]) => section === 'draftOrders')?.[1] ?? [],
      `${id}-draft`,
      subject,
    ),
    complete: (Array.isArray(complete) ? complete : sections).map(
      (section: Section) => sectionTypes[section],
    ),
    expected: states,
    outcomes,
    authored: scope.place([]),
  };
}

/** The Patient of the file, where there is one, with what the case says of it. */
function patientOf(
  said: Patient,
  { deceasedBoolean, deceasedDateTime, ...kept }: Partial<Patient> = {},
): Patient {
  const dies = said.deceasedBoolean !== undefined || said.deceasedDateTime !== undefined;
  return {
    ...kept,
    ...(!dies && deceasedBoolean !== undefined && { deceasedBoolean }),
    ...(!dies && deceasedDateTime !== undefined && { deceasedDateTime }),
    ...said,
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
