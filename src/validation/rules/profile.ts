import type { Artifact } from '../../artifact.ts';
import { type HoldsAt, invariantEngine } from '../invariants/invariantEngine.ts';
import { checkProfile } from '../profiles/checkProfile.ts';
import { claimsOf } from '../profiles/claimsOf.ts';
import { findProfile } from '../profiles/findProfile.ts';
import { needsEngine } from '../profiles/nativeInvariants.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

let holdsAt: HoldsAt | undefined;

export const profile: Rule = {
  code: 'profile',
  group: 'conformance',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/profiling.html#resources',
  wants:
    'A resource meets the profiles that it claims, as far as they are among the artifacts or in R4; vital signs meet those of R4 by their code.',
  why: 'Who reads the claim relies on it: a system for a profile fails on what the profile forbids or misses.',
  example: {
    faulty: { resourceType: 'Patient', meta: { profile: ['http://example.org/StructureDefinition/named'] } },
    mended: {
      resourceType: 'Patient',
      meta: { profile: ['http://example.org/StructureDefinition/named'] },
      name: [{ family: 'Chalmers' }],
    },
    beside: [
      {
        resourceType: 'StructureDefinition',
        url: 'http://example.org/StructureDefinition/named',
        name: 'Named',
        status: 'active',
        kind: 'resource',
        abstract: false,
        type: 'Patient',
        baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Patient',
        derivation: 'constraint',
        differential: {
          element: [
            { id: 'Patient', path: 'Patient' },
            { id: 'Patient.name', path: 'Patient.name', min: 1 },
          ],
        },
      },
    ],
  },
  prepare(artifact, scope) {
    if (holdsAt || !isOpen(artifact, scope)) return;
    return invariantEngine().then((engine) => {
      holdsAt = engine;
    });
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
