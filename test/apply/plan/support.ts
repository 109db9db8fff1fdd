import type { Bundle, CarePlan, FhirResource, PlanDefinition } from 'fhir/r4.js';
import { applyPlan } from '../../../src/apply/plan/applyPlan.ts';
import type { PlanRequest } from '../../../src/apply/plan/planRequest.ts';
import { Catalog } from '../../../src/artifact.ts';

export const base = 'http://example.org';

export const patient: FhirResource = {
  resourceType: 'Patient',
  id: 'p',
  gender: 'female',
  name: [{ given: ['Ann'] }],
  birthDate: '1970-01-01',
};

/** A catalog of resources of nowhere. */
export function catalogOf(resources: readonly FhirResource[]): Catalog {
  return new Catalog(resources.map((resource) => ({ resource, sources: [], authored: { file: 'test' } })));
}

/** A plan with the actions given. */
export function planOf(action: PlanDefinition['action'], more: Partial<PlanDefinition> = {}): PlanDefinition {
  return {
    resourceType: 'PlanDefinition',
    id: 'plan',
    url: `${base}/PlanDefinition/plan`,
    version: '1.0.0',
    status: 'active',
    ...(action && { action }),
    ...more,
  };
}

/** Applies a plan to the patient, on one day. */
export function apply<Form extends 'careplan' | 'bundle'>(
  plan: PlanDefinition,
  form: Form,
  content: readonly FhirResource[] = [],
  more: Partial<PlanRequest> = {},
) {
  const request: PlanRequest = {
    plan,
    catalog: catalogOf([plan, ...content]),
    data: [patient],
    subject: 'Patient/p',
    asOf: '2026-11-25T12:00:00Z',
    ...more,
  };
  return applyPlan(request, form);
}

/** A condition in FHIRPath. */
export function when(expression: string, language = 'text/fhirpath') {
  return {
    kind: 'applicability' as const,
    expression: { language: language as 'text/fhirpath', expression },
  };
}

/** JSON with its keys in order, so that only what it says is compared. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** The resources of a Bundle, or those that a CarePlan contains. */
export function resourcesIn(result: Bundle | CarePlan): FhirResource[] {
  if (result.resourceType === 'CarePlan') return (result.contained ?? []) as FhirResource[];
  return (result.entry ?? []).flatMap(({ resource }) => (resource ? [resource as FhirResource] : []));
}
