import fc from 'fast-check';
import type { Criterion, CriterionMet, Evidence } from '../../../src/logic/criterion.ts';
import type { Band, Fact, RecordFact, RecordType, When } from '../../../src/logic/fact.ts';
import type { Span } from '../../../src/logic/span.ts';
import { fractureSites, loinc, namedCriteria, questions, validFor } from './world.ts';

/** Spans whose ends the generated dates crowd around. */
export const spans: readonly Span[] = [
  { count: 14, unit: 'day' },
  { count: 90, unit: 'day' },
  { count: 1, unit: 'month' },
  { count: 3, unit: 'month' },
  { count: 6, unit: 'month' },
  { count: 12, unit: 'month' },
  { count: 1, unit: 'year' },
  { count: 2, unit: 'year' },
];
const span = fc.constantFrom(...spans);

/** Which lists are asked of which type of record. */
const listsFor: Readonly<Record<RecordType, readonly (string | undefined)[]>> = {
  Condition: ['limb-pain', 'limb-pain', 'fracture', 'doubtful', undefined],
  MedicationRequest: ['opioid', undefined],
  MedicationStatement: ['opioid', undefined],
  Procedure: ['pump', undefined],
  AllergyIntolerance: ['opioid', undefined],
  Coverage: [undefined],
  ServiceRequest: ['pump', undefined],
  Device: ['pump', undefined],
  DraftOrder: ['pump', 'opioid', undefined],
};

function whenFor(type: RecordType): fc.Arbitrary<When | undefined> {
  const kinds =
    type === 'Condition' ? (['within', 'earlier', 'acute'] as const) : (['within', 'earlier'] as const);
  return fc.option(
    fc.record({ kind: fc.constantFrom(...kinds), span }).map((when): When => when),
    { nil: undefined, freq: 2 },
  );
}

function routeFor(type: RecordType): fc.Arbitrary<string | undefined> {
  const routed = type === 'MedicationRequest' || type === 'DraftOrder';
  return fc.constantFrom(undefined, ...(routed ? ['spinal-route'] : []));
}

function recordFact(type: RecordType): fc.Arbitrary<RecordFact> {
  return fc
    .tuple(fc.constantFrom(...listsFor[type]), whenFor(type), routeFor(type))
    .map(([codes, when, route]) => ({
      kind: 'record',
      type,
      ...(codes && { codes }),
      ...(route && { route }),
      ...(when && { when }),
    }));
}

const bands: readonly Band[] = [
  { from: 4 },
  { from: 5, below: 27 },
  { from: 20 },
  { from: 20 },
  { below: 5 },
  { from: 10, below: 20 },
  { from: 10.5, below: 11 },
];

const score: fc.Arbitrary<Fact> = fc
  .record({
    only: fc.option(fc.constant([{ system: loinc, code: '44261-6' }]), { nil: undefined }),
    within: span,
    unit: fc.constantFrom('{score}', '{score}', '{score}', '%'),
    band: fc.constantFrom(...bands),
  })
  .map(({ only, ...rest }) => ({ kind: 'score', codes: 'depression-score', ...(only && { only }), ...rest }));

const sites: fc.Arbitrary<Fact> = fc.integer({ min: 2, max: 3 }).map((count) => ({
  kind: 'sites',
  codes: 'fracture',
  count,
  sites: fractureSites,
}));

/** A procedure that was not undone. */
const lasting: fc.Arbitrary<Fact> = fc.constantFrom(
  { kind: 'lasting', codes: 'pump', unless: 'pump-removal' },
  { kind: 'lasting', codes: 'pump', unless: 'pump-removal' },
  { kind: 'lasting', codes: 'pump-removal', unless: 'pump' },
);

/** A condition that began since a procedure. */
const since: fc.Arbitrary<Fact> = fc
  .record({
    codes: fc.constantFrom('limb-pain', 'limb-pain', 'fracture', 'doubtful'),
    procedure: fc.constantFrom('pump', 'pump', 'pump-removal'),
    otherwise: span,
  })
  .map((fact) => ({ kind: 'since', ...fact }));

