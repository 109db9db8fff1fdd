import type { FhirResource } from 'fhir/r4.js';
import type { Rule } from '../rule.ts';
import { fhirPathOf, isObject, resourceOf } from '../typedValue.ts';

/** Ids of elements. Snapshot and differential of a profile share theirs. */
export const elementIdUnique: Rule = {
  code: 'element-id-unique',
  group: 'identity',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/element-definitions.html#Element.id',
  wants: 'The id of an element stands once in its resource.',
  why: 'What points to the element by its id (a narrative, a relation of actions, an extension) reaches the wrong one or none.',
  example: {
    faulty: {
      resourceType: 'Patient',
      identifier: [
        { id: 'a', value: '1' },
        { id: 'a', value: '2' },
      ],
    },
    mended: {
      resourceType: 'Patient',
      identifier: [
        { id: 'a', value: '1' },
        { id: 'b', value: '2' },
      ],
    },
  },
  tolerant: true,
  *check(artifact, scope) {
    const seen = new Map<FhirResource, Set<string>>();
    for (const [type, values] of scope.valuesByType(artifact)) {
      if (type === 'Resource' || type === 'ElementDefinition') continue;
      for (const typed of values) {
        const id = isObject(typed.value) ? typed.value.id : undefined;
        if (typeof id !== 'string') continue;
        if (/\s/.test(id))
          yield {
            message: `Found a space in the id "${id}" of an element: leave it out.`,
            fhirPath: `${fhirPathOf(typed)}.id`,
          };
        const ids = idsOf(resourceOf(typed), seen);
        if (ids.has(id)) {
          const message = `The id "${id}" stands on another element of the resource too: give one of them another.`;
          yield { message, fhirPath: fhirPathOf(typed) };
        }
        ids.add(id);
      }
    }
  },
};

function idsOf(resource: FhirResource, seen: Map<FhirResource, Set<string>>): Set<string> {
  const ids = seen.get(resource) ?? new Set();
  seen.set(resource, ids);
  return ids;
}
