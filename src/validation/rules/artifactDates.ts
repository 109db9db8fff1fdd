import type { Rule } from '../rule.ts';

/** Dates of artifacts, compared as far as both are precise. */
export const artifactDates: Rule = {
  code: 'artifact-dates',
  group: 'knowledge',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/plandefinition-definitions.html#PlanDefinition.lastReviewDate',
  wants: 'An artifact was reviewed after it was approved, and is in effect from its first day to its last.',
  why: 'Nobody can tell whether the knowledge is current. With an effective period that ends before it starts, it never applies.',
  example: {
    faulty: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      approvalDate: '2025-03-01',
      lastReviewDate: '2024-03-01',
    },
    mended: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      approvalDate: '2025-03-01',
      lastReviewDate: '2026-03-01',
    },
  },
  *check({ resource }) {
    const { approvalDate, lastReviewDate, effectivePeriod } = resource as {
      approvalDate?: string;
      lastReviewDate?: string;
      effectivePeriod?: { start?: string; end?: string };
    };
    const { resourceType } = resource;
    if (isBefore(lastReviewDate, approvalDate))
      yield {
        message: `The last review, ${lastReviewDate}, lies before the approval, ${approvalDate}.`,
        fhirPath: `${resourceType}.lastReviewDate`,
      };
    if (isBefore(effectivePeriod?.end, effectivePeriod?.start))
      yield {
        severity: 'error',
        message: `The artifact is in effect from ${effectivePeriod?.start} to ${effectivePeriod?.end}, which is before.`,
        fhirPath: `${resourceType}.effectivePeriod`,
      };
  },
};

/** Compares as far as both dates are precise. */
function isBefore(first: string | undefined, second: string | undefined): boolean {
  if (typeof first !== 'string' || typeof second !== 'string') return false;
  const length = Math.min(first.length, second.length, 10);
  return first.slice(0, length) < second.slice(0, length);
}
