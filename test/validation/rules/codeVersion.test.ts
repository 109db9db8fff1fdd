import { codeVersion } from '../../../src/validation/rules/codeVersion.ts';
import { testRule } from '../../support/testRule.ts';

testRule(codeVersion, [
  {
    name: 'takes editions with or without a date, and versions of other systems',
    resources: [
      {
        resourceType: 'ValueSet',
        compose: {
          include: [
            {
              system: 'http://snomed.info/sct',
              version: 'http://snomed.info/sct/731000124108/version/20240301',
            },
            {
              system: 'http://snomed.info/sct',
              version: 'http://snomed.info/sct/900000000000207008',
            },
            {
              system: 'http://loinc.org',
              version: '2.77',
            },
          ],
        },
      },
    ],
    findings: [],
  },
  {
    name: 'reports dates alone and editions with a wrong number',
    resources: [
      {
        resourceType: 'ValueSet',
        compose: {
          include: [
            {
              system: 'http://snomed.info/sct',
              version: '2024-03',
            },
          ],
          exclude: [
            {
              system: 'http://snomed.info/sct',
              version: 'http://snomed.info/sct/731000124109',
            },
          ],
        },
      },
      {
        resourceType: 'Condition',
        code: {
          coding: [
            {
              system: 'http://snomed.info/sct',
              code: '44054006',
              version: '20240301',
            },
          ],
        },
      },
    ],
    findings: [
      'ValueSet.compose.include[0].version: "2024-03" names no edition of SNOMED CT: write http://snomed.info/sct/<edition>/version/<yyyymmdd>.',
      'ValueSet.compose.exclude[0].version: The edition 731000124109 is no identifier of SNOMED CT.',
      'Condition.code.coding[0].version: "20240301" names no edition of SNOMED CT: write http://snomed.info/sct/<edition>/version/<yyyymmdd>.',
    ],
  },
]);
