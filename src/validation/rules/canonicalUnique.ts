import type { FhirResource } from 'fhir/r4.js';
import type { Rule } from '../rule.ts';
import { keysOf, type Scope } from '../scope.ts';

/** A canonical url and version names one artifact only; in a Bundle of others (a history, say) it may repeat. */
export const canonicalUnique: Rule = {
  code: 'canonical-unique',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/resource.html#canonical',
  tolerant: true,
  *check(artifact, scope) {
    const { called } = keysOf(artifact.resource);
    const first = called === undefined ? undefined : scope.firstWith(called);
    if (!first || first === artifact) return;
    if (
      !scope.options.complete &&
      first.authored.file === artifact.authored.file &&
      !areSent(first.resource, artifact.resource, scope)
    )
      return;
    const name = called?.replace(/\|$/, '');
    yield {
      message: `${name} already names the ${first.resource.resourceType} from ${first.authored.file}: give one of them another url or version.`,
      fhirPath: `${artifact.resource.resourceType}.url`,
    };
  },
};

/** True for two resources that one Bundle sends to be kept side by side. */
function areSent(one: FhirResource, other: FhirResource, scope: Scope): boolean {
  const bundle = scope.bundleOf(one);
  return (
    one.id !== other.id &&
    bundle === scope.bundleOf(other) &&
    /^(?:transaction|batch|collection)$/.test(bundle?.type ?? '')
  );
}
