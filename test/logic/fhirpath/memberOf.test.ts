import fc from 'fast-check';
import type { FhirResource, ValueSet } from 'fhir/r4.js';
import { expect, it } from 'vitest';
import { type ConditionEvaluator, conditionEvaluator } from '../../../src/apply/conditionEvaluator.ts';
import { recordVariables } from '../../../src/apply/recordVariables.ts';
import { codePattern } from '../../../src/logic/codePattern.ts';
import { type CodeClass, type CodeSet, icd10cm, snomedct } from '../../../src/logic/codeSet.ts';
import type { Criterion } from '../../../src/logic/criterion.ts';
import { fhirpathRails, type Lookup } from '../../../src/logic/fhirpath.ts';
import { lintExpression } from '../../../src/validation/expressions/lintExpression.ts';
import { expressionParser } from '../../../src/validation/expressions/parseExpression.ts';
import { today } from '../../support/readFact.ts';

const url = (id: string, reading: 'definite' | 'counted') =>
  `http://example.org/ValueSet/${id}${reading === 'definite' ? '-definite' : ''}`;

/** The ValueSet of a reading, as docs/logic.md has it under Membership. */
function valueSetOf(set: CodeSet, reading: 'definite' | 'counted'): ValueSet {
  const isIn = (kind: CodeClass) => kind === 'definite' || (reading === 'counted' && kind === 'possible');
  const concepts = (wanted: boolean, system: string) =>
    set.codes
      .filter((code) => code.system === system && isIn(code.class) === wanted)
      .map(({ code }) => ({ code }));
  const roots = set.families.filter((family) => isIn(family.class ?? 'definite')).map(({ root }) => root);
  return {
    resourceType: 'ValueSet',
    status: 'draft',
    url: url(set.id, reading),
    compose: {
      include: [
        { system: snomedct, concept: concepts(true, snomedct) },
        { system: icd10cm, concept: concepts(true, icd10cm) },
        ...roots.map((root) => ({
          system: icd10cm,
          filter: [{ property: 'code', op: 'regex' as const, value: codePattern([], [root], false) }],
        })),
      ],
      exclude: [{ system: icd10cm, concept: concepts(false, icd10cm) }],
    },
  };
}

const icdCode = fc.constantFrom('M10.9', 'M10.2', 'M10.20', 'M10.21', 'M10.3', 'M10.39', 'M11', 'M1A.9XX0');
const kind = fc.constantFrom('definite', 'possible', 'never');
const codeSet: fc.Arbitrary<CodeSet> = fc.record({
  id: fc.constant('gout'),
  title: fc.constant('Gout'),
  codes: fc
    .uniqueArray(
      fc.oneof(
        fc.record({ system: fc.constant(icd10cm), code: icdCode, class: kind }),
        fc.record({ system: fc.constant(snomedct), code: fc.constantFrom('1', '2'), class: kind }),
      ),
      { selector: ({ code }) => code, maxLength: 6 },
    )
    .map((codes) => codes as CodeSet['codes']),
  families: fc.uniqueArray(
    fc.record({
      system: fc.constant(icd10cm),
      root: fc.constantFrom('M10.2', 'M10.3', 'M10'),
      class: fc.constantFrom('definite', 'possible'),
    }),
    { selector: ({ root }) => root, maxLength: 2 },
  ) as fc.Arbitrary<CodeSet['families']>,
});
const coding = fc.oneof(
  icdCode.map((code) => ({ system: icd10cm, code })),
  icdCode.map((code) => ({ system: icd10cm, code: code.replace('.', '') })),
  fc.constantFrom({ system: snomedct, code: '1' }, { system: 'urn:x', code: 'M10.9' }, { system: icd10cm }),
);
const records = fc.array(
  fc.oneof(
    fc.record({
      resourceType: fc.constant('Condition'),
      code: fc.option(fc.record({ coding: fc.array(coding, { maxLength: 2 }) }), { nil: undefined }),
    }),
    fc.record({
      resourceType: fc.constant('MedicationRequest'),
      status: fc.constantFrom('active', 'stopped'),
      intent: fc.constant('order'),
      medicationCodeableConcept: fc.record({ coding: fc.array(coding, { maxLength: 2 }) }),
    }),
  ),
  { maxLength: 4 },
);
const criterion: Criterion = {
  kind: 'evidence',
  recorded: [
    { kind: 'record', type: 'Condition', codes: 'gout' },
    { kind: 'record', type: 'DraftOrder', codes: 'gout' },
  ],
  possible: [{ kind: 'record', type: 'MedicationRequest', codes: 'gout' }],
  absence: 'ruled-out',
};

it('says the same as codes in the expression, without a server', async () => {
  const parse = await expressionParser();
  await fc.assert(
    fc.asyncProperty(codeSet, records, fc.boolean(), async (set, given, whole) => {
      const lookup: Lookup = { codeSet: () => set, criterion: () => criterion };
      const inline = fhirpathRails(criterion, lookup);
      const byMembership = fhirpathRails(criterion, { ...lookup, valueSet: url });
      const evaluate: ConditionEvaluator = await conditionEvaluator({
        today,
        valueSets: [valueSetOf(set, 'definite'), valueSetOf(set, 'counted')],
      });
      const subject = { reference: 'Patient/a' };
      const owned = given.map((record) => ({ ...record, subject })) as unknown as FhirResource[];
      const variables = recordVariables(
        owned,
        {
          subject: 'a',
          today,
          complete: whole ? ['Condition', 'MedicationRequest', 'DraftOrder'] : [],
          draftOrders: owned.filter(({ resourceType }) => resourceType === 'MedicationRequest').slice(0, 1),
        },
        () => undefined,
      );
      for (const rail of ['met', 'ruledOut'] as const) {
        expect(lintExpression(byMembership[rail], parse, { memberOf: true })).toEqual([]);
        expect(evaluate(byMembership[rail], variables)).toBe(evaluate(inline[rail], variables));
      }
    }),
    { numRuns: 150 },
  );
}, 30_000);

it('writes codes where a ValueSet cannot say it', () => {
  const set: CodeSet = {
    id: 'phq-9',
    title: 'PHQ-9',
    codes: [{ system: 'http://loinc.org', code: '44261-6', class: 'unclassed' }],
    families: [],
  };
  const score = {
    kind: 'score',
    codes: 'phq-9',
    within: { count: 3, unit: 'month' },
    unit: '{score}',
    band: { from: 20 },
  } as const;
  const rails = (only: boolean) => {
    const fact = only ? { ...score, only: set.codes } : score;
    const evidence: Criterion = { kind: 'evidence', recorded: [fact], possible: [], absence: 'unknown' };
    return fhirpathRails(evidence, { codeSet: () => set, criterion: () => evidence, valueSet: url }).met;
  };
  expect(rails(false)).toContain("code.memberOf('http://example.org/ValueSet/phq-9')");
  expect(rails(true)).toContain("code = '44261-6'");
});
