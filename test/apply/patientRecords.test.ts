import type { Bundle, BundleEntry, FhirResource } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { recordVariables } from '../../src/apply/recordVariables.ts';
import { collect } from '../../src/diagnostic.ts';

const subject = { reference: 'Patient/p' };
const patient: FhirResource = { resourceType: 'Patient', id: 'p', birthDate: '1970-01-01' };
const types = ['Condition', 'Observation', 'Procedure'];

/** What counts of Bundles, what of it is complete, and what was said. */
function read(...given: readonly unknown[]) {
  const { value, diagnostics } = collect((report) =>
    recordVariables(given as FhirResource[], { subject: 'p', today: '2026-11-25', complete: types }, report),
  );
  return {
    conditions: value.conditions.map(({ id }) => id),
    complete: value.complete,
    problems: diagnostics.map(({ code, message }) => `${code} ${message}`),
    value,
  };
}
const bundle = (type: Bundle['type'], ...entry: unknown[]) => ({
  resourceType: 'Bundle',
  id: 'b',
  type,
  entry,
});
const collection = (...resources: unknown[]) =>
  bundle('collection', ...resources.map((resource) => ({ resource })));
const condition = (more: object = {}) => ({ resourceType: 'Condition', id: 'c', subject, ...more });
const but = (type: string) => types.filter((one) => one !== type);

describe('a record that is not what FHIR says', () => {
  it.each<[string, object, string]>([
    ['a code as text', { code: 'x' }, 'Condition.code is a text instead of an object'],
    ['codings as object', { code: { coding: {} } }, 'Condition.code.coding is an object instead of a list'],
    [
      'a coding of nothing',
      { code: { coding: [null] } },
      'Condition.code.coding[0] is nothing instead of an object',
    ],
    [
      'a code as number',
      { code: { coding: [{ code: 5 }] } },
      'Condition.code.coding[0].code is a number instead of a text',
    ],
    ['a date as number', { recordedDate: 2026 }, 'Condition.recordedDate is a number instead of a text'],
    ['a date as list', { onsetDateTime: ['2026'] }, 'Condition.onsetDateTime is a list instead of a text'],
    [
      'a status as text',
      { clinicalStatus: 'active' },
      'Condition.clinicalStatus is a text instead of an object',
    ],
    [
      'a number as text',
      { onsetAge: { value: '3' } },
      'Condition.onsetAge.value is a text instead of a number',
    ],
    ['notes as text', { note: 'x' }, 'Condition.note is a text instead of a list'],
    [
      'something contained',
      { contained: [{ resourceType: 'Medication', code: 'x' }] },
      'Condition.contained[0].code is a text instead of an object',
    ],
  ])('with %s does not count, and its list is not complete', (_, more, fault) => {
    expect(read(collection(patient, condition(more), condition({ id: 'd' })))).toMatchObject({
      conditions: ['d'],
      complete: but('Condition'),
      problems: [
        `record-malformed Condition/c cannot be read: ${fault}, so its list is not complete; it is not counted.`,
      ],
    });
  });

  it.each<[string, unknown]>([
    ['a list', []],
    ['a text', 'Patient/p'],
    ['a number', 5],
    ['nothing', null],
    ['a reference that is no text', { reference: ['Patient/p'] }],
  ])("whose subject is %s is nobody's", (_, subject) => {
    expect(read(collection(patient, condition({ subject })))).toMatchObject({
      conditions: [],
      complete: but('Condition'),
      problems: [
        'record-without-patient Condition/c names no patient, so its list is not complete; it is not counted.',
      ],
    });
  });

  it('with nulls instead of elements is read without them', () => {
    const { value, problems } = read(
      collection(
        patient,
        condition({ code: { coding: [{ code: 'x', display: null }], text: null }, onsetAge: null }),
      ),
    );
    expect([value.conditions, problems]).toEqual([
      [condition({ code: { coding: [{ code: 'x' }] } })],
      [
        'code-unreadable Condition/c has the code x without its system; no code list matches it. Look at the record itself.',
      ],
    ]);
  });

  it('of the Patient is read without that element', () => {
    const { value, problems } = read({ ...patient, birthDate: 1970, gender: 'male' });
    expect([value.subject, problems]).toEqual([
      [{ resourceType: 'Patient', id: 'p', gender: 'male' }],
      [
        'record-malformed Patient/p cannot be read in full: Patient.birthDate is a number instead of a text; that element is not counted.',
      ],
    ]);
  });

  it('of another patient does not matter', () => {
    const other = condition({ code: 'x', subject: { reference: 'Patient/q' } });
    expect(read(collection(patient, other)).complete).toEqual(types);
  });

  it('of a drug leaves what refers to it unresolved', () => {
    const { value, problems } = read(
      collection(
        patient,
        {
          resourceType: 'MedicationRequest',
          id: 'm',
          subject,
          medicationReference: { reference: 'Medication/x' },
        },
        { resourceType: 'Medication', id: 'x', code: { coding: 'abc' } },
      ),
    );
    expect(value.medicationRequests).toHaveLength(1);
    expect(problems.map((problem) => problem.replace(/ .*/, ''))).toEqual([
      'record-malformed',
      'reference-unresolved',
    ]);
  });
});

