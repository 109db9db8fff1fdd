import type { FhirResource } from 'fhir/r4.js';
import { isResourceType } from '../../definitions/shape.ts';
import { isAbsolute, isBundle } from '../bundleEntries.ts';
import type { Rule } from '../rule.ts';
import type { Scope } from '../scope.ts';
import { containerOf, fhirPathOf, isObject, type TypedValue } from '../typedValue.ts';

/** The form of references. */
export const referenceForm: Rule = {
  code: 'reference-form',
  group: 'links',
  severity: 'error',
  spec: 'https://hl7.org/fhir/R4/references.html#literal',
  wants:
    'A reference has no spaces, asks for a search only inside a transaction, and leads to the type that it says. In a Bundle a relative one is Type/id.',
  why: 'Servers cannot resolve it, or software opens the wrong kind of resource.',
  example: { faulty: ofPatient('Group'), mended: ofPatient('Patient') },
  tolerant: true,
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Reference')) {
      const { reference, type } = isObject(typed.value) ? typed.value : {};
      if (typeof reference !== 'string' || reference === '') continue;
      const message =
        formProblem(reference, scope, artifact.resource) ??
        foreignType(reference) ??
        typeProblem(reference, type, typed, scope);
      if (message) yield { message, fhirPath: `${fhirPathOf(typed)}.reference` };
      if (typeof type === 'string' && !isAbsolute(type) && !isResourceType(type))
        yield {
          message: `The type "${type}" of the reference is no resource type of FHIR R4.`,
          fhirPath: `${fhirPathOf(typed)}.type`,
        };
    }
  },
};

/** An observation of a patient, of which it says that it is of some type. */
function ofPatient(type: string): object {
  return {
    resourceType: 'Observation',
    status: 'final',
    code: { text: 'pain' },
    subject: { reference: 'Patient/1', type },
  };
}

function formProblem(reference: string, scope: Scope, resource: object): string | undefined {
  if (/\s/.test(reference)) return `The reference "${reference}" has spaces in it: it is a url.`;
  if (reference.includes('|'))
    return `The reference ${reference} names a version as canonicals do: name the resource by its type and id.`;
  if (isAbsolute(reference)) return undefined;
  if (isResourceType(reference)) return `The reference ${reference} names a type and no id.`;
  const [, named, id] = /^([A-Za-z]+)\/([^/]*)(?:\/_history\/[^/]+)?$/.exec(reference) ?? [];
  if (id === '') return `The reference ${reference} has no id behind the type.`;
  // a type, an id and more of what is no version
  if (
    isResourceType(/^[A-Za-z]+(?=\/)/.exec(reference)?.[0] ?? '') &&
    named === undefined &&
    !/[?$]/.test(reference)
  )
    return `The reference ${reference} has more than a type and an id: write Patient/1 say.`;
  const bundle = scope.bundleOf(resource) ?? (isBundle(resource) ? resource : undefined);
  if (!/^[A-Za-z]+\?/.test(reference))
    return bundle && !/^[^/]+\/[^/]+(?:\/[^/]+\/[^/]+)?$|^#/.test(reference)
      ? `In a Bundle the reference ${reference} leads nowhere: write the type and id, or the fullUrl of an entry.`
      : undefined;
  return bundle?.type === 'transaction'
    ? undefined
    : `The reference ${reference} is a search, which only a transaction can resolve: name the resource itself.`;
}

function foreignType(reference: string): string | undefined {
  const named = /^([A-Za-z]+)\/[^/]+(?:\/_history\/[^/]+)?$/.exec(reference)?.[1];
  return named === undefined || isResourceType(named)
    ? undefined
    : `The reference ${reference} is to ${named}, which is no resource type of FHIR R4.`;
}

function typeProblem(reference: string, type: unknown, typed: TypedValue, scope: Scope): string | undefined {
  const named = /(?:^|\/)([A-Za-z]+)\/[A-Za-z0-9.-]{1,64}(?:\/_history\/[^/]+)?$/.exec(reference)?.[1];
  const target = scope.find(reference) ?? containedIn(typed, reference);
  const found = target?.resourceType ?? (named && isResourceType(named) ? named : undefined);
  if (typeof found !== 'string' || typeof type !== 'string' || found === type) return undefined;
  // A word that is no type is told of by itself.
  if (!isResourceType(type) && !type.includes('/')) return undefined;
  return `The reference ${reference} leads to ${found}, but its type says ${type}.`;
}

function containedIn(typed: TypedValue, reference: string): FhirResource | undefined {
  const { contained } = containerOf(typed);
  return Array.isArray(contained)
    ? contained.find((each) => isObject(each) && `#${each.id}` === reference)
    : undefined;
}
