import { languageCode } from '../../../src/validation/rules/languageCode.ts';
import { testRule } from '../../support/testRule.ts';

const library = (language: string) => ({ resourceType: 'Library', language });

testRule(languageCode, [
  {
    name: 'takes language, script, region and variant',
    resources: [library('en'), library('de-CH'), library('zh-Hans-CN'), library('de-CH-1901')],
    findings: [],
  },
  {
    name: 'refuses an underline',
    resources: [library('en_US')],
    findings: ['Library.language: Found the language "en_US", expected a code of BCP 47 like en or de-CH.'],
  },
  {
    name: 'refuses words for the language of an attachment and a designation, and leaves expressions alone',
    resources: [
      { resourceType: 'Library', content: [{ language: 'English (US)' }, { language: 'en' }] },
      {
        resourceType: 'CodeSystem',
        concept: [{ code: 'a', designation: [{ language: 'the german', value: 'x' }] }],
      },
      {
        resourceType: 'EvidenceVariable',
        characteristic: [{ definitionExpression: { language: 'text/cql' } }],
      },
    ],
    findings: [
      'Library.content[0].language: Found the language "English (US)", expected a code of BCP 47 like en or de-CH.',
      'CodeSystem.concept[0].designation[0].language: Found the language "the german", expected a code of BCP 47 like en or de-CH.',
    ],
  },
]);

testRule(languageCode, [
  {
    name: 'takes the language of a translation',
    resources: [
      {
        resourceType: 'Patient',
        _gender: {
          extension: [
            {
              url: 'http://hl7.org/fhir/StructureDefinition/translation',
              extension: [
                {
                  url: 'lang',
                  valueCode: 'de',
                },
              ],
            },
          ],
        },
      },
    ],
    findings: [],
  },
  {
    name: 'reports one of another form',
    resources: [
      {
        resourceType: 'Patient',
        _gender: {
          extension: [
            {
              url: 'http://hl7.org/fhir/StructureDefinition/translation',
              extension: [
                {
                  url: 'lang',
                  valueCode: 'german_DE',
                },
              ],
            },
          ],
        },
      },
    ],
    findings: [
      'Patient.gender.extension[0].extension[0].value.ofType(code): Found the language "german_DE", expected a code of BCP 47 like en or de-CH.',
    ],
  },
]);