describe('something in the data that is no resource', () => {
  it.each<[string, unknown, string]>([
    ['nothing', null, 'Entry 2 of Bundle/b holds no resource'],
    ['an entry of nothing', {}, 'Entry 2 of Bundle/b holds no resource'],
    ['a text', { resource: 'x' }, 'Entry 2 of Bundle/b is no resource'],
    ['no type', { resource: { id: 'x' } }, 'Entry 2 of Bundle/b has no resourceType'],
    ['a number as type', { resource: { resourceType: 5 } }, 'Entry 2 of Bundle/b has no resourceType'],
  ])('%s: no list is complete', (_, entry, words) => {
    expect(read(bundle('collection', { resource: patient }, entry, { resource: condition() }))).toMatchObject(
      {
        conditions: ['c'],
        complete: [],
        problems: [`record-unreadable ${words}, so no list is complete; it is not counted.`],
      },
    );
  });

  it('entries that are no list: no list is complete', () => {
    expect(read(patient, { resourceType: 'Bundle', entry: {} })).toMatchObject({
      complete: [],
      problems: [
        'record-unreadable The entries of Bundle are no list, so no list is complete; it is not counted.',
      ],
    });
  });

  it('a type in other letters: the list that was meant is not complete', () => {
    expect(read(collection(patient, { ...condition(), resourceType: 'condition' })).complete).toEqual(
      but('Condition'),
    );
  });

  it('but not what was deleted or answered', () => {
    const request = { method: 'DELETE', url: 'Condition/x' };
    expect(
      read(bundle('batch-response', { resource: patient }, { request }, { response: { status: '204' } })),
    ).toMatchObject({ complete: types, problems: [] });
  });
});

