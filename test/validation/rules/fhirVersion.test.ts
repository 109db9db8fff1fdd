import { fhirVersion } from '../../../src/validation/rules/fhirVersion.ts';
import { testRule } from '../../support/testRule.ts';

const hint = (release: string) => `Convert it, or check it with a validator for ${release}.`;
testRule(fhirVersion, [
  {
    name: 'takes resources of R4',
    resources: [
      { resourceType: 'PlanDefinition', status: 'draft', title: 'A plan' },
      { resourceType: 'ImplementationGuide', fhirVersion: ['4.0.1'] },
      { resourceType: 'ImplementationGuide', fhirVersion: ['5.0.0', '4.0.1'] },
      { resourceType: 'StructureDefinition', fhirVersion: '4.0.0' },
    ],
    findings: [],
  },
  {
    name: 'takes profiles of R4 and of other guides, whatever their versions',
    resources: [
      {
        resourceType: 'Patient',
        meta: {
          profile: [
            'http://hl7.org/fhir/StructureDefinition/Patient|4.0.1',
            'http://hl7.org/fhir/4.0/StructureDefinition/Patient',
            'http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient|5.0.1',
            'http://hl7.org/fhir/StructureDefinition/Patient',
            5,
          ],
        },
      },
    ],
    findings: [],
  },
  {
    name: 'takes elements that R4 knows, and unknown ones that no release has',
    resources: [
      { resourceType: 'Encounter', participant: [], nonsense: 1 },
      { resourceType: 'constructor', copyrightLabel: 'x' },
      { resourceType: 5, copyrightLabel: 'x' },
    ],
    findings: [],
  },
  {
    name: 'names R5 by what only R5 has',
    resources: [
      { resourceType: 'PlanDefinition', versionAlgorithmString: 'semver', copyrightLabel: 'x' },
      { resourceType: 'Encounter', actualPeriod: {} },
    ],
    findings: [
      `PlanDefinition: This looks like FHIR R5, which has \`versionAlgorithmString\`, \`copyrightLabel\`; FHIR R4 was expected. ${hint('R5')}`,
      `Encounter: This looks like FHIR R5, which has \`actualPeriod\`; FHIR R4 was expected. ${hint('R5')}`,
    ],
  },
  {
    name: 'names STU3 and R4B in the same way',
    resources: [
      { resourceType: 'PlanDefinition', contributor: [] },
      { resourceType: 'Evidence', variableDefinition: [] },
    ],
    findings: [
      `PlanDefinition: This looks like FHIR STU3, which has \`contributor\`; FHIR R4 was expected. ${hint('STU3')}`,
      `Evidence: This looks like FHIR R4B or R5, which has \`variableDefinition\`; FHIR R4 was expected. ${hint('R4B or R5')}`,
    ],
  },
  {
    name: 'warns of the release that a guide or definition is for',
    resources: [
      { resourceType: 'ImplementationGuide', fhirVersion: ['5.0.0'] },
      { resourceType: 'StructureDefinition', fhirVersion: '3.0.2' },
      { resourceType: 'CapabilityStatement', fhirVersion: '4.3.0' },
      { resourceType: 'CapabilityStatement', fhirVersion: '1.0.2' },
      { resourceType: 'CapabilityStatement', fhirVersion: '6.0.0-ballot3' },
      { resourceType: 'CapabilityStatement', fhirVersion: 'the newest' },
    ],
    findings: [
      `warning ImplementationGuide.fhirVersion: This is for FHIR R5 (5.0.0); FHIR R4 (4.0.1) was expected. ${hint('R5')}`,
      `warning StructureDefinition.fhirVersion: This is for FHIR STU3 (3.0.2); FHIR R4 (4.0.1) was expected. ${hint('STU3')}`,
      `warning CapabilityStatement.fhirVersion: This is for FHIR R4B (4.3.0); FHIR R4 (4.0.1) was expected. ${hint('R4B')}`,
      `warning CapabilityStatement.fhirVersion: This is for FHIR DSTU2 (1.0.2); FHIR R4 (4.0.1) was expected. ${hint('DSTU2')}`,
      `warning CapabilityStatement.fhirVersion: This is for FHIR R6 (6.0.0-ballot3); FHIR R4 (4.0.1) was expected. ${hint('R6')}`,
    ],
  },
  {
    name: 'warns of profiles of another release',
    resources: [
      {
        resourceType: 'Patient',
        meta: {
          profile: [
            'http://hl7.org/fhir/StructureDefinition/Patient|5.0.0',
            'http://hl7.org/fhir/3.0/StructureDefinition/Patient',
          ],
        },
      },
    ],
    findings: [
      'warning Patient.meta.profile[0]: The profile is one of FHIR R5 (5.0.0); FHIR R4 was expected.',
      'warning Patient.meta.profile[1]: The profile is one of FHIR STU3 (3.0); FHIR R4 was expected.',
    ],
  },
]);
