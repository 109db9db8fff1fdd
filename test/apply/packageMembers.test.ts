import type { Condition, ValueSet } from 'fhir/r4.js';
import { expect, it } from 'vitest';
import { conditionEvaluator } from '../../src/apply/conditionEvaluator.ts';
import { recordVariables } from '../../src/apply/recordVariables.ts';
import { icd10cm } from '../../src/logic/codeSet.ts';
import type { Fact } from '../../src/logic/fact.ts';
import { fhirpathFact } from '../../src/logic/fhirpathFact.ts';
import { printPredicate } from '../../src/logic/predicate.ts';
import { codeListsOf, readsOf } from '../../src/logic/reads.ts';
import { buildCodeListValueSets } from '../../src/resources/codeListValueSet.ts';
import { aspnGuideline } from '../support/aspnGuideline.ts';

const today = '2026-11-25';
const guideline = await aspnGuideline();
const valueSets = buildCodeListValueSets(guideline).map(({ resource }) => resource as ValueSet);
const evaluate = await conditionEvaluator({ today, valueSets });
const facts = guideline.criteria.flatMap(
  ({ criterion }) => readsOf(criterion, () => ({ kind: 'any', of: [] })).facts,
);
const lists = guideline.codeLists.filter(({ id }) =>
  codeListsOf(facts.filter(({ kind }) => kind === 'record')).includes(id),
);

it('reads at least one list by its codes', () => expect(lists.length).toBeGreaterThan(0));

it.each(lists.map((list) => [list.id, list] as const))(
  'the ValueSets of %s say the same as its codes in the expression',
  (id, list) => {
    const fact: Fact = { kind: 'record', type: 'Condition', codes: id };
    const terms = { codeSet: () => list };
    const byMembership = {
      ...terms,
      valueSet: (_: string, reading: 'definite' | 'counted') =>
        `${guideline.identity.canonical}/ValueSet/${id}${reading === 'definite' ? '-definite' : ''}`,
    };
    const texts = (['definite', 'counted'] as const).map((reading) =>
      [terms, byMembership].map((each) => printPredicate(fhirpathFact(fact, reading, undefined, each))),
    );
    const codes = [
      ...list.codes,
      ...list.codes.map(({ system, code }) => ({ system, code: `${code}9` })),
      ...list.codes.map(({ system, code }) => ({ system, code: code.replace('.', '') })),
      ...list.families.flatMap(({ system, root }) => [
        { system, code: root },
        { system, code: `${root}8` },
      ]),
      { system: icd10cm, code: 'Z00' },
    ];
    for (const { system, code } of codes) {
      const coded: Condition = {
        resourceType: 'Condition',
        subject: { reference: 'Patient/a' },
        code: { coding: [{ system, code }] },
      };
      const variables = recordVariables([coded], { subject: 'a', today }, () => undefined);
      for (const [inline, member] of texts)
        expect(evaluate(member as string, variables), `${code} ${member}`).toBe(
          evaluate(inline as string, variables),
        );
    }
  },
);