describe('a record that came more than once', () => {
  const entry = (fullUrl: string | undefined, resource: object) => ({
    ...(fullUrl && { fullUrl }),
    resource,
  });
  const at = (home: string) => `https://${home}/fhir/Condition/c`;
  const older = condition({ meta: { lastUpdated: '2026-01-01T00:00:00Z' }, code: { text: 'old' } });
  const newer = condition({ meta: { lastUpdated: '2026-02-01T00:00:00Z' }, code: { text: 'new' } });

  it.each<[string, unknown[], unknown[]]>([
    ['in the same words counts once', [condition(), condition()], [condition()]],
    [
      'with its keys in another order too',
      [condition({ code: { text: 'a' } }), { code: { text: 'a' }, ...condition() }],
      [condition({ code: { text: 'a' } })],
    ],
    ['counts in its latest version', [older, newer], [newer]],
    ['wherever that stands', [newer, older], [newer]],
    [
      'or the one of the higher number',
      [condition({ meta: { versionId: '10' } }), condition({ meta: { versionId: '9' } })],
      [condition({ meta: { versionId: '10' } })],
    ],
    [
      'without an id counts each time',
      [condition({ id: undefined }), condition({ id: undefined })],
      [{}, {}],
    ],
  ])('%s', (_, records, expected) => {
    const { value, problems } = read(collection(patient, ...records));
    expect([value.conditions, problems]).toEqual([
      expected.map((one) => expect.objectContaining(one as object)),
      [],
    ]);
    expect(value.conditions).toHaveLength(expected.length);
  });

  it('in different words, and none the later one, counts in none', () => {
    const two = [condition({ code: { text: 'a' } }), condition({ code: { text: 'b' } })];
    expect(read(collection(patient, ...two))).toMatchObject({
      conditions: [],
      complete: but('Condition'),
      problems: [
        'record-twice Condition/c came more than once in different words, and nothing says which is the latest, so its list is not complete; it is not counted.',
      ],
    });
  });

  it.each([
    ['two servers is two records', at('a'), at('b'), 2],
    ['one server is one', at('a'), at('a'), 1],
    ['a server and of nowhere is one', at('a'), undefined, 1],
    ['nowhere in particular is one', 'urn:uuid:1', 'urn:uuid:2', 1],
  ])('of %s', (_, one, other, count) => {
    const home = { resource: patient };
    expect(
      read(bundle('collection', home, entry(one, condition()), entry(other, condition()))).conditions,
    ).toHaveLength(count);
  });
});

describe('a history', () => {
  const put = { method: 'PUT', url: 'Condition/c' } as const;
  const version = (text: string, lastUpdated?: string): BundleEntry => ({
    fullUrl: 'https://e.org/fhir/Condition/c',
    request: put,
    resource: condition({ code: { text }, ...(lastUpdated && { meta: { lastUpdated } }) }) as FhirResource,
  });
  const gone = (method: 'DELETE' | 'PUT' = 'DELETE'): BundleEntry => ({ request: { ...put, method } });

  it.each<[string, BundleEntry[], string[]]>([
    ['counts in its first version, the newest', [version('new'), version('old')], ['new']],
    [
      'or in the one that was updated last',
      [version('old', '2026-01-01T00:00:00Z'), version('new', '2026-02-01T00:00:00Z')],
      ['new'],
    ],
    ['of what was deleted last is empty', [gone(), version('old')], []],
    ['of what came back is not', [version('new'), gone(), version('old')], ['new']],
  ])('%s', (_, entries, texts) => {
    const { value, complete } = read(patient, bundle('history', ...entries));
    expect(value.conditions.map((one) => (one as { code?: { text?: string } }).code?.text)).toEqual(texts);
    expect(complete).toEqual(types);
  });
});

describe('a page of a longer answer', () => {
  const page = (self: string, next: string | undefined, ...resources: unknown[]) => ({
    ...collection(...resources),
    type: 'searchset',
    link: [{ relation: 'self', url: self }, ...(next ? [{ relation: 'next', url: next }] : [])],
  });

  it('whose next one is not here makes its types incomplete', () => {
    expect(read(patient, page('http://e/1', 'http://e/2', condition()))).toMatchObject({
      conditions: ['c'],
      complete: but('Condition'),
      problems: [
        'page-missing Bundle/b is one page of a longer answer, and the next one is not here, so the lists of its types are not complete. Add what http://e/2 gives.',
      ],
    });
  });

  it('whose next ones are all here does not', () => {
    const pages = [
      page('http://e/1', 'http://e/2', condition()),
      page('http://e/2', undefined, condition({ id: 'd' })),
    ];
    expect(read(patient, ...pages)).toMatchObject({ conditions: ['c', 'd'], complete: types, problems: [] });
  });
});

it('20,000 responses to one form are no trouble', () => {
  const many = (count: number) =>
    collection(
      patient,
      ...Array.from({ length: count }, (_, index) => ({
        resourceType: 'QuestionnaireResponse',
        id: `r${index}`,
        subject,
        status: 'completed',
        questionnaire: 'http://e.org/q',
        authored: `2026-01-01T00:00:${String(index % 60).padStart(2, '0')}Z`,
      })),
    );
  expect(read(many(20_000)).value.responses).toHaveLength(20_000);
}, 20_000);
