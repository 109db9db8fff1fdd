import { headOf, referenceOf } from '../../artifact.ts';
import type { Rule } from '../rule.ts';

/**
 * Ids within a complete catalog. Resources of others may come from several servers (a Bundle tells them apart by
 * fullUrl), so theirs may repeat.
 */
export const idUnique: Rule = {
  code: 'id-unique',
  group: 'identity',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/resource.html#id',
  wants: 'A type and id is there once in a package.',
  why: 'A server stores a resource under its type and id: of two that share them it keeps the last, and the other is lost.',
  example: {
    faulty: { resourceType: 'PlanDefinition', status: 'draft', id: 'pain', title: 'Pain at rest' },
    mended: { resourceType: 'PlanDefinition', status: 'draft', id: 'pain-at-rest', title: 'Pain at rest' },
    beside: [{ resourceType: 'PlanDefinition', status: 'draft', id: 'pain', title: 'Pain' }],
    options: { complete: true },
  },
  tolerant: true,
  *check(artifact, scope) {
    const { resourceType, id } = headOf(artifact);
    // what is no text here is a fault of structure
    if (!scope.options.complete || typeof id !== 'string' || id === '') return;
    const stored = referenceOf({ resourceType, id });
    const first = scope.catalog.firstStoredAs(stored);
    if (!first || first === artifact) return;
    yield {
      message: `${stored} is already taken by the resource from ${first.authored.file}: give one of them another id.`,
      fhirPath: `${artifact.resource.resourceType}.id`,
    };
  },
};
