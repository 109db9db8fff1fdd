import type { Artifact } from '../../artifact.ts';
import type { Scope } from '../scope.ts';
import { isObject, type TypedValue } from '../typedValue.ts';

/** A resource with a profile that it claims in its meta. */
export interface Claim {
  readonly typed: TypedValue;
  readonly canonical: string;
}

/** The profiles that the resources of an artifact claim; an entry that is an artifact of its own is left to it. */
export function* claimsOf(artifact: Artifact, scope: Scope): Iterable<Claim> {
  for (const typed of scope.valuesOf(artifact, 'Resource')) {
    const { value } = typed;
    if (!isObject(value) || !isObject(value.meta) || (typed.parent && scope.owns(value))) continue;
    const { profile } = value.meta;
    for (const canonical of Array.isArray(profile) ? profile : [])
      if (typeof canonical === 'string') yield { typed, canonical };
  }
}
