import type { FhirResource } from 'fhir/r4.js';
import { type Artifact, headOf } from '../../artifact.ts';
import { Circles } from '../circles.ts';
import type { Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';

export const canonicalCycle: Rule = {
  code: 'canonical-cycle',
  group: 'links',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/valueset.html#compositions',
  wants:
    'What is defined by something else is not defined by itself in the end, whether value set, profile or supplement.',
  why: 'Value sets that include each other have no expansion, a profile on itself has no base: a server fails or never ends.',
  example: {
    faulty: including('a', 'b'),
    mended: including('a', 'c'),
    beside: [including('b', 'a')],
  },
  *check(artifact, scope) {
    const leads = leadsOf(artifact.resource);
    if (leads.length === 0) return;
    const circles = circlesIn(scope);
    const own = circles.of(artifact);
    if (own === undefined) return;
    for (const { canonical, path, why } of leads) {
      const target = targetOf(canonical, artifact, scope);
      if (target && circles.of(target) === own)
        yield {
          message: `${canonical} leads back to this ${artifact.resource.resourceType}: ${why}`,
          fhirPath: path,
        };
    }
  },
};

/** A canonical without which its resource means nothing. */
interface Lead {
  readonly canonical: string;
  readonly path: string;
  /** What does not work in a circle, and how to mend it. */
  readonly why: string;
}

function leadsOf(resource: FhirResource): readonly Lead[] {
  switch (resource.resourceType) {
    case 'ValueSet':
      return (['include', 'exclude'] as const).flatMap((part) =>
        (resource.compose?.[part] ?? []).flatMap(({ valueSet = [] }, index) =>
          valueSet.map((canonical, at) => ({
            canonical,
            path: `ValueSet.compose.${part}[${index}].valueSet[${at}]`,
            why: 'its expansion would not end. Name the codes in one of them.',
          })),
        ),
      );
    case 'StructureDefinition':
      return one(
        resource.baseDefinition,
        'StructureDefinition.baseDefinition',
        'it has no base then. Name the type that it constrains.',
      );
    case 'CodeSystem':
      return one(
        resource.supplements,
        'CodeSystem.supplements',
        'a supplement adds to another code system. Name that one.',
      );
    default:
      return [];
  }
}

function one(canonical: string | undefined, path: string, why: string): readonly Lead[] {
  return canonical === undefined ? [] : [{ canonical, path, why }];
}

const known = new WeakMap<Scope, Circles<Artifact>>();

/** The circles of a catalog, found as far as anybody asks. */
function circlesIn(scope: Scope): Circles<Artifact> {
  const found =
    known.get(scope) ??
    new Circles<Artifact>((artifact) =>
      leadsOf(artifact.resource).flatMap(({ canonical }) => targetOf(canonical, artifact, scope) ?? []),
    );
  known.set(scope, found);
  return found;
}

/** Of the same type: what else a canonical leads to is another rule's fault. */
function targetOf(canonical: string, artifact: Artifact, scope: Scope): Artifact | undefined {
  const found = scope.catalog.byCanonical(canonical);
  const isSame = found && headOf(found).resourceType === headOf(artifact).resourceType;
  return isSame && scope.isSound(found) ? found : undefined;
}

function including(id: string, included: string) {
  const urlOf = (name: string) => `http://example.org/ValueSet/${name}`;
  return {
    resourceType: 'ValueSet',
    url: urlOf(id),
    status: 'draft',
    compose: { include: [{ valueSet: [urlOf(included)] }] },
  };
}
