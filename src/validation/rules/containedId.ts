import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject } from '../typedValue.ts';

/** Ids of contained resources. */
export const containedId: Rule = {
  code: 'contained-id',
  group: 'identity',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/references.html#contained',
  wants: 'A contained resource has an id, and no other contained resource beside it has the same.',
  why: 'A contained resource is reached by its id only: without one of its own it cannot be used, or the wrong one is.',
  example: {
    faulty: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      library: ['#a'],
      contained: [
        { resourceType: 'Library', status: 'draft', type: { text: 'logic' }, id: 'a' },
        { resourceType: 'Library', status: 'draft', type: { text: 'logic' }, id: 'a' },
      ],
    },
    mended: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      library: ['#a', '#b'],
      contained: [
        { resourceType: 'Library', status: 'draft', type: { text: 'logic' }, id: 'a' },
        { resourceType: 'Library', status: 'draft', type: { text: 'logic' }, id: 'b' },
      ],
    },
  },
  tolerant: true,
  *check(artifact, scope) {
    const seen = new Map<unknown, Set<unknown>>();
    for (const typed of scope.valuesOf(artifact, 'Resource')) {
      if (typed.property?.element.name !== 'contained' || !isObject(typed.value)) continue;
      const { id } = typed.value;
      const ids = seen.get(typed.parent) ?? new Set();
      seen.set(typed.parent, ids);
      if (id === undefined) {
        yield {
          message: 'The contained resource has no id: nothing can refer to it.',
          fhirPath: fhirPathOf(typed),
        };
      } else if (ids.has(id)) {
        const message = `Another contained resource has the id "${String(id)}" already: give one of them another.`;
        yield { message, fhirPath: `${fhirPathOf(typed)}.id` };
      }
      ids.add(id);
    }
  },
};
