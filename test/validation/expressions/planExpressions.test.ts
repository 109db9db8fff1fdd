import type { PlanDefinition } from 'fhir/r4.js';
import { expect, it } from 'vitest';
import { Catalog } from '../../../src/artifact.ts';
import type { Diagnostic } from '../../../src/diagnostic.ts';
import { lintExpressions } from '../../../src/validation/expressions/lintExpressions.ts';
import { planExpressions } from '../../../src/validation/expressions/planExpressions.ts';
import { Verdicts } from '../../../src/validation/expressions/verdicts.ts';

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

it('are found at any depth and as alternatives, and those of others are warned of', async () => {
  const expressions = planExpressions(new Catalog([{ resource: plan, sources: [], authored }]));
  expect(expressions.map(({ text }) => text)).toEqual(['%conditions.exists()', "%patient.gender = 'female'"]);
  const reported: Diagnostic[] = [];
  await lintExpressions(expressions, new Verdicts(), (each) => reported.push(each), { severity: 'warning' });
  expect(reported).toMatchObject([
    { code: 'fhirpath-variable-unknown', severity: 'warning', place: authored },
  ]);
  expect(reported[0]?.message).toMatch(
    /^The FHIRPath of the plan "foreign", at "%patient.gender = 'female'": /,
  );
});
