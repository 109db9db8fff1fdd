import type { Artifact } from '../../artifact.ts';
import type { Scope } from '../scope.ts';
import { isObject, type TypedValue } from '../typedValue.ts';
import { vitalSignsOf } from './vitalSigns.ts';

/** A resource with a profile that it has to meet. */
export interface Claim {
  readonly typed: TypedValue;
  readonly canonical: string;
}

/**
 * The profiles that the resources of an artifact claim in their meta, and those of vital signs that an Observation meets by its
 * code; an entry that is an artifact of its own is left to it.
 */
export function* claimsOf(artifact: Artifact, scope: Scope): Iterable<Claim> {
  for (const typed of scope.valuesOf(artifact, 'Resource')) {
    const { value } = typed;
    if (!isObject(value) || (typed.parent && scope.owns(value))) continue;
    const profile = isObject(value.meta) ? value.meta.profile : undefined;
    for (const canonical of [...(Array.isArray(profile) ? profile : []), ...vitalSignsOf(typed)])
      if (typeof canonical === 'string') yield { typed, canonical };
  }
}
