import type { FhirResource } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { cqlLibrary } from '../../../src/logic/cql/cqlLibrary.ts';
import type { Fact, RecordType } from '../../../src/logic/fact.ts';
import { cqlRunner, elmOf } from '../../support/runCql.ts';
import { source } from './logicSource.ts';

const types: readonly RecordType[] = [
  'AllergyIntolerance',
  'Condition',
  'Coverage',
  'Device',
  'MedicationRequest',
  'MedicationStatement',
  'Procedure',
  'ServiceRequest',
];
const score: Fact = {
  kind: 'score',
  codes: 'score',
  within: { count: 1, unit: 'year' },
  unit: '1',
  band: {},
};
const shown = (id: string, fact: Fact) => ({
  id,
  title: id,
  criterion: { kind: 'evidence', recorded: [fact], possible: [], absence: 'ruled-out' } as const,
});
const { text } = cqlLibrary({
  ...source,
  criteria: [...types.map((type) => shown(type, { kind: 'record', type })), shown('Observation', score)],
  outcomes: [],
  rules: [],
});
const run = cqlRunner(await elmOf(text));

/** A record that counts, for certain. */
const shownBy: Readonly<Record<string, object>> = {
  AllergyIntolerance: { patient: { reference: 'Patient/a' } },
  MedicationRequest: { status: 'active', intent: 'order' },
  MedicationStatement: { status: 'active' },
  Observation: {
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '72514-3' }] },
    effectiveDateTime: '2026-01-01',
    valueQuantity: { value: 1, code: '1' },
  },
  Procedure: { status: 'completed' },
  ServiceRequest: { status: 'active' },
};

async function railOf(resourceType: string, more: object): Promise<string> {
  const subject = { reference: 'Patient/a' };
  const record = { resourceType, id: 'r', subject, ...shownBy[resourceType], ...more };
  const values = await run({
    given: [record as unknown as FhirResource],
    subject: 'a',
    today: '2026-11-25',
    complete: [resourceType],
    draftOrders: [],
  });
  return values[`${resourceType}: met`] ? 'met' : values[`${resourceType}: ruled out`] ? 'out' : 'unknown';
}

describe('a date after today keeps a record from counting, and its list from proving absence', () => {
  it.each([
    ['AllergyIntolerance', 'recordedDate'],
    ['AllergyIntolerance', 'onsetDateTime'],
    ['AllergyIntolerance', 'onsetPeriod'],
    ['Condition', 'recordedDate'],
    ['Condition', 'onsetDateTime'],
    ['Condition', 'onsetPeriod'],
    ['MedicationRequest', 'authoredOn'],
    ['MedicationStatement', 'effectiveDateTime'],
    ['MedicationStatement', 'effectivePeriod'],
    ['MedicationStatement', 'dateAsserted'],
    ['Observation', 'effectiveDateTime'],
    ['Observation', 'effectiveInstant'],
    ['Observation', 'effectivePeriod'],
    ['Observation', 'issued'],
    ['Procedure', 'performedDateTime'],
    ['Procedure', 'performedPeriod'],
    ['ServiceRequest', 'authoredOn'],
  ])('%s, by %s', async (type, element) => {
    const written = (day: string) => {
      const date = /Instant|issued/.test(element) ? `${day}T10:00:00Z` : day;
      const dated = { [element]: element.endsWith('Period') ? { start: date } : date };
      return element.startsWith('effective') ? { effectiveDateTime: undefined, ...dated } : dated;
    };
    expect(await railOf(type, written('2026-11-25'))).toBe('met');
    expect(await railOf(type, written('2026-11-26'))).toBe('unknown');
  });
});
