import { cqlDefine } from '../../../src/validation/rules/cqlDefine.ts';
import { elm, logicLibrary } from '../../support/logicContent.ts';
import { testRule } from '../../support/testRule.ts';

const logic = logicLibrary([
  elm(
    'Logic',
    '1',
    { name: 'Is Adult', resultTypeName: '{urn:hl7-org:elm-types:r1}Boolean' },
    { name: 'Age', resultTypeName: '{urn:hl7-org:elm-types:r1}Integer' },
  ),
]);
const plan = (language: string, expression: string, more: object = {}, reference?: string) => ({
  resourceType: 'PlanDefinition',
  library: ['http://x/Library/Logic'],
  action: [{ condition: [{ expression: { language, expression, ...(reference && { reference }) } }] }],
  ...more,
});
testRule(cqlDefine, [
  {
    name: 'takes Boolean definitions, whole CQL, and libraries that are elsewhere',
    resources: [
      logic,
      plan('text/cql-identifier', 'Is Adult'),
      plan('text/cql', '"Is Adult"'),
      plan('text/cql', 'exists [Condition]'),
      plan('text/cql-identifier', 'Other', { library: ['http://elsewhere'] }),
      plan('text/fhirpath', '%a'),
    ],
    findings: [],
  },
  {
    name: 'reports what the library does not define',
    resources: [logic, plan('text/cql-identifier', 'Is Old')],
    findings: [
      `PlanDefinition.action[0].condition[0].expression.expression: http://x/Library/Logic defines no "Is Old".`,
    ],
  },
  {
    name: 'reports a condition that gives no Boolean',
    resources: [logic, plan('text/cql-identifier', 'Age')],
    findings: [
      `PlanDefinition.action[0].condition[0].expression.expression: A condition is a Boolean, "Age" gives Integer.`,
    ],
  },
  {
    name: 'reports an identifier without a library',
    resources: [plan('text/cql-identifier', 'Age', { library: [] })],
    findings: [
      `PlanDefinition.action[0].condition[0].expression.expression: "Age" names a definition, and nothing says in which library: add one to library.`,
    ],
  },
  {
    name: 'reports a library that is not here, and FHIRPath that is called CQL',
    resources: [logic, plan('text/cql', '1', {}, 'http://x/Library/Gone'), plan('text/cql', '%a.exists()')],
    findings: [
      `warning PlanDefinition.action[0].condition[0].expression.expression: No library here has the url http://x/Library/Gone.`,
      `PlanDefinition.action[0].condition[0].expression.expression: CQL has no variables with %: the language is text/fhirpath, or the expression is another.`,
    ],
  },
  {
    name: 'reads words beside their library as a name, and wants a library of the version',
    resources: [
      logic,
      { resourceType: 'ValueSet', url: 'http://x/ValueSet/v' },
      plan('text/cql', 'Is Adult', {}, 'http://x/Library/Logic|1'),
      plan('text/cql', 'is adult', {}, 'http://x/Library/Logic'),
      plan('text/cql', 'exists Something', {}, 'http://x/Library/Logic'),
      plan('text/cql', 'Is Adult', {}, 'http://x/Library/Logic|2'),
      plan('text/cql', 'Is Adult', {}, 'http://x/ValueSet/v'),
    ],
    findings: [
      'PlanDefinition.action[0].condition[0].expression.expression: http://x/Library/Logic defines no "is adult".',
      'warning PlanDefinition.action[0].condition[0].expression.expression: http://x/Library/Logic is here as 1, not as 2: let them agree.',
      'PlanDefinition.action[0].condition[0].expression.expression: http://x/ValueSet/v is a ValueSet, expected a library with the definition.',
    ],
  },
]);

