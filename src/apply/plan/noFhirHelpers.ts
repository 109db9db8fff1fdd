/** The ELM of a library FHIRHelpers without functions, where the content brings none: ours include it, as authors expect, and never call it. */
export const noFhirHelpers = {
  library: {
    identifier: { id: 'FHIRHelpers', version: '4.0.1' },
    schemaIdentifier: { id: 'urn:hl7-org:elm', version: 'r1' },
    usings: { def: [{ localIdentifier: 'FHIR', uri: 'http://hl7.org/fhir', version: '4.0.1' }] },
    statements: { def: [] },
  },
};
