import type { FhirResource } from 'fhir/r4.js';
import { isResourceType } from '../../definitions/shape.ts';
import { isAbsolute } from '../bundleEntries.ts';
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
    'A reference has no spaces, asks for a search only inside a transaction, and leads to the type that it says.',
  why: 'Servers cannot resolve it, or software opens the wrong kind of resource.',
  example: {
    faulty: {
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'pain' },
      subject: { reference: 'Patient/1', type: 'Group' },
    },
    mended: {
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'pain' },
      subject: { reference: 'Patient/1', type: 'Patient' },
    },
  },
  tolerant: true,
  *check(artifact, scope) {
    for (const typed of scope.valuesOf(artifact, 'Reference')) {
      const { reference, type } = isObject(typed.value) ? typed.value : {};
      if (typeof reference !== 'string' || reference === '') continue;
      const message =
        formProblem(reference, scope, artifact.resource) ??
        typeProblem(reference, String(type ?? ''), typed, scope);
      if (message) yield { message, fhirPath: `${fhirPathOf(typed)}.reference` };
    }
  },
};

function formProblem(reference: string, scope: Scope, resource: object): string | undefined {
  if (/\s/.test(reference)) return `The reference "${reference}" has spaces in it: it is a url.`;
  if (isAbsolute(reference) || !/^[A-Za-z]+\?/.test(reference)) return undefined;
  const { type } = (scope.bundleOf(resource) ?? {}) as { type?: string };
  return type === 'transaction' || (resource as { type?: string }).type === 'transaction'
    ? undefined
    : `The reference ${reference} is a search, which only a transaction can resolve: name the resource itself.`;
}

function typeProblem(reference: string, type: string, typed: TypedValue, scope: Scope): string | undefined {
  const named = /(?:^|\/)([A-Za-z]+)\/[A-Za-z0-9.-]{1,64}(?:\/_history\/[^/]+)?$/.exec(reference)?.[1];
  const target = scope.find(reference) ?? containedIn(typed, reference);
  const found = target?.resourceType ?? (named && isResourceType(named) ? named : undefined);
  if (!found || type === '' || found === type) return undefined;
  return `The reference ${reference} leads to ${found}, but its type says ${type}.`;
}

function containedIn(typed: TypedValue, reference: string): FhirResource | undefined {
  const { contained } = containerOf(typed);
  return Array.isArray(contained)
    ? contained.find((each) => isObject(each) && `#${each.id}` === reference)
    : undefined;
}
