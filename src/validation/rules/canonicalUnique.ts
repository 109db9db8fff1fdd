import type { FhirResource } from 'fhir/r4.js';
import { headOf } from '../../artifact.ts';
import type { Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

/** Canonical urls with their versions. In a Bundle of others (a history, say) they may repeat. */
export const canonicalUnique: Rule = {
  code: 'canonical-unique',
  group: 'identity',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/resource.html#canonical',
  wants: 'A canonical url and version names one artifact only.',
  why: 'Whoever asks for the url gets either of them: a plan may run with the wrong logic, and nobody sees it.',
  example: {
    faulty: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      id: 'new',
      url: 'http://example.org/fhir/PlanDefinition/pain',
      version: '1',
    },
    mended: {
      resourceType: 'PlanDefinition',
      status: 'draft',
      id: 'new',
      url: 'http://example.org/fhir/PlanDefinition/pain',
      version: '2',
    },
    beside: [
      {
        resourceType: 'PlanDefinition',
        status: 'draft',
        id: 'old',
        url: 'http://example.org/fhir/PlanDefinition/pain',
        version: '1',
      },
    ],
  },
  tolerant: true,
  *check(artifact, scope) {
    const { url, version } = headOf(artifact);
    // what is no text here is a fault of structure
    if (typeof url !== 'string' || url === '') return;
    const own = typeof version === 'string' ? version : undefined;
    const first = scope.catalog.firstCalledAs(url, own);
    if (!first || first === artifact) return;
    if (
      !scope.options.complete &&
      first.authored.file === artifact.authored.file &&
      !areSent(first.resource, artifact.resource, scope)
    )
      return;
    yield {
      message: `${own ? `${url}|${own}` : url} already names the ${first.resource.resourceType} from ${first.authored.file}: give one of them another url or version.`,
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
