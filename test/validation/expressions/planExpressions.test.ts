import type { PlanDefinition } from 'fhir/r4.js';
import { expect, it } from 'vitest';
import { planExpressions } from '../../../src/validation/expressions/planExpressions.ts';

const authored = { file: 'plan.json' };
const fhirpath = (expression: string) => ({ language: 'text/fhirpath', expression });
const plan: PlanDefinition = {
  resourceType: 'PlanDefinition',
  id: 'foreign',
  status: 'draft',
  action: [
    {
      condition: [
        { kind: 'applicability', expression: fhirpath('%conditions.exists()') },
        {
          kind: 'applicability',
          expression: {
            language: 'text/cql',
            expression: 'Adult',
            extension: [
              {
                url: 'http://hl7.org/fhir/StructureDefinition/cqf-alternativeExpression',
                valueExpression: fhirpath("%patient.gender = 'female'"),
              },
            ],
          },
        },
      ],
      action: [{ condition: [{ kind: 'applicability', expression: fhirpath('%conditions.exists()') }] }],
    },
    { title: 'without a condition' },
  ],
};

it('are found at any depth and as alternatives, each text once', () => {
  const expressions = planExpressions({ resource: plan, sources: [], authored });
  expect(expressions).toEqual([
    {
      text: '%conditions.exists()',
      path: 'PlanDefinition.action[0].condition[0].expression',
      gives: 'condition',
      declared: [],
      subject: 'the plan "foreign"',
      place: authored,
    },
    {
      text: "%patient.gender = 'female'",
      path: 'PlanDefinition.action[0].condition[1].expression.extension[0].value.ofType(Expression)',
      gives: 'condition',
      declared: [],
      subject: 'the plan "foreign"',
      place: authored,
    },
  ]);
});
