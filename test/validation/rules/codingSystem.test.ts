import { codingSystem } from '../../../src/validation/rules/codingSystem.ts';
import { testRule } from '../../support/testRule.ts';

const url = 'http://example.org/a';
const coded = (system: string) => ({ resourceType: 'Library', topic: [{ coding: [{ system, code: 'a' }] }] });
const at = 'Library.topic[0].coding[0].system';

testRule(codingSystem, [
  {
    name: 'takes code systems, here or not',
    resources: [
      coded(url),
      { resourceType: 'CodeSystem', url, content: 'complete' },
      coded('http://loinc.org'),
    ],
    findings: [],
  },
  {
    name: 'refuses a value set, here or of HL7',
    resources: [
      coded(url),
      { resourceType: 'ValueSet', url },
      coded('http://hl7.org/fhir/ValueSet/administrative-gender'),
    ],
    findings: [
      `${at}: ${url} is a value set: name the code system that the code is of.`,
      `${at}: http://hl7.org/fhir/ValueSet/administrative-gender is a value set: name the code system that the code is of.`,
    ],
  },
  {
    name: 'refuses a supplement, whatever its content says',
    resources: [
      coded(url),
      { resourceType: 'CodeSystem', url, content: 'complete', supplements: 'http://loinc.org' },
    ],
    findings: [`${at}: ${url} only adds to http://loinc.org: name that one.`],
  },
  {
    name: 'refuses a supplement that does not say to what',
    resources: [coded(url), { resourceType: 'CodeSystem', url, content: 'supplement' }],
    findings: [`${at}: ${url} only adds to another code system: name that one.`],
  },
  {
    name: 'warns of a code without system, and of systems that are nearly right, unknown, or called like value sets',
    resources: [
      { resourceType: 'Library', topic: [{ coding: [{ code: 'a' }] }] },
      coded('https://loinc.org/'),
      coded('http://terminology.hl7.org/CodeSystem/library-types'),
      coded('http://terminology.hl7.org/CodeSystem/library-type'),
      coded('http://example.org/ValueSet/b'),
    ],
    findings: [
      'warning Library.topic[0].coding[0]: Nothing says which code system "a" is of: name it in system.',
      `warning ${at}: https://loinc.org/ is not how the system is named: write http://loinc.org.`,
      `warning ${at}: http://terminology.hl7.org/CodeSystem/library-types is no code system that R4 or its guides have: it is newer, or a slip.`,
      `warning ${at}: http://example.org/ValueSet/b is called like a value set: name the code system that the code is of.`,
    ],
  },
]);

testRule(codingSystem, [
  {
    name: 'takes systems of others that differ by a letter',
    resources: [
      {
        resourceType: 'Condition',
        code: {
          coding: [
            {
              system: 'http://hl7.org/fhir/sid/icd-10-nl',
              code: 'x',
            },
            {
              system: 'http://hl7.org/fhir/sid/mvx',
              code: 'x',
            },
            {
              system: 'http://www.nlm.nih.gov/research/umls/hcpcs',
              code: 'x',
            },
          ],
        },
      },
    ],
    findings: [],
  },
  {
    name: 'warns of slips',
    resources: [
      {
        resourceType: 'Condition',
        code: {
          coding: [
            {
              system: 'http://www.nlm.nih.gov/research/umls/rxnrom',
              code: 'x',
            },
            {
              system: 'http://hl7.org/fhir/sid/icd10cm',
              code: 'x',
            },
            {
              system: 'http://www.loinc.org',
              code: 'x',
            },
          ],
        },
      },
    ],
    findings: [
      'warning Condition.code.coding[0].system: http://www.nlm.nih.gov/research/umls/rxnrom is not how the system is named: write http://www.nlm.nih.gov/research/umls/rxnorm.',
      'warning Condition.code.coding[1].system: http://hl7.org/fhir/sid/icd10cm is not how the system is named: write http://hl7.org/fhir/sid/icd-10-cm.',
      'warning Condition.code.coding[2].system: http://www.loinc.org is not how the system is named: write http://loinc.org.',
    ],
  },
]);

testRule(codingSystem, [
  {
    name: 'takes a code that an extension stands for',
    resources: [
      {
        resourceType: 'Condition',
        code: {
          coding: [
            {
              system: 'http://loinc.org',
              _code: {
                extension: [
                  {
                    url: 'http://x',
                    valueString: 'y',
                  },
                ],
              },
            },
          ],
        },
      },
    ],
    findings: [],
  },
  {
    name: 'tells of a system without a code',
    resources: [
      {
        resourceType: 'Condition',
        code: {
          coding: [
            {
              system: 'http://loinc.org',
            },
            {
              system: 'http://loinc.org',
              display: 'HbA1c',
            },
          ],
        },
      },
    ],
    findings: [
      'warning Condition.code.coding[0]: Nothing says which code of http://loinc.org is meant.',
      'information Condition.code.coding[1]: Nothing says which code of http://loinc.org is meant.',
    ],
  },
]);
