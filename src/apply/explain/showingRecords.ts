import type { CodeableConcept, Coding, FhirResource } from 'fhir/r4.js';
import type { ModelFact } from '../../criteriaModel.ts';
import { codedElements } from '../codedElements.ts';
import { datesOf } from '../recordDates.ts';
import { listVariables, type RecordVariables } from '../recordVariables.ts';
import type { ShownRecord } from './explanation.ts';

/** Whether FHIRPath is true over variables. */
export type TestOver = (expression: string, variables: RecordVariables) => boolean;

/**
 * The records that show a fact which holds: each one that shows it alone; of a fact where only the newest decides that one; where no record
 * shows it alone, as few of them as do so together. Of each the codes that matched: those that alone would do.
 */
export function showingRecords(
  { lists, newest, ...readings }: ModelFact,
  reading: 'definite' | 'counted',
  variables: RecordVariables,
  test: TestOver,
): readonly ShownRecord[] {
  const { expression } = readings[reading];
  const [type] = lists;
  if (type === undefined) return variables.subject.map((patient) => shown(patient, []));
  const name = variableOf(type);
  const holds = (records: readonly FhirResource[]) => test(expression, { ...variables, [name]: records });
  const groups = showing(variables[name], holds, newest === true);
  return groups.flatMap((group) =>
    group.map((record) => {
      const inPlace = (other: FhirResource) => holds(group.map((each) => (each === record ? other : each)));
      return shown(record, matchedCodes(record, inPlace));
    }),
  );
}

function variableOf(type: string): keyof typeof listVariables | 'draftOrders' {
  if (type === 'DraftOrder') return 'draftOrders';
  const [name] = Object.entries(listVariables).find(([, each]) => each === type) ?? [];
  if (name === undefined) throw new Error(`no variable holds ${type}`);
  return name as keyof typeof listVariables;
}

/** Groups of records that show it, each for itself. */
function showing(
  records: readonly FhirResource[],
  holds: (records: readonly FhirResource[]) => boolean,
  newest: boolean,
): readonly (readonly FhirResource[])[] {
  if (newest) return records.flatMap((record) => (holds([record]) ? [[record]] : [])).slice(0, 1);
  const alone = halved(records, holds);
  return alone.length > 0 ? alone.map((record) => [record]) : [together(records, holds)];
}

/** Those that show it alone, found by halves: where a half does not show it none of its records does, as facts about single records are. */
function halved(
  records: readonly FhirResource[],
  holds: (records: readonly FhirResource[]) => boolean,
): readonly FhirResource[] {
  if (records.length === 0 || !holds(records)) return [];
  if (records.length === 1) return records;
  const middle = Math.ceil(records.length / 2);
  return [...halved(records.slice(0, middle), holds), ...halved(records.slice(middle), holds)];
}

/** What is left when everything without which it still holds is taken away, in ever smaller pieces. */
function together(
  records: readonly FhirResource[],
  holds: (records: readonly FhirResource[]) => boolean,
): readonly FhirResource[] {
  let kept = records;
  for (let size = Math.ceil(records.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let start = 0; start < kept.length; ) {
      const fewer = [...kept.slice(0, start), ...kept.slice(start + size)];
      if (holds(fewer)) kept = fewer;
      else start += size;
    }
  return kept;
}

function matchedCodes(record: FhirResource, holds: (record: FhirResource) => boolean): readonly Coding[] {
  const elements = record as unknown as Readonly<Record<string, CodeableConcept | undefined>>;
  // Where it holds without any code, none of them matched.
  if (holds(withCodings(record, () => []))) return [];
  return codedElements.flatMap((name) =>
    (elements[name]?.coding ?? []).filter((coding) =>
      holds(withCodings(record, (each) => (each === name ? [coding] : []))),
    ),
  );
}

function withCodings(record: FhirResource, codings: (element: string) => readonly Coding[]): FhirResource {
  const elements = record as unknown as Readonly<Record<string, CodeableConcept | undefined>>;
  const replaced = codedElements.flatMap((name) => {
    const concept = elements[name];
    return concept ? [[name, { ...concept, coding: [...codings(name)] }] as const] : [];
  });
  return { ...record, ...Object.fromEntries(replaced) } as FhirResource;
}

function shown(record: FhirResource, codes: readonly Coding[]): ShownRecord {
  const elements = record as unknown as Readonly<Record<string, unknown>>;
  const concepts = codedElements.flatMap((name) => (elements[name] as CodeableConcept | undefined) ?? []);
  const [text] = concepts.flatMap(({ text: words, coding: [first] = [] }) =>
    [words ?? first?.display ?? first?.code].filter((each) => each !== undefined),
  );
  const value = record.resourceType === 'Observation' ? record.valueQuantity : undefined;
  const [date] = datesOf(record);
  return {
    reference: `${record.resourceType}/${record.id ?? '?'}`,
    codes,
    ...(text !== undefined && { text }),
    ...(value && { value }),
    ...(typeof date === 'string' && { date }),
  };
}
