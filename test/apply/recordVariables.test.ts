import type { Bundle, Coding, Condition, FhirResource, QuestionnaireResponse } from 'fhir/r4.js';
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

  it.each(['Patient/b', 'http://x/Patient/b', 'Group/a'])('not those of %s', (reference) => {
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

  const unclear = (given: readonly FhirResource[]) => {
    const { value, diagnostics } = read(given, { complete: ['Condition', 'Observation'] });
    expect([value.conditions, value.complete]).toEqual([[], ['Observation']]);
    return diagnostics.map(({ code, message }) => [code, message]);
  };
  const words = (reference: string) => [
    [
      'record-patient-unclear',
      `Condition/c names ${reference}, and nothing says whether that is Patient/a, so its list is not complete; it is not counted.`,
    ],
  ];

  it.each([
    ['http://x/Patient/a', '#x'],
    ['http://x/Patient/a', 'urn:uuid:9'],
    ['http://x/Patient/a', 'http://y/Patient/a'],
    ['http://x/Patient/a', 'http://y/Patient/b'],
    ['urn:uuid:1', 'http://y/Patient/a'],
  ])('not one that may be: of %s it names %s, and then the list is not complete', (fullUrl, reference) => {
    expect(unclear([bundle(fullUrl, reference)])).toEqual(words(reference));
  });

  it.each(['#x', 'http://any/Patient/a', 'http://any/Patient/b', 'urn:uuid:1'])(
    'not one that may be: of a Patient without an address it names %s',
    (reference) => {
      expect(unclear([patient, condition('c', { subject: { reference } })])).toEqual(words(reference));
    },
  );

  it('not one of another server, of which a relative reference stays', () => {
    const entry = [
      { fullUrl: 'http://x/Patient/a', resource: patient },
      { fullUrl: 'http://y/Condition/c', resource: condition('c') },
    ];
    expect(unclear([{ resourceType: 'Bundle', type: 'collection', entry }])).toEqual(words('Patient/a'));
  });

  it('not one of another patient who is there, by whatever address', () => {
    const entry = [
      { fullUrl: 'urn:uuid:1', resource: patient },
      { fullUrl: 'urn:uuid:2', resource: { resourceType: 'Patient', id: 'b' } as FhirResource },
      { resource: condition('c', { subject: { reference: 'urn:uuid:2' } }) },
    ];
    const { value, diagnostics } = read([{ resourceType: 'Bundle', type: 'collection', entry }], {
      complete: ['Condition'],
    });
    expect([value.conditions, value.complete]).toEqual([[], ['Condition']]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['record-other-patient', 'record-other-patient']);
  });

  it('not one that names nobody, and then the list is not complete', () => {
    const stray = { resourceType: 'Condition', id: 'c' } as Condition;
    const { value, diagnostics } = read([patient, stray], { complete: ['Condition'] });
    expect([value.conditions, value.complete]).toEqual([[], []]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['record-without-patient']);
  });

  it('those of the Patient, wherever it stands among others and however it is asked for', () => {
    const other: FhirResource = { resourceType: 'Patient', id: 'b' };
    for (const subject of ['a', 'Patient/a']) {
      const { value } = read([condition('a'), other, patient, condition('c')], { subject });
      expect(value.subject).toEqual([patient]);
      expect(idsOf(value.conditions)).toEqual(['a', 'c']);
    }
  });

  it('not one of something else that has the id of the patient', () => {
    const entry = [
      { fullUrl: 'urn:uuid:1', resource: patient },
      { fullUrl: 'urn:uuid:2', resource: { resourceType: 'Group', id: 'a' } as FhirResource },
      { resource: condition('c', { subject: { reference: 'urn:uuid:2' } }) },
    ];
    const { value, diagnostics } = read([{ resourceType: 'Bundle', type: 'collection', entry }], {
      complete: ['Condition'],
    });
    expect([value.conditions, value.complete]).toEqual([[], ['Condition']]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['record-other-patient']);
  });

  it('not one of a second copy of the Patient, from another server', () => {
    const entry = [
      { fullUrl: 'http://x/Patient/a', resource: patient },
      { fullUrl: 'http://y/Patient/a', resource: patient },
      { resource: condition('c', { subject: { reference: 'http://y/Patient/a' } }) },
    ];
    expect(unclear([{ resourceType: 'Bundle', type: 'collection', entry }])).toEqual(
      words('http://y/Patient/a'),
    );
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

it('tells the date of a record of the future', () => {
  const { diagnostics } = read([condition('c', { recordedDate: '2026-12' })]);
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'Condition/c is dated 2026-12, after today; it is not counted, and the list of its type is not complete.',
  ]);
});

describe('an end after today', () => {
  const system = 'http://terminology.hl7.org/CodeSystem/condition-clinical';
  const status = (code: string) => ({ coding: [{ system, code }] });
  const doubt = { coding: [{ code: 'unrecognised' }] };

  it.each<[string, Partial<Condition>, Partial<Condition>]>([
    ['as a date', { abatementDateTime: '2026-11-26' }, { clinicalStatus: doubt }],
    [
      'as a month',
      { clinicalStatus: status('active'), abatementDateTime: '2027-05' },
      { clinicalStatus: doubt },
    ],
    ['as the start of a Period', { abatementPeriod: { start: '2026-12-01' } }, { clinicalStatus: doubt }],
    ['as the only end of a Period', { abatementPeriod: { end: '2026-12-01' } }, { clinicalStatus: doubt }],
    [
      'beside a status that says it is over',
      { clinicalStatus: status('resolved'), abatementDateTime: '2026-11-26' },
      { clinicalStatus: status('resolved') },
    ],
  ])('is no end, but a reason to ask, and reported: %s', (_name, given, expected) => {
    const { value, diagnostics } = read([condition('c', given)], { complete: ['Condition'] });
    expect(value.conditions).toEqual([condition('c', expected)]);
    expect(value.complete).toEqual(['Condition']);
    expect(diagnostics.map(({ code, place }) => [code, place.file])).toEqual([
      ['abatement-in-future', 'Condition/c'],
    ]);
  });

  it.each<Partial<Condition>>([
    { abatementDateTime: '2026-11-25T23:00:00Z' },
    { abatementDateTime: '2026' },
    { abatementPeriod: { start: '2026-11-01', end: '2027-01-01' } },
    { abatementString: 'next year' },
  ])('is not one of %j', (abatement) => {
    const { value, diagnostics } = read([condition('c', abatement)]);
    expect(
      Object.keys(value.conditions[0] ?? {}).filter((name) => name.startsWith('abatement')),
    ).toHaveLength(1);
    expect(diagnostics).toEqual([]);
  });
});

describe('dates that are none', () => {
  it.each(['25.11.2026', '01.11.2026', 'last week', '2026-13-45', '20261125', '', '2026-11-25 10:00'])(
    '%j: the record is not counted, and told',
    (recordedDate) => {
      const { value, diagnostics } = read([condition('c', { recordedDate })], { complete: ['Condition'] });
      expect([value.conditions, value.complete]).toEqual([[], []]);
      expect(diagnostics).toEqual([
        {
          code: 'date-unreadable',
          severity: 'warning',
          message: `Condition/c is dated "${recordedDate}", which is no date as FHIR writes it (2026-11-25); it is not counted, and the list of its type is not complete.`,
          place: { file: 'Condition/c' },
        },
      ]);
    },
  );

  it.each(['2026', '2026-11', '2026-11-25', '2026-11-25T10:00:00.5+01:00', '2026-11-25T10:00'])(
    '%s is one',
    (recordedDate) => {
      const { value, diagnostics } = read([condition('c', { recordedDate })], { complete: ['Condition'] });
      expect([idsOf(value.conditions), value.complete, diagnostics]).toEqual([['c'], ['Condition'], []]);
    },
  );

  it.each([{ onsetAge: { value: 3 } }, { onsetString: 'as a child' }, { onsetRange: {} }])(
    'an onset without a date dates nothing, and the record counts: %j',
    (onset) => {
      const { value, diagnostics } = read([condition('c', { ...onset, recordedDate: '2026-01-01' })], {
        complete: ['Condition'],
      });
      expect([idsOf(value.conditions), value.complete, diagnostics]).toEqual([['c'], ['Condition'], []]);
    },
  );
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
    ['C7A.1', 'C7A.1'],
    ['724.2', undefined],
    ['G90.5!', undefined],
    ['G90.51234', undefined],
  ])('of an ICD-10-CM code: %s is %s', (code, expected) => {
    const coding = [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }];
    const [read1] = read([condition('c', { code: { coding } })]).value.conditions as Condition[];
    expect(read1?.code?.coding?.[0]?.code).toBe(expected);
  });
});

