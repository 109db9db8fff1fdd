import { definitions } from './opioidDefinitions.ts';
import { forms } from './opioidForms.ts';
import { naloxonePlan, strategyPlan } from './opioidPlans.ts';
import { terms } from './opioidTerms.ts';

/** A guide on prescribing opioids as a transaction, in the style of what CDC and CPG publish. */
export function opioidBundle() {
  const resources = [
    ...terms,
    ...definitions.slice(0, 3),
    ...forms,
    naloxonePlan,
    strategyPlan,
    ...definitions.slice(3),
  ];
  return {
    resourceType: 'Bundle',
    id: 'opioid-guide',
    type: 'transaction',
    entry: resources.map((resource) => ({
      fullUrl: `http://example.org/fhir/opioid/${resource.resourceType}/${resource.id}`,
      resource,
      request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
    })),
  };
}
