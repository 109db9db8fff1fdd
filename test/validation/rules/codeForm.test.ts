import { codeForm } from '../../../src/validation/rules/codeForm.ts';
import { testRule } from '../../support/testRule.ts';

testRule(codeForm, [
  {
    name: 'takes codes as their systems write them',
    resources: [
      {
        resourceType: 'Condition',
        code: {
          coding: [
            {
              system: 'http://hl7.org/fhir/sid/icd-10-cm',
              code: 'M54.50',
            },
          ],
        },
      },
      {
        resourceType: 'Condition',
        code: {
          coding: [
            {
              system: 'http://hl7.org/fhir/sid/icd-10-cm',
              code: 'S52.521A',
            },
          ],
        },
      },
      {
        resourceType: 'Condition',
        code: {
          coding: [
            {
              system: 'http://hl7.org/fhir/sid/icd-10',
              code: 'E10-E14',
            },
          ],
        },
      },
      {
        resourceType: 'Condition',
        code: {
          coding: [
            {
              system: 'http://hl7.org/fhir/sid/icd-9-cm',
              code: 'V10.01',
            },
          ],
        },
      },
      {
        resourceType: 'Condition',
        code: {
          coding: [
            {
              system: 'http://www.nlm.nih.gov/research/umls/rxnorm',
              code: '5640',
            },
          ],
        },
      },
      {
        resourceType: 'Condition',
        code: {
          coding: [
            {
              system: 'http://hl7.org/fhir/sid/cvx',
              code: '08',
            },
          ],
        },
      },
      {
        resourceType: 'Condition',
        code: {
          coding: [
            {
              system: 'http://www.ama-assn.org/go/cpt',
              code: '0403T',
            },
          ],
        },
      },
      {
        resourceType: 'Condition',
        code: {
          coding: [
            {
              system: 'http://hl7.org/fhir/sid/ndc',
              code: '0777-3105-02',
            },
          ],
        },
      },
      {
        resourceType: 'Condition',
        code: {
          coding: [
            {
              system: 'http://www.whocc.no/atc',
              code: 'N02BE01',
            },
          ],
        },
      },
      {
        resourceType: 'Condition',
        code: {
          coding: [
            {
              system: 'http://example.org/x',
              code: '?',
            },
          ],
        },
      },
    ],
    findings: [],
  },
  {
    name: 'reports others, in codings, value sets and maps, contained ones too',
    resources: [
      {
        resourceType: 'Condition',
        code: {
          coding: [
            {
              system: 'http://hl7.org/fhir/sid/icd-10-cm',
              code: 'm5450',
            },
          ],
        },
      },
      {
        resourceType: 'ValueSet',
        compose: {
          include: [
            {
              system: 'http://www.nlm.nih.gov/research/umls/rxnorm',
              concept: [
                {
                  code: 'RX1',
                },
              ],
            },
          ],
        },
      },
      {
        resourceType: 'Questionnaire',
        contained: [
          {
            resourceType: 'ValueSet',
            id: 'v',
            compose: {
              include: [
                {
                  system: 'http://www.ama-assn.org/go/cpt',
                  concept: [
                    {
                      code: '8303',
                    },
                  ],
                },
              ],
            },
          },
        ],
      },
    ],
    findings: [
      'Condition.code.coding[0].code: "m5450" is not written as codes of http://hl7.org/fhir/sid/icd-10-cm are, M54.50 say.',
      'ValueSet.compose.include[0].concept[0].code: "RX1" is not written as codes of http://www.nlm.nih.gov/research/umls/rxnorm are, 5640 say.',
      'Questionnaire.contained[0].compose.include[0].concept[0].code: "8303" is not written as codes of http://www.ama-assn.org/go/cpt are, 62323 say.',
    ],
  },
]);
