import { expressionSyntax } from '../../../src/validation/rules/expressionSyntax.ts';
import { testRule } from '../../support/testRule.ts';

testRule(expressionSyntax, [
  {
    name: 'takes what parses, with variables that the form declares',
    resources: [
      {
        resourceType: 'Questionnaire',
        url: 'http://example.org/fhir/Questionnaire/q',
        status: 'draft',
        item: [
          {
            linkId: 'a',
            type: 'decimal',
            text: 'A',
            extension: [
              {
                url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',
                valueExpression: {
                  language: 'text/fhirpath',
                  expression: '%bmi * 2 + %patient.name.count()',
                },
              },
            ],
          },
        ],
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/variable',
            valueExpression: {
              name: 'bmi',
              language: 'text/fhirpath',
              expression: "%resource.item.where(linkId = 'a').answer.value",
            },
          },
        ],
      },
      {
        resourceType: 'Measure',
        extension: [
          {
            url: 'http://x',
            valueExpression: {
              language: 'text/fhirpath',
              expression: '%anything.exists()',
            },
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'leaves the conditions of plans to another check',
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
                  expression: '%conditions.where(',
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
    name: 'reports what does not parse, and functions that there are not',
    resources: [
      {
        resourceType: 'Library',
        extension: [
          {
            url: 'http://x',
            valueExpression: {
              language: 'text/fhirpath',
              expression: 'name.where(',
            },
          },
          {
            url: 'http://x',
            valueExpression: {
              language: 'text/fhirpath',
              expression: '%resource.exist()',
            },
          },
        ],
      },
    ],
    findings: [
      "error Library.extension[0].value.ofType(Expression).expression: This is not FHIRPath: line: 1; column: 11; message: mismatched input '<EOF>' expecting {'+', '-', 'is', 'as', 'in', 'contains', '(', ')', '{', 'true', 'false', '%', '$this', '$index', '$total', 'sort', '`sort`', 'asc', 'desc', DATE, DATETIME, TIME, IDENTIFIER, DELIMITEDIDENTIFIER, STRING, INTEGER, DECIMAL, LONGNUMBER}.",
      'error Library.extension[1].value.ofType(Expression).expression: FHIRPath has no function exist(). Did you mean exists()?',
    ],
  },
  {
    name: 'reports variables and elements that a form has not, and rules that do not parse',
    resources: [
      {
        resourceType: 'Questionnaire',
        url: 'http://example.org/fhir/Questionnaire/q',
        status: 'draft',
        item: [
          {
            linkId: 'a',
            type: 'string',
            text: 'A',
          },
        ],
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/variable',
            valueExpression: {
              name: 'a',
              language: 'text/fhirpath',
              expression: '%weight > 2',
            },
          },
          {
            url: 'http://hl7.org/fhir/StructureDefinition/variable',
            valueExpression: {
              name: 'b',
              language: 'text/fhirpath',
              expression: '%resource.items.count()',
            },
          },
          {
            url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-constraint',
            extension: [
              {
                url: 'expression',
                valueString: 'item.exists(',
              },
            ],
          },
        ],
      },
    ],
    findings: [
      'Questionnaire.extension[0].value.ofType(Expression).expression: %weight is not defined: the form declares no such variable.',
      'Questionnaire.extension[1].value.ofType(Expression).expression: QuestionnaireResponse has no element "items"; did you mean "item"?',
      "error Questionnaire.extension[2].extension[0].value.ofType(string): This is not FHIRPath: line: 1; column: 12; message: mismatched input '<EOF>' expecting {'+', '-', 'is', 'as', 'in', 'contains', '(', ')', '{', 'true', 'false', '%', '$this', '$index', '$total', 'sort', '`sort`', 'asc', 'desc', DATE, DATETIME, TIME, IDENTIFIER, DELIMITEDIDENTIFIER, STRING, INTEGER, DECIMAL, LONGNUMBER}.",
    ],
  },
]);
