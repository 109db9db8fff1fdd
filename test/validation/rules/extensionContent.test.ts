import { extensionContent } from '../../../src/validation/rules/extensionContent.ts';
import { testRule } from '../../support/testRule.ts';

const base = 'http://hl7.org/fhir/StructureDefinition';
const patient = (...extension: object[]) => ({ resourceType: 'Patient', extension });
const nationality = (...extension: object[]) => ({ url: `${base}/patient-nationality`, extension });
const code = { url: 'code', valueCodeableConcept: { text: 'x' } };
const at = 'Patient.extension[0]';

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
      `${at}: code in ${base}/patient-nationality has a value of type string, expected of type CodeableConcept.`,
    ],
  },
  {
    name: 'refuses inner extensions that it does not know, and too many of one',
    resources: [patient(nationality({ url: 'x', valueString: 'x' })), patient(nationality(code, code))],
    findings: [
      `${at}: ${base}/patient-nationality knows no inner extension "x".`,
      `${at}: ${base}/patient-nationality has "code" 2 times, at most 1 are allowed.`,
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
]);
