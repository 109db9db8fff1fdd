import { resourcesOf } from '../resourcesOf.ts';
import type { Rule } from '../rule.ts';
import { membersOf } from '../terminology/members.ts';

/** A value set whose codes cannot be listed without a terminology server carries an expansion, or works only where there is one. */
export const valueSetExpanded: Rule = {
  code: 'value-set-expanded',
  severity: 'information',
  spec: 'https://hl7.org/fhir/R4/valueset.html#expansion',
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
