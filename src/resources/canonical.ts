import type { CodeableConcept, ContactDetail, RelatedArtifact, UsageContext } from 'fhir/r4.js';
import type { Guideline } from '../knowledge/guideline.ts';
import type { UseContext } from '../knowledge/identity.ts';

/** Types made here that a canonical url names. */
export type CanonicalType =
  | 'ActivityDefinition'
  | 'CodeSystem'
  | 'ConceptMap'
  | 'Evidence'
  | 'EvidenceVariable'
  | 'ImplementationGuide'
  | 'Library'
  | 'PlanDefinition'
  | 'Questionnaire'
  | 'StructureDefinition'
  | 'ValueSet';

/** Resource id of a slug: the guideline's prefix and the slug. */
export function idOf(guideline: Guideline, slug: string): string {
  return guideline.identity.idPrefix + slug;
}

/** Canonical url, unversioned: the identity of a code system. */
export function urlOf(guideline: Guideline, type: CanonicalType, slug: string): string {
  return `${guideline.identity.canonical}/${type}/${idOf(guideline, slug)}`;
}

/** `url|version`, the way every canonical reference between artifacts is written. */
export function canonicalTo(guideline: Guideline, type: CanonicalType, slug: string): string {
  return `${urlOf(guideline, type, slug)}|${guideline.identity.version}`;
}

/** What a canonical resource says of itself, before its own content. */
export interface Subject {
  readonly slug: string;
  /** Family and slug for the computer-friendly name: `Strategy lumbar-rfa`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

/**
 * The elements that all canonical resources share, from the guideline's identity. `experimental` is left to the caller
 * through {@link experimental}, since Evidence and EvidenceVariable have none in R4.
 */
export function header(
  guideline: Guideline,
  type: CanonicalType,
  { slug, name, title, description }: Subject,
) {
  const { identity } = guideline;
  return {
    id: idOf(guideline, slug),
    url: urlOf(guideline, type, slug),
    version: identity.version,
    name: identity.name + pascalCase(name),
    title,
    status: identity.status,
    date: identity.date,
    publisher: identity.publisher,
    contact: contacts(guideline),
    description,
    useContext: guideline.useContexts.filter((context) => context.type === 'focus').map(usageContext),
    copyright: identity.copyright,
  } as const;
}

/** The `experimental` flag, for the types that have it. */
export function experimental({ identity }: Guideline): { experimental: boolean } {
  return { experimental: identity.experimental };
}

/** The disclaimers as `usage`, for the types that have it. */
export function usage({ identity }: Guideline): { usage?: string } {
  const text = identity.disclaimers.map((quote) => quote.text).join(' ');
  return text ? { usage: text } : {};
}

/** The citation of the guideline, as a `relatedArtifact` or as an action's documentation. */
export function citation({ identity }: Guideline): RelatedArtifact {
  return {
    type: 'citation',
    display: identity.author,
    citation: identity.citation.text,
    url: identity.citation.url,
  };
}

/** Everything the source says about the context of use; only the guideline's own artifacts carry all of it. */
export function allUseContexts(guideline: Guideline): UsageContext[] {
  return guideline.useContexts.filter((context) => context.type !== 'topic').map(usageContext);
}

/** What the source says the guideline is about, where a type has `topic`. */
export function topics(guideline: Guideline): CodeableConcept[] {
  return guideline.useContexts.filter((context) => context.type === 'topic').map(printedConcept);
}

/** The subject of plans and activities. */
export const patient: CodeableConcept = {
  coding: [{ system: 'http://hl7.org/fhir/resource-types', code: 'Patient', display: 'Patient' }],
};

/** `rfa-conventional` as `RfaConventional`. */
export function pascalCase(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

function usageContext(context: UseContext): UsageContext {
  return {
    code: { system: 'http://terminology.hl7.org/CodeSystem/usage-context-type', code: context.type },
    valueCodeableConcept: printedConcept(context),
  };
}

function printedConcept({ coding, text }: UseContext): CodeableConcept {
  if (!coding) return { text };
  const { system, code, display } = coding;
  return { coding: [{ system, code, display }], text };
}

function contacts({ identity }: Guideline): ContactDetail[] {
  return identity.contact.map(({ name, url, email }) => {
    const telecom = [
      ...(url ? [{ system: 'url' as const, value: url }] : []),
      ...(email ? [{ system: 'email' as const, value: email }] : []),
    ];
    return { ...(name && { name }), ...(telecom.length > 0 && { telecom }) };
  });
}
