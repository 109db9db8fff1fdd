import fc from 'fast-check';
import type { FhirResource, Library, PlanDefinition } from 'fhir/r4.js';
import { beforeAll, expect, it } from 'vitest';
import { applyPlan, PlanUnreadable, SubjectMissing } from '../../../src/apply/plan/applyPlan.ts';
import { cqlOf, elmOf, libraryOf } from '../cql/support.ts';
import { base, catalogOf, planOf, when } from './support.ts';

const subject = { reference: 'Patient/p' };
const bundle = {
  resourceType: 'Bundle',
  id: 'b',
  type: 'collection',
  entry: [
    {
      fullUrl: 'http://e.org/Patient/p',
      resource: { resourceType: 'Patient', id: 'p', gender: 'female', birthDate: '1970-01-01' },
    },
    {
      fullUrl: 'http://e.org/Condition/c',
      resource: {
        resourceType: 'Condition',
        id: 'c',
        subject,
        clinicalStatus: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
        },
        code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'M54.5' }] },
        onsetPeriod: { start: '2026-01-01' },
        abatementDateTime: '2027-01-01',
      },
    },
    {
      resource: {
        resourceType: 'MedicationRequest',
        id: 'm',
        subject,
        status: 'active',
        intent: 'order',
        authoredOn: '2026-02-02T10:00:00Z',
        medicationReference: { reference: '#d' },
        contained: [
          {
            resourceType: 'Medication',
            id: 'd',
            code: { coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '1' }] },
          },
        ],
      },
    },
    {
      resource: {
        resourceType: 'Observation',
        id: 'o',
        subject,
        status: 'final',
        code: { text: 'x' },
        effectiveInstant: '2026-01-01T00:00:00Z',
        valueQuantity: { value: 4, code: 'mg' },
      },
    },
    {
      resource: {
        resourceType: 'QuestionnaireResponse',
        id: 'r',
        subject,
        status: 'completed',
        questionnaire: `${base}/Questionnaire/q`,
        authored: '2026-11-01',
        item: [{ linkId: 'i', item: [{ linkId: 'k', answer: [{ valueBoolean: true }] }] }],
      },
    },
    { resource: { resourceType: 'Encounter', id: 'e', subject, status: 'planned', class: { code: 'x' } } },
  ],
};
const form: FhirResource = {
  resourceType: 'Questionnaire',
  url: `${base}/Questionnaire/q`,
  status: 'active',
  item: [{ linkId: 'i', type: 'group', item: [{ linkId: 'k', type: 'boolean' }] }],
};
const activity: FhirResource = {
  resourceType: 'ActivityDefinition',
  id: 'x',
  url: `${base}/ActivityDefinition/x`,
  status: 'active',
  kind: 'ServiceRequest',
  code: { text: 'do' },
};
const plan: PlanDefinition = planOf(
  [
    {
      id: 'a',
      condition: [
        when("%conditions.code.coding.where(code.startsWith('M')).exists() and %complete.exists()"),
      ],
    },
    {
      id: 'b',
      condition: [
        when('%observations.where((value as Quantity).value > 3).exists() or %medicationRequests.empty()'),
      ],
    },
    { id: 'c', condition: [when("'k' in %yes or %subject.birthDate <= today() - 18 years")] },
    { id: 'd', condition: [when('Any', 'text/cql')], definitionCanonical: `${base}/ActivityDefinition/x` },
  ],
  { library: [`${base}/Library/Logic`] },
);
const cql = cqlOf(
  'Logic',
  'define "Any": exists ([Condition] C where C.onset as FHIR.Period includes Today() and exists (C.code.coding)) or exists ([Encounter] E where E.status = \'planned\')',
);
let logic: Library;
beforeAll(async () => {
  logic = libraryOf('Logic', { elm: await elmOf(cql) });
}, 60_000);

/** Something put in the place of something, or taken away, anywhere in a JSON. */
interface Mutation {
  readonly at: number;
  readonly how: 'replace' | 'remove' | 'rename' | 'wrap';
  readonly by: unknown;
}
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    'x',
    [],
    {},
    [null],
    0,
    -1,
    1e308,
    true,
    '2026',
    '2026-13-45',
    'Patient/p',
    '#d',
    { resourceType: 'Bundle', entry: [null] },
  ),
  fc.jsonValue({ maxDepth: 3 }),
);
const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('replace', 'remove', 'rename', 'wrap'),
  by: odd,
});

function mutated<T>(value: T, mutations: readonly Mutation[]): T {
  const copy = structuredClone({ root: value }) as Record<string, unknown>;
  for (const { at, how, by } of mutations) {
    const places = placesIn(copy);
    if (places.length === 0) break;
    const [holder, key] = places[at % places.length] as [Record<string, unknown>, string];
    const old = holder[key];
    if (how === 'replace') holder[key] = by;
    else if (how === 'wrap') holder[key] = Array.isArray(old) ? old[0] : [old];
    else if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else {
      delete holder[key];
      if (how === 'rename')
        Object.defineProperty(holder, '__proto__', {
          value: old,
          enumerable: true,
          configurable: true,
          writable: true,
        });
    }
  }
  return copy.root as T;
}

function placesIn(value: unknown): [Record<string, unknown>, string][] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap(
    (key) => [[holder, key], ...placesIn(holder[key])] as [typeof holder, string][],
  );
}

/** A result, or one of the two refusals; whatever else is thrown is a fault of ours. */
async function outcomeOf(data: unknown, thePlan: PlanDefinition, content: readonly FhirResource[]) {
  const said: string[] = [];
  try {
    const { result, issues } = await applyPlan(
      {
        plan: thePlan,
        catalog: catalogOf(content),
        data: [data as FhirResource],
        subject: 'p',
        asOf: '2026-11-25',
        complete: ['Condition', 'MedicationRequest'],
      },
      'careplan',
      ({ code, message }) => said.push(`${code} ${message}`),
    );
    JSON.stringify(result);
    return [...said, ...issues.map(({ diagnostics }) => diagnostics)];
  } catch (error) {
    if (error instanceof SubjectMissing || error instanceof PlanUnreadable) return [error.message];
    throw error;
  }
}

const runs = Number(process.env.MUTATION_RUNS ?? 300);

it('data that are changed anywhere give a result or a reason, and nothing is polluted', async () => {
  const content = [form, activity, logic];
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
      const said = await outcomeOf(mutated(bundle, mutations), plan, content);
      expect(said.every((words) => typeof words === 'string')).toBe(true);
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
    { numRuns: runs },
  );
}, 120_000);

it('content that is changed anywhere gives a result or a reason', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(mutation, { minLength: 1, maxLength: 3 }),
      fc.array(mutation, { maxLength: 3 }),
      async (ofPlan, ofContent) => {
        const changed = mutated(plan, ofPlan);
        fc.pre(changed !== null && typeof changed === 'object' && !Array.isArray(changed));
        const content = mutated([form, activity, logic], ofContent);
        fc.pre(Array.isArray(content) && content.every((one) => typeof one === 'object' && one !== null));
        const said = await outcomeOf(bundle, changed, content);
        expect(said.every((words) => typeof words === 'string')).toBe(true);
      },
    ),
    { numRuns: runs },
  );
}, 120_000);
