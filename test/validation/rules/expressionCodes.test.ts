import { expressionCodes } from '../../../src/validation/rules/expressionCodes.ts';
import { testRule } from '../../support/testRule.ts';

testRule(expressionCodes, [
  {
    name: 'takes codes that their systems can have, and systems of the author',
    resources: [
      {
        resourceType: 'PlanDefinition',
        id: 'p',
        status: 'draft',
        action: [
          {
            title: 'Treat',
            condition: [
              {
                kind: 'applicability',
                expression: {
                  language: 'text/fhirpath',
                  expression:
                    "%conditions.where(code.coding.where(system = 'http://snomed.info/sct' and code = '44054006').exists()).exists()",
                },
              },
              {
                kind: 'applicability',
                expression: {
                  language: 'text/fhirpath',
                  expression:
                    "%observations.where(code.coding.where(code = '4548-4' and system = 'http://loinc.org').exists()).exists()",
                },
              },
              {
                kind: 'applicability',
                expression: {
                  language: 'text/fhirpath',
                  expression:
                    "%conditions.where(code.coding.where(system = 'http://example.org/x' and code = '?').exists()).exists()",
                },
              },
            ],
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'reports wrong check digits, slips in systems and codes that a system here has not',
    resources: [
      {
        resourceType: 'PlanDefinition',
        id: 'p',
        status: 'draft',
        action: [
          {
            title: 'Treat',
            condition: [
              {
                kind: 'applicability',
                expression: {
                  language: 'text/fhirpath',
                  expression:
                    "%conditions.where(code.coding.where(system = 'http://snomed.info/sct' and code = '44054007').exists()).exists()",
                },
              },
              {
                kind: 'applicability',
                expression: {
                  language: 'text/fhirpath',
                  expression:
                    "%conditions.where(code.coding.where(system = 'http://snomed.info/sc' and code = '44054006').exists()).exists()",
                },
              },
              {
                kind: 'applicability',
                expression: {
                  language: 'text/fhirpath',
                  expression:
                    "%conditions.where(clinicalStatus.coding.where(code = 'activ' and system = 'http://terminology.hl7.org/CodeSystem/condition-clinical').exists()).exists()",
                },
              },
            ],
          },
        ],
      },
    ],
    findings: [
      'PlanDefinition.action[0].condition[0].expression.expression: "44054007" is no code of http://snomed.info/sct.',
      'PlanDefinition.action[0].condition[1].expression.expression: http://snomed.info/sc is not how the system is named: write http://snomed.info/sct.',
      'PlanDefinition.action[0].condition[2].expression.expression: "activ" is no code of http://terminology.hl7.org/CodeSystem/condition-clinical.',
    ],
  },
]);