describe('a code that no list can match', () => {
  const icd = 'http://hl7.org/fhir/sid/icd-10-cm';
  const sct = 'http://snomed.info/sct';
  const told = (resource: object) =>
    read([{ subject: { reference: 'Patient/a' }, id: 'r', ...resource } as FhirResource]).diagnostics.map(
      ({ code, message }) => [code, /^\S+ (.*); no code/.exec(message)?.[1]],
    );

  it.each<[string, Coding[], string]>([
    [
      'a spreadsheet changed',
      [{ system: sct, code: '2.79E+08' }],
      `has the code "2.79E+08", which is none of ${sct}`,
    ],
    [
      'rounded, so that its check digit is false',
      [{ system: sct, code: '279039000' }],
      `has the code "279039000", which is none of ${sct}`,
    ],
    ['of no category', [{ system: icd, code: 'M5X.5' }], `has the code "M5X.5", which is none of ${icd}`],
    ['mangled', [{ system: icd, code: 'M54,5' }], `has the code "M54,5", which is none of ${icd}`],
    ['of another edition', [{ system: icd, code: '724.2' }], `has the code "724.2", which is none of ${icd}`],
    [
      'of a system by its number',
      [{ system: 'urn:oid:2.16.840.1.113883.6.90', code: 'M54.5' }],
      `has a code of the system urn:oid:2.16.840.1.113883.6.90, which is to be written ${icd}`,
    ],
    ['without its system', [{ code: 'M54.5' }], 'has the code M54.5 without its system'],
    [
      'of a system by its bare number',
      [{ system: '2.16.840.1.113883.6.90', code: 'M54.5' }],
      `has a code of the system 2.16.840.1.113883.6.90, which is to be written ${icd}`,
    ],
    ['left empty', [{ system: icd }], 'has a coding without a code'],
    ['blank', [{ system: 'urn:x', code: '  ' }], 'has a coding without a code'],
  ])('is reported: one that is %s', (_, coding, words) => {
    expect(told({ resourceType: 'Condition', code: { coding } })).toEqual([['code-unreadable', words]]);
  });

  it.each<[string, Coding[], Coding[] | undefined]>([
    ['alone, and the words stay', [{ system: sct, code: '279039000' }], undefined],
    [
      'beside one that can be one',
      [
        { system: icd, code: 'M54.5!' },
        { system: icd, code: 'm545' },
      ],
      [{ system: icd, code: 'M54.5' }],
    ],
    ['of a site’s own system never', [{ system: 'urn:x', code: '!' }], [{ system: 'urn:x', code: '!' }]],
  ])('is left out of what conditions see: one that cannot be one, %s', (_, coding, left) => {
    const given = condition('c', { code: { coding, text: 'as written' } });
    const [read1] = read([given]).value.conditions as Condition[];
    expect(read1?.code).toEqual({ text: 'as written', ...(left && { coding: left }) });
    expect(given.code?.coding).toEqual(coding);
  });

  it('is reported of every list, and of the orders being placed', () => {
    const medicationCodeableConcept = {
      coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '1.1289E4' }],
    };
    expect(told({ resourceType: 'MedicationRequest', medicationCodeableConcept })).toHaveLength(1);
    const draft = { resourceType: 'MedicationRequest', id: 'd', medicationCodeableConcept } as FhirResource;
    const { diagnostics } = read([], { draftOrders: [draft] });
    expect(diagnostics.map(({ code, place }) => [code, place.file])).toEqual([
      ['code-unreadable', 'MedicationRequest/d'],
    ]);
  });

  it.each<[string, object]>([
    ['is normalised', { coding: [{ system: icd, code: ' m545' }] }],
    [
      'stands beside one that reads',
      {
        coding: [
          { system: sct, code: 'x' },
          { system: icd, code: 'M54.5' },
        ],
      },
    ],
    ['is a site’s own', { coding: [{ system: 'http://example.org/ours', code: '?' }] }],
    ['is not there, but words are', { text: 'Low back pain' }],
  ])('is not one that %s', (_, code) => {
    expect(told({ resourceType: 'Condition', code })).toEqual([]);
  });
});

describe('answers', () => {
  it('are read of all responses, also of those that no list holds', () => {
    const y = { valueCoding: { system: 'http://terminology.hl7.org/CodeSystem/v2-0136', code: 'Y' } };
    const response = (id: string, authored: string): QuestionnaireResponse => ({
      resourceType: 'QuestionnaireResponse',
      id,
      questionnaire,
      status: 'completed',
      subject: { reference: 'Patient/a' },
      authored,
      item: [{ linkId: 'p', answer: [y] }],
    });
    const alone = read([response('r', '2026-11-20')], { questionnaire });
    expect([alone.value.yes, alone.value.no, alone.diagnostics]).toEqual([['p'], [], []]);
    const { value, diagnostics } = read([response('r', '2026-11-20'), response('s', '2027-01-01')], {
      questionnaire,
    });
    expect([value.yes, idsOf(value.responses)]).toEqual([[], ['r']]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['record-in-future', 'answers-undated']);
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
    const pump = { coding: [{ system: 'http://snomed.info/sct', code: '84683006' }] };
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
