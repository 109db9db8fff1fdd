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
    name: 'takes languages of three letters, private and old ones, and what follows a single letter',
    resources: [
      'gsw',
      'fil',
      'tlh',
      'i-klingon',
      'x-ours',
      'de-x-Ours-ab',
      'sr-Latn-RS',
      'es-419',
      'sl-rozaj',
    ].map(library),
    findings: [],
  },
  {
    name: 'refuses what is not registered, three letters for two, and another letter case',
    resources: ['xx', 'german', 'deu', 'en-UK', 'en-us', 'DE', 'zh-hans-cn'].map(library),
    findings: [
      'Library.language: Found the language "xx", expected a code of BCP 47 like en or de-CH: no language is registered under this one.',
      'Library.language: Found the language "german", expected a code of BCP 47 like en or de-CH: no language is registered under this one.',
      'Library.language: Found the language "deu", expected the code of two letters that ISO 639-1 has for this language.',
      'Library.language: Found the language "en-UK", expected "en-GB": the United Kingdom is GB.',
      'Library.language: Found the language "en-us", expected "en-US": case matters in codes.',
      'Library.language: Found the language "DE", expected "de": case matters in codes.',
      'Library.language: Found the language "zh-hans-cn", expected "zh-Hans-CN": case matters in codes.',
    ],
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
