import { extensionContent } from '../../../src/validation/rules/extensionContent.ts';
import { testRule } from '../../support/testRule.ts';

const base = 'http://hl7.org/fhir/StructureDefinition';
const patient = (...extension: object[]) => ({ resourceType: 'Patient', extension });
const nationality = (...extension: object[]) => ({ url: `${base}/patient-nationality`, extension });
const code = { url: 'code', valueCodeableConcept: { text: 'x' } };
const at = 'Patient.extension[0]';
const directions = 'http://hl7.org/fhir/uv/cpg/CodeSystem/cpg-recommendation-direction-cs';
const direction = (system: string, code: string) => ({
  url: 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-directionOfRecommendation',
  valueCodeableConcept: { coding: [{ system, code }] },
});

testRule(extensionContent, [
  {
    name: 'takes values and inner extensions as defined, and says nothing of unknown ones',
    resources: [
      patient({ url: `${base}/patient-birthPlace`, valueAddress: { text: 'x' } }, nationality(code)),
      patient({ url: 'http://example.org/unknown', valueString: 'x' }),
    ],
    findings: [],
  },
  {
    name: 'refuses a value of another type, and one where none is',
    resources: [
      patient({ url: `${base}/patient-birthPlace`, valueString: 'x' }),
      patient({ url: `${base}/patient-nationality`, valueString: 'x' }),
      patient(nationality({ url: 'code', valueString: 'x' })),
    ],
    findings: [
      `${at}: ${base}/patient-birthPlace has a value of type string, expected of type Address.`,
      `${at}: ${base}/patient-nationality has a value of type string, expected none, but inner extensions.`,
      `${at}.extension[0]: code in ${base}/patient-nationality has a value of type string, expected of type CodeableConcept.`,
    ],
  },
  {
    name: 'refuses inner extensions that it does not know, and too many of one',
    resources: [patient(nationality({ url: 'x', valueString: 'x' })), patient(nationality(code, code))],
    findings: [
      `${at}.extension[0]: ${base}/patient-nationality knows no inner extension "x".`,
      `${at}: ${base}/patient-nationality has "code" 2 times, at most 1 are allowed.`,
    ],
  },
  {
    name: 'knows the value sets of the core that only extensions bind',
    resources: ['unknown', 'bogus'].map((valueCode) =>
      patient({ url: `${base}/data-absent-reason`, valueCode }),
    ),
    findings: [
      `${at}: ${base}/data-absent-reason has the code "bogus", which http://hl7.org/fhir/ValueSet/data-absent-reason lacks.`,
    ],
  },
  {
    name: 'refuses a code that its value set lacks, and misses inner extensions',
    resources: [
      { resourceType: 'Library', extension: [{ url: `${base}/cqf-publicationStatus`, valueCode: 'final' }] },
      {
        resourceType: 'Library',
        extension: [{ url: `${base}/cqf-publicationStatus`, valueCode: 'active' }],
      },
      patient({
        url: `${base}/allergyintolerance-substanceExposureRisk`,
        extension: [{ url: 'substance', valueCodeableConcept: { text: 'x' } }],
      }),
    ],
    findings: [
      `Library.extension[0]: ${base}/cqf-publicationStatus has the code "final", which http://hl7.org/fhir/ValueSet/publication-status lacks.`,
      `${at}: ${base}/allergyintolerance-substanceExposureRisk lacks the inner extension "exposureRisk".`,
    ],
  },
  {
    name: 'checks an extension of the catalog against its whole definition',
    resources: [
      {
        resourceType: 'StructureDefinition',
        url: 'http://example.org/e',
        name: 'E',
        type: 'Extension',
        baseDefinition: `${base}/Extension`,
        derivation: 'constraint',
        differential: {
          element: [
            { id: 'Extension.url', path: 'Extension.url', fixedUri: 'http://example.org/e' },
            {
              id: 'Extension.value[x]',
              path: 'Extension.value[x]',
              type: [{ code: 'string' }],
              fixedString: 'x',
            },
          ],
        },
      },
      patient({ url: 'http://example.org/e', valueString: 'x' }),
      patient({ url: 'http://example.org/e', valueString: 'y' }),
    ],
    findings: [`${at}.value.ofType(string): The profile E takes "x" only, found "y".`],
  },
  {
    name: 'refuses a code that a required binding has not, and leaves unknown codes of its systems to another rule',
    resources: [
      patient({ url: `${base}/cqf-knowledgeCapability`, valueCode: 'sharable' }),
      patient(direction('http://example.org/direction', 'for')),
      patient(direction(directions, 'sideways')),
      patient({ url: direction('', '').url, valueCodeableConcept: { text: 'for' } }),
    ],
    findings: [
      `${at}: ${base}/cqf-knowledgeCapability has the code "sharable", which http://hl7.org/fhir/ValueSet/knowledge-capability lacks.`,
      `${at}.value.ofType(CodeableConcept).coding[0]: ${direction('', '').url} has the code http://example.org/direction|for, which http://hl7.org/fhir/uv/cpg/ValueSet/cpg-recommendation-direction-vs lacks.`,
      `${at}: ${direction('', '').url} has no code, which http://hl7.org/fhir/uv/cpg/ValueSet/cpg-recommendation-direction-vs lacks.`,
    ],
  },
  {
    name: 'refuses a canonical to another type than it may lead to',
    resources: [
      {
        resourceType: 'PlanDefinition',
        extension: [
          {
            url: 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-partOf',
            valueCanonical: 'http://x/Library/l',
          },
        ],
      },
      { resourceType: 'Library', url: 'http://x/Library/l' },
    ],
    findings: [
      'PlanDefinition.extension[0]: http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-partOf leads to a Library, expected PlanDefinition.',
    ],
  },
]);