const ages: readonly Band[] = [{ from: 18 }, { below: 12 }, { from: 12, below: 18 }, { from: 65, below: 66 }];

/** Facts by what they are about. */
export const facts = {
  conditions: fc.oneof(
    { weight: 3, arbitrary: recordFact('Condition') },
    { weight: 1, arbitrary: sites },
  ) as fc.Arbitrary<Fact>,
  scores: score,
  otherRecords: fc.oneof(
    ...(Object.keys(listsFor) as RecordType[]).filter((type) => type !== 'Condition').map(recordFact),
  ) as fc.Arbitrary<Fact>,
  procedures: fc.oneof(lasting, since),
  patient: fc.oneof(
    fc.constantFrom(...ages).map((band): Fact => ({ kind: 'age', band })),
    fc.constantFrom('male', 'female', 'other').map((gender): Fact => ({ kind: 'sex', gender })),
    fc.constant<Fact>({ kind: 'deceased' }),
  ),
} as const;

/** Every fact that there is. */
export const fact: fc.Arbitrary<Fact> = fc.oneof(
  { weight: 4, arbitrary: facts.conditions },
  { weight: 2, arbitrary: facts.scores },
  { weight: 4, arbitrary: facts.otherRecords },
  { weight: 1, arbitrary: facts.procedures },
  { weight: 1, arbitrary: facts.patient },
);

const question = fc
  .tuple(fc.constantFrom(...questions), fc.option(span, { nil: undefined, freq: 2 }))
  .map(([id, outdatedWithin]) => ({
    id,
    validFor: validFor[id],
    ...(outdatedWithin && { outdatedWithin }),
  }));

/** Another criterion as evidence: seldom, since nothing is absent beside it. */
const met: fc.Arbitrary<CriterionMet[]> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<CriterionMet[]>([]) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...Object.keys(namedCriteria))
      .map((id): CriterionMet[] => [{ kind: 'criterion', id }]),
  },
);

/** Evidence of all shapes; most of it lets absence count, since that is where most can go wrong. */
export function evidenceOf(of: fc.Arbitrary<Fact>): fc.Arbitrary<Evidence> {
  return fc
    .record({
      recorded: fc.oneof(
        { weight: 3, arbitrary: fc.array(of, { minLength: 1, maxLength: 2 }) },
        fc.constant<Fact[]>([]),
      ),
      met,
      reading: fc.constantFrom(...Array<undefined>(6).fill(undefined), 'counted' as const),
      possible: fc.array(of, { maxLength: 1 }),
      question: fc.option(question, { nil: undefined, freq: 1 }),
      absence: fc.constantFrom('ruled-out' as const, 'ruled-out' as const, 'unknown' as const),
    })
    .filter(
      ({ recorded, met: others, possible, question: asked }) =>
        recorded.length + others.length + possible.length > 0 || asked !== undefined,
    )
    .map(({ question: asked, recorded, met: others, reading, ...rest }) => ({
      kind: 'evidence',
      recorded: [...recorded, ...others],
      ...(reading && { reading }),
      ...rest,
      ...(asked && { question: asked }),
    }));
}

const evidence = evidenceOf(fact);

/** Criteria of all shapes, three storeys high at most. */
export const { criterion } = fc.letrec<{ criterion: Criterion }>((tie) => ({
  criterion: fc.oneof(
    { maxDepth: 2 },
    { weight: 8, arbitrary: evidence },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...Object.keys(namedCriteria)).map((id) => ({ kind: 'named', id })),
    },
    { weight: 1, arbitrary: tie('criterion').map((of) => ({ kind: 'not', of })) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom('any' as const, 'all' as const),
        of: fc.array(tie('criterion'), { minLength: 1, maxLength: 3 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('atLeast' as const),
        count: fc.integer({ min: 1, max: 3 }),
        of: fc.array(tie('criterion'), { minLength: 2, maxLength: 3 }),
      }),
    },
  ) as fc.Arbitrary<Criterion>,
}));
