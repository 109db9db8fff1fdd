import fc from 'fast-check';
import type { FhirResource, QuestionnaireResponse } from 'fhir/r4.js';
import type { Guideline } from '../../../src/knowledge/guideline.ts';
import type { CodeSet } from '../../../src/logic/codeSet.ts';
import type { Fact, ScoreFact } from '../../../src/logic/fact.ts';
import { listsOfFact } from '../../../src/logic/listsOfFact.ts';
import { listsRead } from '../../../src/logic/listsRead.ts';
import { readsOf } from '../../../src/logic/reads.ts';
import { askedIn, lookupOf } from '../caseRails.ts';
import type { Day } from '../interpret/calendar.ts';
import type { Situation } from '../interpret/chart.ts';
import { conceptOf } from './concepts.ts';
import { dateTime, dayFrom, recent, todays } from './dates.ts';
import { draftOrder, record } from './records.ts';
import { belonging, complete, medications, owner, patient } from './situations.ts';

/** So many records a patient has at most. */
const most = 14;

/** Elements of generated records that hold what they are of. */
const elements = ['code', 'codeCodeableConcept', 'medicationCodeableConcept', 'type'] as const;

type Codes = ReadonlyMap<string, fc.Arbitrary<object>>;

/**
 * A patient with any records in any state and of any date, with codes of the lists that a guideline's criteria read, scores around the
 * ends of its bands, and responses to its own forms.
 */
export function guidelineSituation(guideline: Guideline): fc.Arbitrary<Situation> {
  const facts = factsIn(guideline);
  const codes = codesByType(facts, guideline);
  const asked = askedIn(guideline);
  return fc.constantFrom(...todays.slice(0, 3)).chain((today) =>
    fc
      .record({
        records: fc.array(recordWith(dayFrom(today), codes, facts), { maxLength: most }),
        responses: responsesTo(asked.forms ?? {}, dayFrom(today)),
        owners: fc.array(owner, { minLength: 2 * most, maxLength: 2 * most }),
        patient: fc.option(patient(dayFrom(today)), { nil: undefined, freq: 12 }),
        complete,
        draftOrders: fc.array(
          draftOrder.chain((made) => coded(made, 'DraftOrder', codes)),
          { maxLength: 2 },
        ),
      })
      .map(({ records, responses, owners, patient: who, ...rest }) => ({
        ...rest,
        ...asked,
        today,
        subject: 'a',
        given: [
          ...(who ? [who] : []),
          ...medications,
          ...[...records, ...responses].map((made, index) => belonging(made, `r${index}`, owners[index])),
        ],
      })),
  );
}

function factsIn(guideline: Guideline): readonly Fact[] {
  const { criterion } = lookupOf(guideline);
  return guideline.criteria.flatMap((each) => readsOf(each.criterion, criterion).facts);
}

/** The codes of the lists that are asked of each type of record. */
function codesByType(facts: readonly Fact[], guideline: Guideline): Codes {
  const lists = new Map<string, Set<string>>();
  for (const fact of facts)
    for (const type of listsRead(fact))
      lists.set(type, new Set([...(lists.get(type) ?? []), ...listsOfFact(fact)]));
  const setOf = (id: string): CodeSet => lookupOf(guideline).codeSet(id);
  const filled = (id: string) => setOf(id).codes.length + setOf(id).families.length > 0;
  return new Map(
    [...lists].flatMap(([type, ids]) => {
      const sets = [...ids].filter(filled).map(setOf);
      return sets.length > 0 ? [[type, conceptOf(sets)] as const] : [];
    }),
  );
}

function recordWith(today: Day, codes: Codes, facts: readonly Fact[]): fc.Arbitrary<FhirResource> {
  const scores = facts.filter((fact) => fact.kind === 'score');
  return record(today, new Set(codes.keys()))
    .chain((made) => coded(made, made.resourceType, codes))
    .chain((made) => measured(made, scores));
}

/** The record with codes of the guideline in place of those it has. */
function coded(made: FhirResource, type: string, codes: Codes): fc.Arbitrary<FhirResource> {
  const concepts = codes.get(type);
  const places = elements.filter((name) => name in made);
  if (!concepts || places.length === 0) return fc.constant(made);
  return concepts.map((concept) => ({
    ...made,
    ...Object.fromEntries(places.map((name) => [name, concept])),
  }));
}

/** A score at the ends of a band, in the unit that is asked; what else makes a value odd stays. */
function measured(made: FhirResource, scores: readonly ScoreFact[]): fc.Arbitrary<FhirResource> {
  if (made.resourceType !== 'Observation' || made.valueQuantity?.value === undefined || scores.length === 0)
    return fc.constant(made);
  const { valueQuantity } = made;
  return fc.constantFrom(...scores).chain(({ codes: _, unit, band, only }) => {
    const ends = [band.from ?? 0, band.below ?? 100];
    return fc.tuple(fc.constantFrom(...ends), fc.constantFrom(-1, -0.001, 0, 0, 1, 5)).map(([end, off]) => ({
      ...made,
      ...(only?.[0] && { code: { coding: [only[0]] } }),
      valueQuantity: {
        ...valueQuantity,
        value: end + off,
        ...(valueQuantity.code === '{score}' && { code: unit }),
      },
    }));
  });
}

/** Up to two responses to each form, each with some of its questions. */
function responsesTo(
  forms: Readonly<Record<string, string>>,
  today: Day,
): fc.Arbitrary<readonly FhirResource[]> {
  const urls = [...new Set(Object.values(forms))].sort();
  const each = urls.map((url) => {
    const questions = Object.keys(forms).filter((id) => forms[id] === url);
    return fc.array(response(url, questions, today), { maxLength: 2 });
  });
  return fc.tuple(...each).map((all) => all.flat().slice(0, most));
}

function response(
  url: string,
  questions: readonly string[],
  today: Day,
): fc.Arbitrary<QuestionnaireResponse> {
  const yesNo = (code: string) => ({
    answer: [{ valueCoding: { system: 'http://terminology.hl7.org/CodeSystem/v2-0136', code } }],
  });
  const answers = fc.constantFrom<object>(
    ...[yesNo('Y'), yesNo('Y'), yesNo('N'), yesNo('N'), {}],
    { answer: [{ valueBoolean: true }, { valueBoolean: false }] },
    { answer: [{ valueCoding: { code: 'Y' } }] },
  );
  return fc
    .record(
      {
        resourceType: fc.constant('QuestionnaireResponse' as const),
        status: fc.constantFrom('completed', 'completed', 'completed', 'amended', 'in-progress'),
        questionnaire: fc.constantFrom(url, url, `${url}|1.0.0`),
        authored: fc.oneof(recent(today), dateTime(today)),
        item: fc
          .subarray([...questions])
          .chain((ids) => fc.tuple(...ids.map((linkId) => answers.map((answer) => ({ linkId, ...answer })))))
          .map((items) => [{ linkId: 'group', item: items.slice(1) }, ...items.slice(0, 1)]),
      },
      { requiredKeys: ['resourceType', 'status', 'questionnaire'] },
    )
    .map((made) => made as unknown as QuestionnaireResponse);
}
