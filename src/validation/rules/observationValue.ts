import { choiceOf } from '../choiceOf.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Rule } from '../rule.ts';

/** Parts of observations; of the whole an invariant says it. */
export const observationValue: Rule = {
  code: 'observation-value',
  group: 'structure',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/observation-definitions.html#Observation.component.dataAbsentReason',
  wants: 'A part of an observation has a value, or says why there is none, not both.',
  why: 'Nobody can tell whether the value counts.',
  example: {
    faulty: {
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'Pressure' },
      component: [{ code: { text: 'Upper' }, valueInteger: 130, dataAbsentReason: { text: 'unknown' } }],
    },
    mended: {
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'Pressure' },
      component: [{ code: { text: 'Upper' }, valueInteger: 130 }],
    },
  },
  *check(artifact, scope) {
    for (const { resource, path } of resourcesOf(artifact, scope, 'Observation'))
      for (const [index, part] of (resource.component ?? []).entries())
        if (part.dataAbsentReason && choiceOf(part, 'value'))
          yield {
            message: 'The part has a value and a reason for having none: keep one.',
            fhirPath: `${path}.component[${index}].dataAbsentReason`,
          };
  },
};
