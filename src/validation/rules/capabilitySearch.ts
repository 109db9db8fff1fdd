import { searchParameterAt } from '../conformance/searchParameterAt.ts';
import { resourcesOf } from '../resourcesOf.ts';
import type { Rule } from '../rule.ts';

/** Search parameters of capability statements. */
export const capabilitySearch: Rule = {
  code: 'capability-search',
  group: 'conformance',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/capabilitystatement-definitions.html#CapabilityStatement.rest.resource.searchParam',
  wants:
    'A search parameter of a capability statement has the type of its definition, and is one for the resource.',
  why: 'Clients write their searches by the type: of a date that is called a string they ask what the server does not understand.',
  example: { faulty: searchedBy('string'), mended: searchedBy('date') },
  *check(artifact, scope) {
    for (const { resource, path } of resourcesOf(artifact, scope, 'CapabilityStatement')) {
      for (const [r, rest] of (resource.rest ?? []).entries()) {
        for (const [i, each] of (rest.resource ?? []).entries()) {
          for (const [p, { definition, type, name }] of (each.searchParam ?? []).entries()) {
            const own = `${path}.rest[${r}].resource[${i}].searchParam[${p}]`;
            if (!definition) continue;
            const found =
              searchParameterAt(definition, scope, each.type) ?? searchParameterAt(definition, scope);
            if (!found) continue;
            if (found.type !== type)
              yield {
                message: `"${name}" is of type ${type}, its definition of type ${found.type}.`,
                fhirPath: `${own}.type`,
              };
            const general = found.base.some((base) => base === 'Resource' || base === 'DomainResource');
            if (!general && !found.base.includes(each.type))
              yield {
                severity: 'warning',
                message: `${definition} is for ${found.base.join(', ')}, not for ${each.type}.`,
                fhirPath: `${own}.definition`,
              };
          }
        }
      }
    }
  },
};

/** A server that says that birth dates of patients are searched in this way. */
function searchedBy(type: string): object {
  const definition = 'http://hl7.org/fhir/SearchParameter/individual-birthdate';
  const resource = { type: 'Patient', searchParam: [{ name: 'birthdate', definition, type }] };
  return {
    resourceType: 'CapabilityStatement',
    status: 'draft',
    date: '2026-01-02',
    kind: 'requirements',
    description: 'Patients',
    fhirVersion: '4.0.1',
    format: ['json'],
    rest: [{ mode: 'server', resource: [resource] }],
  };
}
