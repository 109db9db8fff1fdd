import { guideLinks } from '../../../src/validation/rules/guideLinks.ts';
import { testRule } from '../../support/testRule.ts';

testRule(guideLinks, [
  {
    name: 'takes versions and profiles that there may be',
    resources: [
      {
        resourceType: 'ImplementationGuide',
        id: 'g',
        url: 'http://example.org/fhir/ImplementationGuide/g',
        packageId: 'org.example',
        status: 'draft',
        dependsOn: [
          {
            uri: 'http://example.com/ImplementationGuide/x',
            packageId: 'x.y',
            version: '1.0.0-ballot',
          },
          {
            uri: 'http://example.com/ImplementationGuide/z',
            version: 'current',
          },
        ],
        global: [
          {
            type: 'Patient',
            profile: 'http://hl7.org/fhir/StructureDefinition/Patient',
          },
        ],
        definition: {
          resource: [
            {
              reference: {
                reference: 'Patient/1',
              },
              exampleCanonical: 'http://example.org/fhir/StructureDefinition/own',
            },
          ],
        },
      },
      {
        resourceType: 'StructureDefinition',
        url: 'http://example.org/fhir/StructureDefinition/own',
        type: 'Patient',
      },
    ],
    findings: [],
  },
  {
    name: 'reports a dependency on itself, without or with no version',
    resources: [
      {
        resourceType: 'ImplementationGuide',
        id: 'g',
        url: 'http://example.org/fhir/ImplementationGuide/g',
        packageId: 'org.example',
        status: 'draft',
        dependsOn: [
          {
            uri: 'http://example.org/fhir/ImplementationGuide/g',
            version: '1.0.0',
          },
          {
            uri: 'http://example.com/ImplementationGuide/x',
          },
          {
            uri: 'http://example.com/ImplementationGuide/y',
            version: 'v1 ',
          },
        ],
      },
    ],
    findings: [
      'ImplementationGuide.dependsOn[0]: The guide depends on itself.',
      'information ImplementationGuide.dependsOn[1]: No version of http://example.com/ImplementationGuide/x is named: an installer takes any.',
      'ImplementationGuide.dependsOn[2].version: "v1 " is no version of a package: 1.0.0 say.',
    ],
  },
  {
    name: 'reports profiles that are not here, or of another type',
    resources: [
      {
        resourceType: 'ImplementationGuide',
        id: 'g',
        url: 'http://example.org/fhir/ImplementationGuide/g',
        packageId: 'org.example',
        status: 'draft',
        global: [
          {
            type: 'Patient',
            profile: 'http://hl7.org/fhir/StructureDefinition/bp',
          },
          {
            type: 'Patient',
            profile: 'http://example.org/fhir/StructureDefinition/none',
          },
        ],
      },
    ],
    findings: [
      'ImplementationGuide.global[0].profile: http://hl7.org/fhir/StructureDefinition/bp is a profile of Observation, expected one of Patient.',
      'ImplementationGuide.global[1].profile: http://example.org/fhir/StructureDefinition/none is not here: add it, or correct the url.',
    ],
  },
]);
