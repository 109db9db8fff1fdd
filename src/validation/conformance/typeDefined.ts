import { loadDefinitions, loadExtensions } from '../../definitions/definitions.ts';
import { publishedProfile } from '../../definitions/publishedProfiles.ts';
import type { Scope } from '../scope.ts';

const core = 'http://hl7.org/fhir/StructureDefinition/';

/** The type of which a StructureDefinition is, by its canonical: of the catalog, the core, or a published profile or extension. */
export function typeDefined(canonical: string, scope: Scope): string | undefined {
  const found = scope.catalog.byCanonical(canonical)?.resource;
  if (found) return found.resourceType === 'StructureDefinition' ? found.type : undefined;
  const url = canonical.replace(/\|.*$/, '');
  const name = url.startsWith(core) ? url.slice(core.length) : '';
  const { types } = loadDefinitions();
  if (Object.hasOwn(types, name)) return types[name]?.constrains ?? name;
  if (Object.hasOwn(loadExtensions().extensions, url)) return 'Extension';
  return publishedProfile(url)?.type;
}
