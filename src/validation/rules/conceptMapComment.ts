import { resourcesOf } from '../resourcesOf.ts';
import type { Rule } from '../rule.ts';

/** Invariant cmd-1, at the target at fault. */
export const conceptMapComment: Rule = {
  code: 'concept-map-comment',
  group: 'terminology',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/conceptmap-definitions.html#ConceptMap.group.element.target.comment',
  wants: 'A map that is narrower or inexact says in a comment in what it differs.',
  why: 'Who translates data by the map must know what is lost on the way; the code alone does not say it.',
  example: {
    faulty: {
      resourceType: 'ConceptMap',
      status: 'draft',
      group: [
        {
          source: 'http://example.org/fhir/CodeSystem/a',
          target: 'http://example.org/fhir/CodeSystem/b',
          element: [{ code: 'strong', target: [{ code: '1', equivalence: 'narrower' }] }],
        },
      ],
    },
    mended: {
      resourceType: 'ConceptMap',
      status: 'draft',
      group: [
        {
          source: 'http://example.org/fhir/CodeSystem/a',
          target: 'http://example.org/fhir/CodeSystem/b',
          element: [
            {
              code: 'strong',
              target: [{ code: '1', equivalence: 'narrower', comment: 'Says nothing of weak evidence.' }],
            },
          ],
        },
      ],
    },
  },
  *check(artifact, scope) {
    for (const { resource, path } of resourcesOf(artifact, scope, 'ConceptMap')) {
      for (const [g, group] of (resource.group ?? []).entries()) {
        for (const [e, element] of group.element.entries()) {
          for (const [t, target] of (element.target ?? []).entries()) {
            const { equivalence, comment, _comment } = target;
            if ((comment ?? _comment) !== undefined || !/^(?:narrower|inexact)$/.test(equivalence)) continue;
            yield {
              message: `The target of "${element.code}" is ${equivalence} and has no comment: say in what it differs.`,
              fhirPath: `${path}.group[${g}].element[${e}].target[${t}]`,
            };
          }
        }
      }
    }
  },
};
