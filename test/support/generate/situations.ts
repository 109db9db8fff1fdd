import fc from 'fast-check';
import type { FhirResource, Patient } from 'fhir/r4.js';
import type { Criterion } from '../../../src/logic/criterion.ts';
import type { Fact } from '../../../src/logic/fact.ts';
import { readsOf } from '../../../src/logic/reads.ts';
import type { Day } from '../interpret/calendar.ts';
import type { Situation } from '../interpret/chart.ts';
import { birthDate, dateTime, dayFrom, todays } from './dates.ts';
import { draftOrder, record } from './records.ts';
import { questionnaire, questions, rxnorm, terms } from './world.ts';

const owners: Readonly<Record<string, string>> = {
  AllergyIntolerance: 'patient',
  Device: 'patient',
  Coverage: 'beneficiary',
};

/** Whose a record is: nearly always the patient's. */
const owner = fc.constantFrom(
  ...Array<string>(20).fill('Patient/a'),
  'Patient/a/_history/2',
  'http://example.org/fhir/Patient/a',
  'Patient/b',
  undefined,
);

const types = [
  ...[
    'Condition',
    'Observation',
    'MedicationRequest',
    'MedicationStatement',
    'Procedure',
    'AllergyIntolerance',
  ],
  ...['Coverage', 'ServiceRequest', 'Device', 'DraftOrder'],
];

/** All, none or some of the lists read in full. */
const complete = fc.oneof(
  { weight: 3, arbitrary: fc.constant(types) },
  { weight: 1, arbitrary: fc.constant<string[]>([]) },
  { weight: 1, arbitrary: fc.subarray(types) },
);

function patient(today: Day): fc.Arbitrary<Patient> {
  return fc
    .record(
      {
        resourceType: fc.constant('Patient' as const),
        id: fc.constant('a'),
        birthDate: birthDate(today),
        gender: fc.constantFrom('male', 'female', 'other', 'unknown'),
      },
      { requiredKeys: ['resourceType', 'id'] },
    )
    .chain((made) =>
      fc
        .constantFrom<Partial<Patient>>(
          {},
          {},
          {},
          { deceasedBoolean: false },
          { deceasedBoolean: true },
          {
            deceasedDateTime: '2020',
          },
        )
        .map((deceased) => ({ ...made, ...deceased })),
    );
}

const v2 = 'http://terminology.hl7.org/CodeSystem/v2-0136';
const answer = fc.constantFrom<object>(
  { valueBoolean: true },
  { valueBoolean: false },
  { valueCoding: { system: v2, code: 'Y' } },
  { valueCoding: { system: v2, code: 'N' } },
  { valueCoding: { code: 'Y' } },
  { valueString: 'yes' },
);
const item = fc
  .tuple(fc.constantFrom(...questions), fc.array(answer, { maxLength: 2 }))
  .map(([linkId, given]) => ({ linkId, answer: given }));
const items = fc.array(
  fc.oneof(
    item,
    item.map((inner) => ({ linkId: 'group', item: [inner] })),
  ),
  { maxLength: 4 },
);

function response(today: Day): fc.Arbitrary<FhirResource> {
  return fc
    .record(
      {
        resourceType: fc.constant('QuestionnaireResponse'),
        status: fc.constantFrom(
          'completed',
          'completed',
          'completed',
          'amended',
          'in-progress',
          'entered-in-error',
        ),
        questionnaire: fc.constantFrom(
          questionnaire,
          questionnaire,
          `${questionnaire}|1.0.0`,
          'http://example.org/Questionnaire/other',
        ),
        authored: dateTime(today),
        item: items,
      },
      { requiredKeys: ['resourceType', 'status', 'questionnaire', 'item'] },
    )
    .map((made) => made as unknown as FhirResource);
}

const medications: readonly FhirResource[] = [
  {
    resourceType: 'Medication',
    id: 'morphine',
    code: { coding: [{ system: rxnorm, code: '7052' }] },
  },
];

/** The types of records that criteria read, for patients who have some. */
export function typesRead(criteria: readonly Criterion[]): ReadonlySet<string> {
  const typeOf = (fact: Fact) =>
    fact.kind === 'record' ? fact.type : fact.kind === 'score' ? 'Observation' : 'Condition';
  return new Set(criteria.flatMap((criterion) => readsOf(criterion, terms.criterion).facts.map(typeOf)));
}

/**
 * A patient as a caller may know them: any records, in any state, some of them other patients'; mostly of the wanted types.
 */
export function situation(wanted: ReadonlySet<string>): fc.Arbitrary<Situation> {
  return fc
    .constantFrom(...todays)
    .chain((today) => knownOn(today, wanted).map((known) => situationOf(today, known)));
}

function knownOn(today: string, wanted: ReadonlySet<string>) {
  const day = dayFrom(today);
  return fc.record({
    records: fc.array(record(day, wanted), { maxLength: 7 }),
    responses: fc.array(response(day), { maxLength: 2 }),
    owners: fc.array(owner, { minLength: 9, maxLength: 9 }),
    ids: fc.shuffledSubarray(
      Array.from({ length: 9 }, (_, index) => `r${index}`),
      { minLength: 9 },
    ),
    patient: fc.option(patient(day), { nil: undefined, freq: 12 }),
    complete,
    draftOrders: fc.array(draftOrder, { maxLength: 2 }),
    bundled: fc.boolean(),
  });
}

type Known = ReturnType<typeof knownOn> extends fc.Arbitrary<infer T> ? T : never;

function situationOf(today: string, known: Known): Situation {
  const own = [...known.records, ...known.responses].map((made, index) =>
    belonging(made, known.ids[index] as string, known.owners[index]),
  );
  const given = [...(known.patient ? [known.patient] : []), ...medications, ...own];
  return {
    given: known.bundled ? [bundleOf(given)] : given,
    subject: 'a',
    today,
    complete: known.complete,
    questionnaire,
    draftOrders: known.draftOrders,
  };
}

function belonging(made: FhirResource, id: string, reference: string | undefined): FhirResource {
  const element = owners[made.resourceType] ?? 'subject';
  return { ...made, id, ...(reference && { [element]: { reference } }) } as FhirResource;
}

function bundleOf(resources: readonly FhirResource[]): FhirResource {
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map((resource) => ({
      ...(resource.resourceType === 'Medication' && {
        fullUrl: 'urn:uuid:00000000-0000-4000-8000-000000000001',
      }),
      resource,
    })),
  };
}
