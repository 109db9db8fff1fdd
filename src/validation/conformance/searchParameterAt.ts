import { loadDefinitions, type SearchParameterDefinition } from '../../definitions/definitions.ts';
import { isResourceType } from '../../definitions/shape.ts';
import type { Scope } from '../scope.ts';

const core = 'http://hl7.org/fhir/SearchParameter/';

/**
 * The search parameter that a canonical names: of the catalog, or of R4. The urls of R4 end in the code, after the resource or a
 * group of resources: `Patient-birthdate`, `individual-family`; with `type` only parameters of that resource are meant.
 */
export function searchParameterAt(
  canonical: string,
  scope: Scope,
  type?: string,
): Pick<SearchParameterDefinition, 'code' | 'base' | 'type'> | undefined {
  const url = canonical.replace(/\|.*$/, '');
  const own = scope.catalog.byCanonical(canonical);
  if (own) {
    const { resource } = own;
    return resource.resourceType === 'SearchParameter' && scope.isSound(own) ? resource : undefined;
  }
  if (!url.startsWith(core)) return undefined;
  const tail = url.slice(core.length);
  const isShared = !isResourceType(tail.replace(/-.*$/, ''));
  const found = loadDefinitions().searchParameters.filter(
    ({ code, base }) =>
      tail.endsWith(`-${code.replace(/^_/, '')}`) &&
      (isShared ? (type ? base.includes(type) : base.length > 1) : tail.startsWith(`${base[0]}-`)),
  );
  // of `individual-family` and `family` the longer name is meant
  return found.sort((a, b) => b.code.length - a.code.length)[0];
}
