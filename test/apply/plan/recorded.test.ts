import { readFileSync } from 'node:fs';
import type { Bundle, FhirResource, OperationOutcome, PlanDefinition } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { applyPlan } from '../../../src/apply/plan/applyPlan.ts';
import { catalogOf, resourcesIn, sorted } from './support.ts';

const here = new URL('recorded/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, here), 'utf8'));

/** Issues by severity and code only: each engine has words of its own. */
function withoutWords(result: unknown): unknown {
  return JSON.parse(JSON.stringify(result, (key, value) => (key === 'diagnostics' ? undefined : value)));
}

describe('in the mode cqf a plan of all kinds of actions comes out as the reference engine recorded it', () => {
  const content = resourcesIn(read('content.json') as Bundle);
  const plan = content.find(({ id }) => id === 'p1') as PlanDefinition;
  const request = {
    plan,
    catalog: catalogOf(content),
    data: [read('data.json') as FhirResource],
    subject: 'Patient/pat',
    encounter: 'enc',
    practitioner: 'prac',
    asOf: '2026-11-25T12:00:00Z',
    mode: 'cqf' as const,
  };

  it.each(['careplan', 'bundle'] as const)('as a %s', async (form) => {
    const { result } = await applyPlan(request, form);
    expect(sorted(withoutWords(result))).toEqual(sorted(withoutWords(read(`${form}.json`))));
  });

  it('with an issue for each thing that could not be done, in its own words', async () => {
    const { result } = await applyPlan(request, 'careplan');
    const outcome = resourcesIn(result).find(({ resourceType }) => resourceType === 'OperationOutcome');
    expect((outcome as OperationOutcome).issue.map(({ diagnostics }) => diagnostics)).toEqual([
      'action[5]: http://e.org/ActivityDefinition/ad-immunizationrecommendation|1.0.0 could not be applied: an ActivityDefinition of the kind ImmunizationRecommendation needs a product. The action stays without what it leads to.',
      'action[16]: http://e.org/ActivityDefinition/nope was not found: nothing in the content has the url http://e.org/ActivityDefinition/nope. The action stays without what it leads to.',
      'action[19].action[2]: the condition %nope.exists() could not be evaluated: Attempting to access an undefined environment variable: nope',
      'action[19]: the dynamic value of %action.title gave nothing, so the element stays as it is',
      'action[19]: the dynamic value of action.nonsense could not be set: RequestGroup.action has no element nonsense',
    ]);
  });
});
