import { type Artifact, headOf, referenceOf } from '../../artifact.ts';
import type { Rule } from '../rule.ts';

/** An implementation guide lists the resources that come with it: each of them, none that is not there, each once. */
export const guideResources: Rule = {
  code: 'guide-resources',
  severity: 'warning',
  spec: 'https://hl7.org/fhir/R4/implementationguide-definitions.html#ImplementationGuide.definition.resource',
  *check({ resource }, scope) {
    if (resource.resourceType !== 'ImplementationGuide' || !resource.definition?.resource) return;
    if (scope.catalog.ofType('ImplementationGuide').length !== 1) return;
    const seen = new Set<string>();
    for (const [index, { reference }] of resource.definition.resource.entries()) {
      const name = reference?.reference;
      const fhirPath = `ImplementationGuide.definition.resource[${index}].reference`;
      if (name === undefined) continue;
      if (seen.has(name)) yield { message: `${name} is listed twice: keep one.`, fhirPath };
      else if (!scope.find(name))
        yield { message: `${name} is listed and not here: add it, or take it off the list.`, fhirPath };
      seen.add(name);
    }
    const base = resource.url?.replace(/\/ImplementationGuide\/.*$/, '');
    const absent = scope.catalog.artifacts.filter(
      (each) => belongs(each, base) && !seen.has(referenceOf(headOf(each))),
    );
    if (absent.length > 0)
      yield {
        message: `The guide does not list ${absent
          .slice(0, 5)
          .map((each) => referenceOf(headOf(each)))
          .join(', ')}${absent.length > 5 ? ` and ${absent.length - 5} more` : ''}.`,
        fhirPath: 'ImplementationGuide.definition',
      };
  },
};

/** True for what has a canonical of the guide's base. */
function belongs(artifact: Artifact, base: string | undefined): boolean {
  const { resourceType, id, url } = headOf(artifact);
  return (
    base !== undefined &&
    id !== undefined &&
    resourceType !== 'ImplementationGuide' &&
    typeof url === 'string' &&
    url.startsWith(`${base}/`)
  );
}
