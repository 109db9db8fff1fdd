import { headOf } from '../../artifact.ts';
import type { Rule } from '../rule.ts';
import { keysOf } from '../scope.ts';

/** A canonical url and version names one artifact only; in a Bundle of others (a history, say) it may repeat. */
export const canonicalUnique: Rule = {
  code: 'canonical-unique',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/resource.html#canonical',
  tolerant: true,
  *check(artifact, scope) {
    const { called } = keysOf(headOf(artifact));
    const first = called === undefined ? undefined : scope.firstWith(called);
    if (!first || first === artifact) return;
    if (!scope.options.complete && first.authored.file === artifact.authored.file) return;
    const name = called?.replace(/\|$/, '');
    yield {
      message: `${name} already names the ${first.resource.resourceType} from ${first.authored.file}: give one of them another url or version.`,
      fhirPath: `${artifact.resource.resourceType}.url`,
    };
  },
};
