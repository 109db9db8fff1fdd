import type { Profile } from '../../definitions/publishedProfiles.ts';
import { publishedProfile } from '../../definitions/publishedProfiles.ts';
import { isResourceType, shapeOf } from '../../definitions/shape.ts';
import type { Scope } from '../scope.ts';
import type { ProfileNode } from './profileNode.ts';
import { profileTree } from './profileTree.ts';

const core = 'http://hl7.org/fhir/StructureDefinition/';
/** By profile, which goes when nobody holds it: one that is read again is another. */
const treesOf = new WeakMap<Scope, WeakMap<Profile, ProfileNode | undefined>>();

/** A profile with its tree; without one where its bases cannot be told. */
export interface FoundProfile {
  readonly profile: Profile;
  readonly tree: ProfileNode | undefined;
}

/** The type of R4 that a canonical of the core names: `http://hl7.org/fhir/StructureDefinition/Patient`. */
export function coreType(canonical: string): string | undefined {
  const url = canonical.replace(/\|.*$/, '');
  const type = url.startsWith(core) ? url.slice(core.length) : '';
  const isAny = type === 'Resource' || type === 'DomainResource';
  return isAny || isResourceType(type) || (shapeOf(type) && type !== '') ? type : undefined;
}

/** A profile of the catalog, or of the R4 core, by its canonical; undefined where neither has it sound. */
export function findProfile(canonical: string, scope: Scope): FoundProfile | undefined {
  if (coreType(canonical)) return undefined;
  const profile = profileNamed(canonical, scope);
  if (!profile) return undefined;
  const trees = treesOf.get(scope) ?? new WeakMap<Profile, ProfileNode | undefined>();
  treesOf.set(scope, trees);
  if (!trees.has(profile)) {
    const chain = chainOf(profile, scope);
    trees.set(profile, chain && profileTree(chain));
  }
  return { profile, tree: trees.get(profile) };
}

function profileNamed(canonical: string, scope: Scope): Profile | undefined {
  const own = scope.catalog.byCanonical(canonical);
  if (!own) return publishedProfile(canonical.replace(/\|.*$/, ''));
  const { resource } = own;
  const sound = resource.resourceType === 'StructureDefinition' && scope.isSound(own);
  return sound && resource.derivation === 'constraint' ? resource : undefined;
}

/**
 * The profile after its bases, the nearest to the type first. Where a base is not here, a snapshot holds what it says; without one the
 * profile speaks for itself.
 */
function chainOf(profile: Profile, scope: Scope): readonly Profile[] | undefined {
  const chain: Profile[] = [];
  let at: Profile | undefined = profile;
  while (at) {
    if (chain.includes(at)) return undefined;
    chain.unshift(at);
    const base: string = at.baseDefinition ?? '';
    if (base === '' || coreType(base)) return chain;
    const next: Profile | undefined =
      profileNamed(base, scope) ?? profileNamed(base.replace(/\|.*$/, ''), scope);
    if (!next && at.snapshot) chain[0] = { ...at, differential: undefined };
    at = next;
  }
  return chain;
}
