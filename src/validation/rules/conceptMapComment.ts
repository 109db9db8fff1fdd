import type { Rule } from '../rule.ts';

/** Invariant cmd-1: a map that is narrower or inexact says why. */
export const conceptMapComment: Rule = {
  code: 'concept-map-comment',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/conceptmap-definitions.html#ConceptMap.group.element.target.comment',
  *check({ resource }) {
    if (resource.resourceType !== 'ConceptMap') return;
    for (const [g, group] of (resource.group ?? []).entries()) {
      for (const [e, element] of group.element.entries()) {
        for (const [t, { equivalence, comment }] of (element.target ?? []).entries()) {
          if (comment !== undefined || (equivalence !== 'narrower' && equivalence !== 'inexact')) continue;
          yield {
            message: `The target of "${element.code}" is ${equivalence} and has no comment: say in what it differs.`,
            fhirPath: `ConceptMap.group[${g}].element[${e}].target[${t}]`,
          };
        }
      }
    }
  },
};
