import { codeCheckDigit } from '../../../src/validation/rules/codeCheckDigit.ts';

import { testRule } from '../../support/testRule.ts';

testRule(codeCheckDigit, [
  {
    name: 'takes codes of SNOMED CT, and expressions',
    resources: [
      {
        resourceType: 'Basic',
        code: {
          coding: [
            { system: 'http://snomed.info/sct', code: '404684003' },
            { system: 'http://snomed.info/sct', code: '73211009' },
            { system: 'http://snomed.info/sct', code: '404684003:363698007=39057004' },
          ],
        },
      },
    ],
    findings: [],
  },
  {
    name: 'takes terms, parts and answers of LOINC',
    resources: [
      {
        resourceType: 'Basic',
        code: {
          coding: [
            { system: 'http://loinc.org', code: '85354-9' },
            { system: 'http://loinc.org', code: 'LA6724-4' },
            { system: 'http://loinc.org', code: 'LP173421-1' },
          ],
        },
      },
    ],
    findings: [],
  },
  {
    name: 'reports a wrong digit',
    resources: [
      { resourceType: 'Basic', code: { coding: [{ system: 'http://snomed.info/sct', code: '404684004' }] } },
    ],
    findings: [
      `warning Basic.code.coding[0].code: "404684004" is no code of SNOMED CT: its form or check digit is wrong.`,
    ],
  },
  {
    name: 'reports a wrong digit of LOINC',
    resources: [
      { resourceType: 'Basic', code: { coding: [{ system: 'http://loinc.org', code: '85354-8' }] } },
    ],
    findings: [`Basic.code.coding[0].code: "85354-8" is no code of LOINC: its form or check digit is wrong.`],
  },
  {
    name: 'refuses a code of SNOMED CT with letters',
    resources: [
      { resourceType: 'Basic', code: { coding: [{ system: 'http://snomed.info/sct', code: '73211009A' }] } },
    ],
    findings: [
      'warning Basic.code.coding[0].code: "73211009A" is no code of SNOMED CT: its form or check digit is wrong.',
    ],
  },
  {
    name: 'refuses a wrong digit in a definition, and in what it contains',
    resources: [
      {
        resourceType: 'PlanDefinition',
        topic: [{ coding: [{ system: 'http://loinc.org', code: '85354-8' }] }],
        contained: [
          { resourceType: 'Basic', code: { coding: [{ system: 'http://loinc.org', code: '85354-7' }] } },
        ],
      },
    ],
    findings: [
      'PlanDefinition.topic[0].coding[0].code: "85354-8" is no code of LOINC: its form or check digit is wrong.',
      'PlanDefinition.contained[0].code.coding[0].code: "85354-7" is no code of LOINC: its form or check digit is wrong.',
    ],
  },
]);

testRule(codeCheckDigit, [
  {
    name: 'takes answers and parts of LOINC, and expressions',
    resources: [
      {
        resourceType: 'Condition',
        code: {
          coding: [
            {
              system: 'http://loinc.org',
              code: 'LA6569-3',
            },
            {
              system: 'http://loinc.org',
              code: 'LP14635-4',
            },
            {
              system: 'http://snomed.info/sct',
              code: '44054006:363698007=113331007',
            },
          ],
        },
      },
    ],
    findings: [],
  },
  {
    name: 'reports wrong ones, codes of another system and descriptions',
    resources: [
      {
        resourceType: 'Condition',
        code: {
          coding: [
            {
              system: 'http://loinc.org',
              code: 'LA6569-4',
            },
            {
              system: 'http://loinc.org',
              code: 'A548-4',
            },
            {
              system: 'http://snomed.info/sct',
              code: '4548-4',
            },
            {
              system: 'http://snomed.info/sct',
              code: '197763012',
            },
          ],
        },
      },
    ],
    findings: [
      'Condition.code.coding[0].code: "LA6569-4" is no code of LOINC: its form or check digit is wrong.',
      'Condition.code.coding[1].code: "A548-4" is no code of LOINC: its form or check digit is wrong.',
      'warning Condition.code.coding[2].code: "4548-4" is no code of SNOMED CT: its form or check digit is wrong.',
      'warning Condition.code.coding[3].code: "197763012" identifies a description of SNOMED CT: a code is that of a concept.',
    ],
  },
]);
