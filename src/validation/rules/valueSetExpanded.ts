import { resourcesOf } from '../resourcesOf.ts';
import type { Rule } from '../rule.ts';
import { membersOf } from '../terminology/members.ts';

/** Value sets that need a terminology server. */
export const valueSetExpanded: Rule = {
  code: 'value-set-expanded',
  group: 'terminology',
  severity: 'information',
  spec: 'https://hl7.org/fhir/R4/valueset.html#expansion',
  wants: 'A value set whose codes cannot be listed from what is here carries an expansion.',
  why: 'Without one it works only where there is a terminology server that has the code system; elsewhere no record ever matches.',
  example: {
    faulty: {
      resourceType: 'ValueSet',
      status: 'draft',
      compose: {
        include: [
          {
            system: 'http://snomed.info/sct',
            filter: [{ property: 'concept', op: 'is-a', value: '73211009' }],
          },
        ],
      },
    },
    mended: {
      resourceType: 'ValueSet',
      status: 'draft',
      compose: {
        include: [
          {
            system: 'http://snomed.info/sct',
            filter: [{ property: 'concept', op: 'is-a', value: '73211009' }],
          },
        ],
      },
      expansion: {
        timestamp: '2026-01-02',
        contains: [{ system: 'http://snomed.info/sct', code: '44054006' }],
      },
    },
  },
  *check(artifact, scope) {
    for (const { resource, path } of resourcesOf(artifact, scope, 'ValueSet')) {
      if (resource.expansion?.contains || !resource.compose || membersOf(resource, scope)) continue;
      yield {
        message:
          'The codes cannot be listed from what is here: it works only with a terminology server, or with an expansion.',
        fhirPath: path,
      };
    }
  },
};