testRule(cqlDefine, [
  {
    name: 'takes expressions of what the library declares',
    resources: [
      {
        resourceType: 'PlanDefinition',
        id: 'p',
        status: 'draft',
        library: ['http://example.org/fhir/Library/Logic'],
        action: [
          {
            title: 'Treat',
            condition: [
              {
                kind: 'applicability',
                expression: {
                  language: 'text/cql',
                  expression: '"Is Adult" and exists [Condition]',
                },
              },
              {
                kind: 'applicability',
                expression: {
                  language: 'text/cql',
                  expression: 'Logic."Is Adult" or AgeInYears() > "Threshold"',
                },
              },
            ],
          },
        ],
      },
      {
        resourceType: 'Library',
        url: 'http://example.org/fhir/Library/Logic',
        status: 'draft',
        type: {
          text: 'logic',
        },
        content: [
          {
            contentType: 'text/cql',
            data: 'bGlicmFyeSBMb2dpYyB2ZXJzaW9uICcxJwp1c2luZyBGSElSIHZlcnNpb24gJzQuMC4xJwppbmNsdWRlIEZISVJIZWxwZXJzIHZlcnNpb24gJzQuMC4xJyBjYWxsZWQgRkhJUkhlbHBlcnMKcGFyYW1ldGVyICJUaHJlc2hvbGQiIEludGVnZXIgZGVmYXVsdCA1CmNvbnRleHQgUGF0aWVudApkZWZpbmUgIklzIEFkdWx0IjogQWdlSW5ZZWFycygpID49IDE4Cg==',
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'reports names, types and functions that there are not, and what does not parse',
    resources: [
      {
        resourceType: 'PlanDefinition',
        id: 'p',
        status: 'draft',
        library: ['http://example.org/fhir/Library/Logic'],
        action: [
          {
            title: 'Treat',
            condition: [
              {
                kind: 'applicability',
                expression: {
                  language: 'text/cql',
                  expression: '"Is Adult',
                },
              },
            ],
          },
          {
            title: 'Treat',
            condition: [
              {
                kind: 'applicability',
                expression: {
                  language: 'text/cql',
                  expression: '"Is Adult" and',
                },
              },
            ],
          },
          {
            title: 'Treat',
            condition: [
              {
                kind: 'applicability',
                expression: {
                  language: 'text/cql',
                  expression: 'exists [Conditions]',
                },
              },
            ],
          },
          {
            title: 'Treat',
            condition: [
              {
                kind: 'applicability',
                expression: {
                  language: 'text/cql',
                  expression: 'exists [Condition: "Codes"]',
                },
              },
            ],
          },
          {
            title: 'Treat',
            condition: [
              {
                kind: 'applicability',
                expression: {
                  language: 'text/cql',
                  expression: 'AgeInYear() > 3',
                },
              },
            ],
          },
          {
            title: 'Treat',
            condition: [
              {
                kind: 'applicability',
                expression: {
                  language: 'text/cql',
                  expression: 'Common."Is Adult"',
                },
              },
            ],
          },
          {
            title: 'Treat',
            condition: [
              {
                kind: 'applicability',
                expression: {
                  language: 'text/cql',
                  expression: "AgeInYears() >= '18'",
                },
              },
            ],
          },
          {
            title: 'Treat',
            condition: [
              {
                kind: 'applicability',
                expression: {
                  language: 'text/cql',
                  expression: 'AgeInYears()',
                },
              },
            ],
          },
        ],
      },
      {
        resourceType: 'Library',
        url: 'http://example.org/fhir/Library/Logic',
        status: 'draft',
        type: {
          text: 'logic',
        },
        content: [
          {
            contentType: 'text/cql',
            data: 'bGlicmFyeSBMb2dpYyB2ZXJzaW9uICcxJwp1c2luZyBGSElSIHZlcnNpb24gJzQuMC4xJwppbmNsdWRlIEZISVJIZWxwZXJzIHZlcnNpb24gJzQuMC4xJyBjYWxsZWQgRkhJUkhlbHBlcnMKcGFyYW1ldGVyICJUaHJlc2hvbGQiIEludGVnZXIgZGVmYXVsdCA1CmNvbnRleHQgUGF0aWVudApkZWZpbmUgIklzIEFkdWx0IjogQWdlSW5ZZWFycygpID49IDE4Cg==',
          },
        ],
      },
    ],
    findings: [
      'PlanDefinition.action[0].condition[0].expression.expression: This is not CQL: the " of line 1 is not closed.',
      'PlanDefinition.action[1].condition[0].expression.expression: This is not CQL: nothing follows "and".',
      'PlanDefinition.action[2].condition[0].expression.expression: FHIR has no records of type "Conditions".',
      'PlanDefinition.action[3].condition[0].expression.expression: The library declares no "Codes".',
      'PlanDefinition.action[4].condition[0].expression.expression: CQL has no function AgeInYear().',
      'PlanDefinition.action[5].condition[0].expression.expression: The library includes no "Common".',
      "PlanDefinition.action[6].condition[0].expression.expression: A number is compared with a text: AgeInYears() >= '18'.",
      'PlanDefinition.action[7].condition[0].expression.expression: A condition is a Boolean, this is a number.',
    ],
  },
]);
