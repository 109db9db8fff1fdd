import type { Extension } from 'fhir/r4.js';
import type { Place } from '../diagnostic.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { Source } from '../knowledge/source.ts';
import { idOf } from './canonical.ts';

const core = 'http://hl7.org/fhir/StructureDefinition';

/** Urls of the extensions used, HL7 pack 5.3.0 and CPG 2.0. */
export const extensionUrls = {
  derivation: `${core}/derivation-reference`,
  capability: `${core}/cqf-knowledgeCapability`,
  representation: `${core}/cqf-knowledgeRepresentationLevel`,
  strength: `${core}/cqf-strengthOfRecommendation`,
  quality: `${core}/cqf-qualityOfEvidence`,
  certainty: `${core}/cqf-certainty`,
  usage: `${core}/artifact-usage`,
  alternativeExpression: `${core}/cqf-alternativeExpression`,
  collectWith: `http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-collectWith`,
  itemControl: `${core}/questionnaire-itemControl`,
  valueSetWarning: `${core}/valueset-warning`,
  queryPattern: `${core}/cqf-fhirQueryPattern`,
  dataRequirements: 'http://hl7.org/fhir/uv/crmi/StructureDefinition/crmi-effectiveDataRequirements',
  direction: 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-directionOfRecommendation',
  partOf: 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-partOf',
  rationale: 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-rationale',
} as const;

/** What a server may do with an artifact. */
export function capabilities(
  ...codes: readonly ('shareable' | 'computable' | 'publishable' | 'executable')[]
): Extension[] {
  return codes.map((valueCode) => ({ url: extensionUrls.capability, valueCode }));
}

/** How far the knowledge is formalised. */
export function representation(
  valueCode: 'narrative' | 'semi-structured' | 'structured' | 'executable',
): Extension {
  return { url: extensionUrls.representation, valueCode };
}

/**
 * `derivation-reference` extensions: the DocumentReference of the source with offset and length in characters, one per
 * place. A place whose offset cannot be told gives the reference alone, and then once.
 */
export function derivations(guideline: Guideline, places: readonly Place[]): Extension[] {
  const spans = places
    .filter((place) => place.file === guideline.source.file)
    .map((place) => spanOf(guideline.source, place));
  const seen = new Set<string>();
  return spans.flatMap((span) => {
    const key = span ? `${span.offset}+${span.length}` : '';
    if (seen.has(key)) return [];
    seen.add(key);
    return [derivation(guideline, span)];
  });
}

function derivation(guideline: Guideline, span: Span | undefined): Extension {
  const reference = `DocumentReference/${idOf(guideline, 'source')}`;
  return {
    url: extensionUrls.derivation,
    extension: [
      { url: 'reference', valueReference: { reference } },
      ...(span
        ? [
            { url: 'offset', valueInteger: span.offset },
            { url: 'length', valueInteger: span.length },
          ]
        : []),
    ],
  };
}

interface Span {
  readonly offset: number;
  readonly length: number;
}

/**
 * Characters from the start of the source, and how many. A line that was not read character by character (white space of an
 * unlocked text) is named whole.
 */
function spanOf(source: Source, { line, column, length }: Place): Span | undefined {
  const span = line === undefined ? undefined : source.spans[line - 1];
  const text = line === undefined ? undefined : source.lines[line - 1];
  if (!span || text === undefined) return undefined;
  if (span.length !== text.length) return { offset: span.offset, length: Math.max(span.length, length ?? 0) };
  const from = (column ?? 1) - 1;
  return { offset: span.offset + from, length: length ?? text.length - from };
}
