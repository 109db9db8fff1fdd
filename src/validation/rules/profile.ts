import type { Artifact } from '../../artifact.ts';
import { type HoldsAt, invariantEngine } from '../invariants/invariantEngine.ts';
import { checkProfile } from '../profiles/checkProfile.ts';
import { claimsOf } from '../profiles/claimsOf.ts';
import { findProfile } from '../profiles/findProfile.ts';
import { needsEngine } from '../profiles/nativeInvariants.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

let holdsAt: HoldsAt | undefined;

/** A resource meets the profiles that it claims, as far as they are in the catalog or the R4 core. */
export const profile: Rule = {
  code: 'profile',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/profiling.html#resources',
  async prepare(scope) {
    if (!holdsAt && scope.catalog.artifacts.some((artifact) => isOpen(artifact, scope)))
      holdsAt = await invariantEngine();
  },
  *check(artifact, scope) {
    const told = new Set<string>();
    for (const { typed, canonical } of claimsOf(artifact, scope)) {
      for (const finding of checkProfile(typed, canonical, scope, holdsAt)) {
        if (isNew(finding, told)) yield finding;
      }
    }
  },
};

/** True for an artifact that claims a profile with an invariant for fhirpath.js. */
function isOpen(artifact: Artifact, scope: Scope): boolean {
  for (const { canonical } of claimsOf(artifact, scope)) {
    const tree = findProfile(canonical, scope)?.tree;
    if (tree && needsEngine(tree)) return true;
  }
  return false;
}

/** Two profiles with one base say some things twice. */
function isNew({ fhirPath, message }: Finding, told: Set<string>): boolean {
  const key = `${fhirPath} ${message}`;
  const fresh = !told.has(key);
  told.add(key);
  return fresh;
}
