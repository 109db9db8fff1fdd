import type { Rule } from '../rule.ts';

/**
 * Ids that every server takes: HAPI refuses ids made of digits only. Asked of complete catalogs, whose ids are to be
 * kept.
 */
export const idFormat: Rule = {
  code: 'id-format',
  group: 'identity',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/datatypes.html#id',
  wants: 'Each resource of a package has an id, and the id has a letter in it.',
  why: 'Without an id nothing can refer to the resource. HAPI, and others, keep ids of digits only for those they give themselves, and refuse the import.',
  example: {
    faulty: { resourceType: 'PlanDefinition', status: 'draft', id: '12' },
    mended: { resourceType: 'PlanDefinition', status: 'draft', id: 'plan-12' },
    options: { complete: true },
  },
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
