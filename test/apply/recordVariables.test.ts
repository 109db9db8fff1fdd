import type { Bundle, Condition, FhirResource, QuestionnaireResponse } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { recordVariables } from '../../src/apply/recordVariables.ts';
import { collect } from '../../src/diagnostic.ts';

const patient: FhirResource = { resourceType: 'Patient', id: 'a' };
const today = '2026-11-25';
const questionnaire = 'http://example.org/Questionnaire/considering';

function condition(id: string, more: Partial<Condition> = {}): Condition {
  return { resourceType: 'Condition', id, subject: { reference: 'Patient/a' }, ...more };
}

function read(records: readonly FhirResource[], more: Partial<Parameters<typeof recordVariables>[1]> = {}) {
  return collect((report) => recordVariables(records, { subject: 'a', today, ...more }, report));
}

const idsOf = (records: readonly FhirResource[]) => records.map(({ id }) => id);

describe('the variables', () => {
  it('are all defined when nothing is known', () => {
    expect(read([]).value).toEqual({
      subject: [],
      conditions: [],
      observations: [],
      medicationRequests: [],
      medicationStatements: [],
      procedures: [],
      allergies: [],
      coverages: [],
      serviceRequests: [],
      devices: [],
      responses: [],
      draftOrders: [],
      complete: [],
      yes: [],
      no: [],
    });
  });

  it('hold the records of each type, newest first, undated last, ties by id', () => {
    const { value } = read([
      patient,
      condition('undated'),
      condition('old', { recordedDate: '2019-05' }),
      condition('b', { recordedDate: '2026-01-02' }),
      condition('a', { recordedDate: '2026-01-02' }),
      condition('evening', { recordedDate: '2026-01-02T23:00:00+01:00' }),
      condition('begun', { onsetPeriod: { start: '2025-01-01' } }),
      {
        resourceType: 'Observation',
        id: 'o',
        status: 'final',
        code: {},
        subject: { reference: 'Patient/a' },
      },
    ]);
    expect(idsOf(value.conditions)).toEqual(['evening', 'a', 'b', 'begun', 'old', 'undated']);
    expect(idsOf(value.observations)).toEqual(['o']);
    expect(value.subject).toEqual([patient]);
  });

  it('leave completeness to the caller', () => {
    expect(read([condition('c')]).value.complete).toEqual([]);
    expect(read([condition('c')], { complete: ['Condition'] }).value.complete).toEqual(['Condition']);
  });
});

describe('whose records count', () => {
  const bundle = (fullUrl: string, reference: string): Bundle => ({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [{ fullUrl, resource: patient }, { resource: condition('c', { subject: { reference } }) }],
  });

  it.each([
    ['a relative reference', 'http://x/Patient/a', 'Patient/a'],
    ['the full url', 'http://x/Patient/a', 'http://x/Patient/a'],
    ['a urn', 'urn:uuid:1', 'urn:uuid:1'],
    ['a versioned reference', 'urn:uuid:1', 'Patient/a/_history/3'],
  ])('those that name the patient by %s', (_name, fullUrl, reference) => {
    const { value, diagnostics } = read([bundle(fullUrl, reference)]);
    expect(idsOf(value.conditions)).toEqual(['c']);
    expect(diagnostics).toEqual([]);
  });

  it.each(['Patient/b', 'http://y/Patient/a', 'Group/a'])('not those of %s', (reference) => {
    const { value, diagnostics } = read([bundle('http://x/Patient/a', reference)], {
      complete: ['Condition'],
    });
    expect(value.conditions).toEqual([]);
    expect(value.complete).toEqual(['Condition']);
    expect(diagnostics).toEqual([
      {
        code: 'record-other-patient',
        severity: 'warning',
        message: `Condition/c belongs to ${reference}; it is not counted.`,
        place: { file: 'Condition/c' },
      },
    ]);
  });

  it('not one that names nobody, and then the list is not complete', () => {
    const stray = { resourceType: 'Condition', id: 'c' } as Condition;
    const { value, diagnostics } = read([patient, stray], { complete: ['Condition'] });
    expect([value.conditions, value.complete]).toEqual([[], []]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['record-without-patient']);
  });

  it('not another Patient', () => {
    const { value, diagnostics } = read([patient, { resourceType: 'Patient', id: 'b' }]);
    expect(value.subject).toEqual([patient]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['record-other-patient']);
  });
});

