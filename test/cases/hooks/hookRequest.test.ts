import type { FhirResource } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { canCall, hookRequest } from '../../../src/cases/hooks/hookRequest.ts';
import { prefetchList } from '../../../src/cases/hooks/prefetchList.ts';
import type { PatientCase } from '../../../src/cases/patientCase.ts';
import type { EligibilityPlan, Hook } from '../../../src/knowledge/eligibility.ts';
import { requestFaults } from '../../support/cdsHooks/hookFaults.ts';
import { gout } from '../gout.ts';

const place = { file: 'a.yaml', line: 1 };
const subject = { reference: 'Patient/p' };
const drug: FhirResource = { resourceType: 'Medication', id: 'm1' };
const records: readonly FhirResource[] = [
  { resourceType: 'Patient', id: 'p' },
  { resourceType: 'Condition', id: 'c1', subject },
  {
    resourceType: 'MedicationRequest',
    id: 'r1',
    status: 'active',
    intent: 'order',
    subject,
    medicationReference: { reference: 'Medication/m1' },
  },
  drug,
  { resourceType: 'Medication', id: 'm2' },
];
const order: FhirResource = {
  resourceType: 'ServiceRequest',
  id: 'o1',
  status: 'draft',
  intent: 'order',
  subject,
};
const patient: PatientCase = {
  id: 'a',
  title: 'A',
  asOf: '2026-11-25',
  subject: 'p',
  records,
  draftOrders: [order],
  complete: ['Condition'],
  expected: [],
  outcomes: [],
  authored: place,
};
const plan: EligibilityPlan = {
  id: 'advice',
  title: 'Advice',
  description: 'A test.',
  hooks: [],
  cards: [
    {
      id: 'both',
      title: 'Both',
      description: 'A test.',
      when: [{ criterion: 'both', rail: 'met' }],
      places: [place],
      basis: 'editorial',
      cards: [],
      authored: place,
    },
  ],
  places: [place],
  rationale: 'A test.',
  authored: place,
};
const url = 'http://example.org/fhir';

describe('a list of a prefetch', () => {
  it('is the whole answer to a search where it was read in full', () => {
    expect(prefetchList('Condition', patient)).toEqual({
      resourceType: 'Bundle',
      type: 'searchset',
      total: 1,
      link: [{ relation: 'self', url: `${url}/Condition?patient=p` }],
      entry: [{ fullUrl: `${url}/Condition/c1`, resource: records[1], search: { mode: 'match' } }],
    });
  });

  it('has a next page where nobody says that it is whole, and no entry where there is none', () => {
    expect(prefetchList('Procedure', patient)).toEqual({
      resourceType: 'Bundle',
      type: 'searchset',
      link: [
        { relation: 'self', url: `${url}/Procedure?patient=p` },
        { relation: 'next', url: `${url}/Procedure?patient=p&_page=2` },
      ],
    });
  });

  it('brings the medications that it refers to, and no others', () => {
    const { entry = [] } = prefetchList('MedicationRequest', patient);
    expect(entry.map(({ resource, search }) => [resource?.id, search?.mode])).toEqual([
      ['r1', 'match'],
      ['m1', 'include'],
    ]);
  });
});

describe('a call', () => {
  const of = (hook: Hook) => hookRequest(patient, plan, hook, gout);

  it('has what the plan reads as prefetch, by the names of the list variables', () => {
    expect(Object.keys(of('patient-view').prefetch)).toEqual(['subject', 'conditions', 'responses']);
    expect(of('patient-view').prefetch.subject).toBe(records[0]);
  });

  it('tells what its hook tells', () => {
    const viewed = { userId: 'Practitioner/example', patientId: 'p' };
    const draftOrders = {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ fullUrl: `${url}/ServiceRequest/o1`, resource: order }],
    };
    expect(of('patient-view').context).toEqual(viewed);
    expect(of('order-sign').context).toEqual({ ...viewed, draftOrders });
    expect(of('order-select').context).toEqual({ ...viewed, draftOrders, selections: ['ServiceRequest/o1'] });
    for (const hook of ['patient-view', 'order-sign', 'order-select'] as const)
      expect(requestFaults(of(hook))).toEqual([]);
  });

  it('has a name of its own for each case, plan and hook', () => {
    const calls = [
      of('patient-view'),
      of('order-sign'),
      hookRequest(patient, { ...plan, id: 'other' }, 'patient-view', gout),
      hookRequest({ ...patient, id: 'b' }, plan, 'patient-view', gout),
    ];
    expect(new Set(calls.map(({ hookInstance }) => hookInstance)).size).toBe(4);
    expect(of('patient-view').hookInstance).toBe(calls[0]?.hookInstance);
  });

  it('of order-select needs an order that was selected; the others need none', () => {
    const none = { draftOrders: [] };
    expect(
      (['patient-view', 'order-sign', 'order-select'] as const).map((hook) => canCall(hook, none)),
    ).toEqual([true, true, false]);
    expect(canCall('order-select', patient)).toBe(true);
    expect(requestFaults(hookRequest({ ...patient, ...none }, plan, 'order-sign', gout))).toEqual([]);
  });
});
