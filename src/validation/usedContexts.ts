const base = 'http://hl7.org/fhir/StructureDefinition';

/**
 * Places where the R4 publication itself puts an extension although the definition names others; the official validators
 * let these pass.
 */
export const usedContexts: Readonly<Record<string, readonly string[]>> = {
  [`${base}/structuredefinition-fhir-type`]: ['ElementDefinition.type'],
  [`${base}/structuredefinition-normative-version`]: ['CanonicalResource'],
  [`${base}/valueset-concept-comments`]: ['CodeSystem.concept'],
  // said of any element of a conformance resource; later definitions name some of them
  [`${base}/capabilitystatement-expectation`]: ['Element'],
  [`${base}/capabilitystatement-prohibited`]: ['Element'],
};