describe('dates after today', () => {
  it.each([
    ['2026-11-25', true],
    ['2026-11-25T23:59:59Z', true],
    ['2026', true],
    ['2026-11-26', false],
    ['2026-12', false],
    ['2027', false],
  ])('%s is counted: %s', (recordedDate, counted) => {
    const { value, diagnostics } = read([condition('c', { recordedDate })], { complete: ['Condition'] });
    expect(value.conditions).toHaveLength(counted ? 1 : 0);
    expect(value.complete).toEqual(counted ? ['Condition'] : []);
    expect(diagnostics.map(({ code }) => code)).toEqual(counted ? [] : ['record-in-future']);
  });
});

describe('normalisation', () => {
  const system = 'http://terminology.hl7.org/CodeSystem/condition-clinical';
  const unrecognised = [{ code: 'unrecognised' }];
  it.each([
    ['a recognised code stays', [{ system, code: 'active' }], [{ system, code: 'active' }]],
    ['words only', undefined, unrecognised],
    ['an unknown code', [{ system, code: 'ongoing' }], unrecognised],
    ['a code without its system', [{ code: 'active' }], unrecognised],
    [
      'a contradiction',
      [
        { system, code: 'active' },
        { system, code: 'resolved' },
      ],
      unrecognised,
    ],
  ])('of a status: %s', (_name, coding, expected) => {
    const given = condition('c', { clinicalStatus: { ...(coding && { coding }), text: 'as written' } });
    const [read1] = read([given]).value.conditions as Condition[];
    expect(read1?.clinicalStatus).toEqual({ coding: expected, text: 'as written' });
    expect(given.clinicalStatus?.coding).toEqual(coding);
  });

  it('leaves a missing status missing', () => {
    const [read1] = read([condition('c')]).value.conditions as Condition[];
    expect(read1).toEqual(condition('c'));
  });

  it.each([
    ['G5640', 'G56.40'],
    ['g56.40', 'G56.40'],
    ['G56.40', 'G56.40'],
    ['M1A9XX0', 'M1A.9XX0'],
    ['J45', 'J45'],
    ['724.2', '724.2'],
  ])('of an ICD-10-CM code: %s is %s', (code, expected) => {
    const coding = [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }];
    const [read1] = read([condition('c', { code: { coding } })]).value.conditions as Condition[];
    expect(read1?.code?.coding?.[0]?.code).toBe(expected);
  });
});

