import { extensionKnown } from '../../../src/validation/rules/extensionKnown.ts';
import { testRule } from '../../support/testRule.ts';

const known = { url: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace' };
const unknown = { url: 'http://example.org/unknown', valueString: 'x' };

testRule(extensionKnown, [
  { name: 'takes known ones', resources: [{ resourceType: 'Patient', extension: [known] }], findings: [] },
  {
    name: 'tells once of each that is not',
    resources: [{ resourceType: 'Patient', extension: [unknown, unknown] }],
    findings: [
      'Patient.extension[0]: No definition of the extension http://example.org/unknown is here, so nothing is said of its place and content.',
    ],
  },
  {
    name: 'warns of a url of HL7 that HL7 has not published',
    resources: [{ resourceType: 'Patient', extension: [{ url: `${known.url}s`, valueString: 'x' }] }],
    findings: [
      `warning Patient.extension[0]: No definition of the extension ${known.url}s is here, so nothing is said of its place and content.`,
    ],
  },
  {
    name: 'refuses a url with a version, and of a release that never was',
    resources: [
      { resourceType: 'Patient', extension: [{ url: `${known.url}|4.0.1` }] },
      {
        resourceType: 'Patient',
        extension: ['5.0', '9.0'].map((release) => ({
          url: `http://hl7.org/fhir/${release}/StructureDefinition/extension-Patient.gender`,
        })),
      },
    ],
    findings: [
      `error Patient.extension[0].url: The url ${known.url}|4.0.1 of an extension names a version: only canonicals do.`,
      'Patient.extension[0]: No definition of the extension http://hl7.org/fhir/5.0/StructureDefinition/extension-Patient.gender is here, so nothing is said of its place and content.',
      'error Patient.extension[1].url: The extension http://hl7.org/fhir/9.0/StructureDefinition/extension-Patient.gender is of a release that FHIR never had.',
    ],
  },
]);
