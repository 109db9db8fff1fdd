import type { Rule } from '../rule.ts';

/** In a complete catalog each resource has an id that every server takes: HAPI refuses ids made of digits only. */
export const idFormat: Rule = {
  code: 'id-format',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/datatypes.html#id',
  tolerant: true,
  *check({ resource }, { options }) {
    if (!options.complete) return;
    const { id, resourceType } = resource;
    const fhirPath = `${resourceType}.id`;
    if (id === undefined) {
      yield { message: 'The resource has no id: give it one, so that others can refer to it.', fhirPath };
    } else if (/^\d+$/.test(id)) {
      yield {
        message: `The id "${id}" has digits only, which servers keep for themselves: add a letter.`,
        fhirPath,
      };
    }
  },
};