describe('answers', () => {
  const y = { valueCoding: { system: 'http://terminology.hl7.org/CodeSystem/v2-0136', code: 'Y' } };
  const n = { valueCoding: { system: 'http://terminology.hl7.org/CodeSystem/v2-0136', code: 'N' } };
  const unknown = {
    valueCoding: {
      system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
      code: 'asked-unknown',
    },
  };
  const response = (more: Partial<QuestionnaireResponse>): QuestionnaireResponse => ({
    resourceType: 'QuestionnaireResponse',
    questionnaire: `${questionnaire}|0.1.0`,
    status: 'completed',
    subject: { reference: 'Patient/a' },
    ...more,
  });

  it('are the newest of each question in completed or amended responses, at any depth', () => {
    const { value } = read(
      [
        response({
          id: 'old',
          authored: '2026-01-01',
          item: [
            { linkId: 'p', answer: [n] },
            { linkId: 'r', answer: [y] },
            { linkId: 'v', answer: [y] },
            { linkId: 'z', answer: [y] },
          ],
        }),
        response({
          id: 'new',
          status: 'amended',
          authored: '2026-02-01',
          item: [
            {
              linkId: 'group',
              item: [
                { linkId: 'p', answer: [y] },
                { linkId: 'q', answer: [n] },
              ],
            },
            { linkId: 'r', answer: [unknown] },
            { linkId: 's', answer: [{ valueBoolean: true }] },
            { linkId: 't', answer: [{ valueBoolean: false }] },
            { linkId: 'u', answer: [y, n] },
            { linkId: 'v' },
          ],
        }),
        response({
          id: 'open',
          status: 'in-progress',
          authored: '2026-03-01',
          item: [{ linkId: 'p', answer: [n] }],
        }),
        response({
          id: 'other',
          questionnaire: 'http://example.org/x',
          authored: '2026-04-01',
          item: [{ linkId: 'p', answer: [n] }],
        }),
        response({ id: 'future', authored: '2027-01-01', item: [{ linkId: 'p', answer: [n] }] }),
      ],
      { questionnaire },
    );
    expect([value.yes, value.no]).toEqual([
      ['p', 's', 'v', 'z'],
      ['q', 't'],
    ]);
    expect(idsOf(value.responses)).toEqual(['other', 'open', 'new', 'old']);
  });

  const asked = (authored: string | undefined, answer: object[], id = 'r') =>
    response({ id, ...(authored && { authored }), item: [{ linkId: 'p', answer }] });
  const validFor = { p: { count: 14, unit: 'day' } } as const;

  it.each<[string, string | undefined, 'yes' | 'open']>([
    ['the last day it lasts', '2026-11-11', 'yes'],
    ['the last day it lasts, early', '2026-11-11T00:00:00+14:00', 'yes'],
    ['the day after that', '2026-11-10T23:59:59-11:00', 'open'],
    ['today', '2026-11-25T20:00:00Z', 'yes'],
    ['a month that straddles', '2026-11', 'open'],
    ['no date', undefined, 'open'],
  ])('last as long as their question says: %s', (_name, authored, read1) => {
    const { value } = read([asked(authored, [y])], { questionnaire, validFor });
    expect(value.yes).toEqual(read1 === 'yes' ? ['p'] : []);
  });

  it('last a year where their question says nothing', () => {
    expect(read([asked('2025-11-25', [y])], { questionnaire }).value.yes).toEqual(['p']);
    expect(read([asked('2025-11-24', [y])], { questionnaire }).value.yes).toEqual([]);
  });

  it('end with the newest one, whatever it says', () => {
    const older = asked('2026-11-20', [y], 'older');
    expect(read([older, asked('2026-11-21', [n])], { questionnaire }).value.no).toEqual(['p']);
    expect(read([older, asked('2026-11-21', [unknown])], { questionnaire }).value.yes).toEqual([]);
    expect(
      read([older, response({ id: 'r', authored: '2026-11-21', item: [{ linkId: 'p' }] })], { questionnaire })
        .value.yes,
    ).toEqual(['p']);
  });

  it.each<[string, QuestionnaireResponse[]]>([
    ['in one response', [asked('2026-11-20T10:00:00Z', [y, n])]],
    [
      'in two of the same time',
      [asked('2026-11-20T10:00:00Z', [y]), asked('2026-11-20T12:00:00+02:00', [n], 's')],
    ],
  ])('both ways at the same time are neither, and reported: %s', (_name, responses) => {
    const { value, diagnostics } = read(responses, { questionnaire });
    expect([value.yes, value.no]).toEqual([[], []]);
    expect(diagnostics).toEqual([
      {
        code: 'answers-conflict',
        severity: 'warning',
        message: 'The question "p" is answered yes and no at the same time; neither counts. Ask again.',
        place: { file: 'QuestionnaireResponse/r' },
      },
    ]);
  });

  it('are none without a Questionnaire to look for', () => {
    const { value } = read([response({ item: [{ linkId: 'p', answer: [y] }] })]);
    expect([value.yes, value.no]).toEqual([[], []]);
  });
});

