import type { FhirResource, Patient } from 'fhir/r4.js';
import { expect } from 'vitest';
import { conditionEvaluator } from '../../src/apply/conditionEvaluator.ts';
import { listVariables, type RecordVariables } from '../../src/apply/recordVariables.ts';
import type { CodeSet } from '../../src/logic/codeSet.ts';
import type { Fact } from '../../src/logic/fact.ts';
import { fhirpathFact } from '../../src/logic/fhirpathFact.ts';
import { not, printPredicate } from '../../src/logic/predicate.ts';
import type { Span } from '../../src/logic/span.ts';

/** The day on which facts are read. */
export const today = '2026-11-25';
const evaluate = await conditionEvaluator({ today });

/** What a fact says of records: `definite`, only `counted`, or nothing. */
export type Read = 'definite' | 'counted' | '-';

/** What was read, for other tongues to read again. */
export interface FactReading {
  readonly fact: Fact;
  readonly records: readonly object[];
  readonly codeSet: CodeSet | ((id: string) => CodeSet);
  readonly since: Span | undefined;
  readonly patient: Partial<Patient> | undefined;
  readonly read: Read;
}

/** All that `readFact` has read since somebody took it. */
export const factReadings: FactReading[] = [];

/** Reads a fact in both readings with fhirpath.js, as printed, without a driver; fails where a negation is not the opposite. */
export function readFact(
  fact: Fact,
  records: readonly object[],
  codeSet: CodeSet | ((id: string) => CodeSet),
  since?: Span,
  patient?: Partial<Patient>,
): Read {
  const variables = variablesOf(records, patient);
  const [definite, counted] = (['definite', 'counted'] as const).map((reading) => {
    const terms = { codeSet: typeof codeSet === 'function' ? codeSet : () => codeSet };
    const predicate = fhirpathFact(fact, reading, since, terms);
    const value = evaluate(printPredicate(predicate), variables);
    expect(value, printPredicate(predicate)).toBeTypeOf('boolean');
    expect(evaluate(printPredicate(not(predicate)), variables), 'its negation').toBe(!value);
    return value;
  });
  if (definite) expect(counted, 'definite implies counted').toBe(true);
  const read = definite ? 'definite' : counted ? 'counted' : '-';
  factReadings.push({ fact, records, codeSet, since, patient, read });
  return read;
}

/** Records as list variables, by type; records of no list are draft orders. */
function variablesOf(records: readonly object[], patient: Partial<Patient> | undefined): RecordVariables {
  const all = records as FhirResource[];
  const lists = Object.entries(listVariables).map(([name, type]) => [
    name,
    all.filter(({ resourceType }) => resourceType === type),
  ]);
  return {
    ...(Object.fromEntries(lists) as Record<keyof typeof listVariables, FhirResource[]>),
    subject: patient ? [{ resourceType: 'Patient', ...patient }] : [],
    draftOrders: all,
    complete: [],
    yes: [],
    no: [],
  };
}
