/** Implementation guides whose profiles and extensions the artifacts use. */
export const guidePackages = [
  {
    id: 'cpg',
    title: 'Clinical Practice Guidelines (CPG-on-FHIR)',
    uri: 'http://hl7.org/fhir/uv/cpg/ImplementationGuide/hl7.fhir.uv.cpg',
    packageId: 'hl7.fhir.uv.cpg',
    version: '2.0.0',
  },
  {
    id: 'crmi',
    title: 'Canonical Resource Management Infrastructure (CRMI)',
    uri: 'http://hl7.org/fhir/uv/crmi/ImplementationGuide/hl7.fhir.uv.crmi',
    packageId: 'hl7.fhir.uv.crmi',
    version: '1.0.0',
  },
  {
    id: 'extensions',
    title: 'FHIR Extensions Pack, R4',
    uri: 'http://hl7.org/fhir/extensions/ImplementationGuide/hl7.fhir.uv.extensions',
    packageId: 'hl7.fhir.uv.extensions.r4',
    version: '5.3.0-ballot-tc1',
  },
] as const;