describe('what a record says by reference', () => {
  const coding = [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '7052' }];
  const order = (more: object): FhirResource =>
    ({
      resourceType: 'MedicationRequest',
      id: 'm',
      status: 'active',
      intent: 'order',
      subject: { reference: 'Patient/a' },
      ...more,
    }) as FhirResource;
  const medication = { resourceType: 'Medication', id: '7', code: { coding } } as FhirResource;
  const bundle = (fullUrl: string): Bundle => ({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [{ fullUrl, resource: medication }],
  });

  it.each<[string, object, FhirResource[]]>([
    ['a resource beside it', { medicationReference: { reference: 'Medication/7' } }, [medication]],
    ['a version of it', { medicationReference: { reference: 'Medication/7/_history/2' } }, [medication]],
    ['a full url', { medicationReference: { reference: 'urn:uuid:7' } }, [bundle('urn:uuid:7')]],
    ['an absolute url', { medicationReference: { reference: 'http://x/Medication/7' } }, [medication]],
    [
      'a contained resource',
      { contained: [{ ...medication, id: 'c' }], medicationReference: { reference: '#c' } },
      [],
    ],
  ])('becomes codes: %s', (_name, more, others) => {
    const { value, diagnostics } = read([order(more), ...others], { complete: ['MedicationRequest'] });
    expect(value.medicationRequests).toMatchObject([{ id: 'm', medicationCodeableConcept: { coding } }]);
    expect(value.medicationRequests[0]).not.toHaveProperty('medicationReference');
    expect([value.complete, diagnostics]).toEqual([['MedicationRequest'], []]);
  });

  it.each<[string, object, FhirResource[]]>([
    ['to nothing', { medicationReference: { reference: 'Medication/8' } }, [medication]],
    ['by name', { medicationReference: { display: 'Morphine' } }, [medication]],
    [
      'to words',
      { medicationReference: { reference: 'Medication/7' } },
      [{ ...medication, code: { text: 'Morphine' } } as FhirResource],
    ],
  ])('leaves the list incomplete when it leads %s', (_name, more, others) => {
    const { value, diagnostics } = read([order(more), ...others], {
      complete: ['MedicationRequest', 'Condition'],
    });
    expect(idsOf(value.medicationRequests)).toEqual(['m']);
    expect(value.complete).toEqual(['Condition']);
    expect(diagnostics.map(({ code, place }) => [code, place.file])).toEqual([
      ['reference-unresolved', 'MedicationRequest/m'],
    ]);
  });

  it('is read of devices and of the orders being placed', () => {
    const pump = { coding: [{ system: 'http://snomed.info/sct', code: '1' }] };
    const definition = { resourceType: 'DeviceDefinition', id: 'd', type: pump } as FhirResource;
    const device = {
      resourceType: 'Device',
      id: 'x',
      patient: { reference: 'Patient/a' },
      definition: { reference: 'DeviceDefinition/d' },
    } as FhirResource;
    const stock = { resourceType: 'Device', id: 'stock', type: pump } as FhirResource;
    const { value } = read([definition, device, stock], {
      complete: ['DraftOrder'],
      draftOrders: [
        {
          resourceType: 'DeviceRequest',
          id: 'o',
          codeReference: { reference: 'Device/stock' },
        } as FhirResource,
        order({ medicationReference: { reference: 'Medication/9' } }),
      ],
    });
    expect(value.devices).toMatchObject([{ id: 'x', type: pump }]);
    expect(value.draftOrders).toMatchObject([{ id: 'o', codeCodeableConcept: pump }, { id: 'm' }]);
    expect(value.complete).toEqual([]);
  });
});

describe('dates', () => {
  it('are put in order, and then lose their zone', () => {
    const { value } = read([
      condition('early', { recordedDate: '2026-11-20T23:00:00+14:00' }),
      condition('late', { recordedDate: '2026-11-20T22:00:00-11:00' }),
      condition('day', { recordedDate: '2026-11-21' }),
      condition('begun', { onsetPeriod: { start: '2026-01-01T10:00:00.5Z', end: '2026-02' } }),
    ]);
    expect(value.conditions.map((each) => [each.id, (each as Condition).recordedDate])).toEqual([
      ['late', '2026-11-20T22:00:00'],
      ['day', '2026-11-21'],
      ['early', '2026-11-20T23:00:00'],
      ['begun', undefined],
    ]);
    expect((value.conditions[3] as Condition).onsetPeriod).toEqual({
      start: '2026-01-01T10:00:00.5',
      end: '2026-02',
    });
  });

  it('of an instant become a dateTime', () => {
    const { value } = read([
      {
        resourceType: 'Observation',
        status: 'final',
        code: {},
        subject: { reference: 'Patient/a' },
        effectiveInstant: '2026-11-20T10:00:00.000+01:00',
        issued: '2026-11-20T10:00:00Z',
      },
    ]);
    expect(value.observations).toMatchObject([
      { effectiveDateTime: '2026-11-20T10:00:00.000', issued: '2026-11-20T10:00:00Z' },
    ]);
    expect(value.observations[0]).not.toHaveProperty('effectiveInstant');
  });
});

describe('statuses of an AllergyIntolerance', () => {
  const system = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical';
  it('are recognised by their own systems', () => {
    const { value } = read([
      {
        resourceType: 'AllergyIntolerance',
        patient: { reference: 'Patient/a' },
        clinicalStatus: {
          coding: [
            { system: 'urn:x', code: 'on' },
            { system, code: 'active' },
          ],
        },
        verificationStatus: { text: 'Told by the family' },
        code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'z885' }] },
      },
    ]);
    expect(value.allergies).toMatchObject([
      {
        clinicalStatus: { coding: [{ system, code: 'active' }] },
        verificationStatus: { coding: [{ code: 'unrecognised' }], text: 'Told by the family' },
        code: { coding: [{ code: 'Z88.5' }] },
      },
    ]);
  });
});
