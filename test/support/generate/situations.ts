import fc from 'fast-check';
import type { FhirResource, Patient } from 'fhir/r4.js';
import type { Criterion } from '../../../src/logic/criterion.ts';
import type { Fact } from '../../../src/logic/fact.ts';
import { readsOf } from '../../../src/logic/reads.ts';
import type { Day } from '../interpret/calendar.ts';
import type { Situation } from '../interpret/chart.ts';
import { course } from './course.ts';
import { birthDate, dateTime, dayFrom, instant, recent, todays } from './dates.ts';
import { draftOrder, record } from './records.ts';
import { questionnaire, questions, rxnorm, terms } from './world.ts';

const owners: Readonly<Record<string, string>> = {
  AllergyIntolerance: 'patient',
  Device: 'patient',
  Coverage: 'beneficiary',
};

/** Whose a record is: nearly always the patient's. */
export const owner = fc.constantFrom(
  ...Array<string>(20).fill('Patient/a'),
  'Patient/a/_history/2',
  'http://example.org/fhir/Patient/a',
  '#x',
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
export const complete = fc.oneof(
  { weight: 3, arbitrary: fc.constant(types) },
  { weight: 1, arbitrary: fc.constant<string[]>([]) },
  { weight: 1, arbitrary: fc.subarray(types) },
);

/** Who it is, mostly of an age that matters. */
export function patient(today: Day): fc.Arbitrary<Patient> {
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
        authored: fc.oneof(dateTime(today), recent(today), instant(today)),
        item: items,
      },
      { requiredKeys: ['resourceType', 'status', 'questionnaire'] },
    )
    .map((made) => made as unknown as FhirResource);
}

/** What references to a Medication lead to. */
export const medications: readonly FhirResource[] = [
  {
    resourceType: 'Medication',
    id: 'morphine',
    code: { coding: [{ system: rxnorm, code: '7052' }] },
  },
];

/** The types of records that criteria read, for patients who have some. */
export function typesRead(criteria: readonly Criterion[]): ReadonlySet<string> {
  const typesOf = (fact: Fact): readonly string[] => {
    switch (fact.kind) {
      case 'record':
        return [fact.type];
      case 'score':
        return ['Observation'];
      case 'lasting':
        return ['Procedure'];
      case 'since':
        return ['Condition', 'Procedure'];
      default:
        return ['Condition'];
    }
  };
  return new Set(criteria.flatMap((criterion) => readsOf(criterion, terms.criterion).facts.flatMap(typesOf)));
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
    course: wanted.has('Procedure') ? course(day) : fc.constant<readonly FhirResource[]>([]),
    responses: fc.array(response(day), { maxLength: 2 }),
    owners: fc.array(owner, { minLength: 13, maxLength: 13 }),
    ids: fc.shuffledSubarray(
      Array.from({ length: 13 }, (_, index) => `r${index}`),
      { minLength: 13 },
    ),
    patient: fc.option(patient(day), { nil: undefined, freq: 12 }),
    complete,
    draftOrders: fc.array(draftOrder, { maxLength: 2 }),
    bundled: fc.boolean(),
  });
}

type Known = ReturnType<typeof knownOn> extends fc.Arbitrary<infer T> ? T : never;

function situationOf(today: string, known: Known): Situation {
  const own = [...known.records, ...known.course, ...known.responses].map((made, index) =>
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

/** The record with an id, as a record of somebody's. */
export function belonging(made: FhirResource, id: string, reference: string | undefined): FhirResource {
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
