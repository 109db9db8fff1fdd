import type { ActivityDefinition, Expression, FhirResource, PlanDefinition } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { Catalog } from '../../../src/artifact.ts';
import type { Diagnostic } from '../../../src/diagnostic.ts';
import { validateExpressions } from '../../../src/validation/expressions/validateExpressions.ts';

const authored = { file: 'plan.json' };
const fhirpath = (expression: string): Expression => ({ language: 'text/fhirpath', expression });
const applicability = (expression: Expression) => ({ kind: 'applicability' as const, expression });
const plan = (expression: string, more: Partial<PlanDefinition> = {}): PlanDefinition => ({
  resourceType: 'PlanDefinition',
  id: 'foreign',
  status: 'draft',
  action: [{ condition: [applicability(fhirpath(expression))] }],
  ...more,
});

async function validate(...resources: readonly FhirResource[]) {
  const found: Diagnostic[] = [];
  const catalog = new Catalog(resources.map((resource) => ({ resource, sources: [], authored })));
  await validateExpressions(catalog.artifacts, (diagnostic) => found.push(diagnostic));
  return found;
}

async function told(...resources: readonly FhirResource[]) {
  return (await validate(...resources)).map(({ code, severity }) => `${severity} ${code}`);
}

describe('the FHIRPath of plans', () => {
  it.each([
    ["%conditions.where(code.coding.where(code = 'G90.5').exists()).exists()"],
    ["%conditions.where(code.memberOf('http://example.org/v')).exists()"],
    ['true'],
  ])('is clean: %s', async (expression) => {
    expect(await told(plan(expression))).toEqual([]);
  });

  it.each([
    ['does not parse', '%conditions.where(', 'fhirpath-syntax'],
    ['names an element that is not there', "%subject.gendr = 'male'", 'fhirpath-path-unknown'],
    ['names a variable that nobody defines', '%patient.active ~ true', 'fhirpath-variable-unknown'],
    ['names a type that is not there', '(%subject.deceased is bool) ~ true', 'fhirpath-type-unknown'],
    ['names a function that is not there', '%conditions.exist()', 'fhirpath-function-unknown'],
    [
      'holds a pattern that throws',
      "%conditions.where(code.coding.where(code.matches('^(?:g90++)$')).exists()).exists()",
      'fhirpath-pattern',
    ],
  ])('fails an engine where it %s: an error', async (_, expression, code) => {
    expect(await told(plan(expression))).toEqual([`error ${code}`]);
  });

  it.each([
    ['ofType()', '%observations.where(value.ofType(Quantity).value >= 4).exists()', 'fhirpath-function'],
    ['the context', "gender = 'male'", 'fhirpath-root-path'],
    [
      'a list that is compared',
      "%conditions.where(clinicalStatus.coding.code = 'active').exists()",
      'fhirpath-list-as-scalar',
    ],
    ['any resource', "%draftOrders.where(status = 'draft').exists()", 'fhirpath-choice-uncast'],
    ['what may be nothing', "%subject.gender = 'male'", 'fhirpath-maybe-empty'],
  ])('is read differently: %s: a warning', async (_, expression, code) => {
    expect(await told(plan(expression))).toEqual([`warning ${code}`]);
  });

  it('may use what FHIR defines and what the plan declares', async () => {
    const declared = plan('%context.exists() and %prior.exists() and %labs.exists()', {
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/variable',
          valueExpression: { name: 'prior', ...fhirpath('%resource') },
        },
      ],
    });
    const [action] = declared.action ?? [];
    expect(
      await told({ ...declared, action: [{ ...action, input: [{ id: 'labs', type: 'Observation' }] }] }),
    ).toEqual([]);
    expect(await told(plan('%prior.exists()'))).toEqual(['error fhirpath-variable-unknown']);
  });

  it('is found in dynamic values, which may be anything, and in activities', async () => {
    const dynamicValue = [
      { path: 'code', expression: fhirpath('%subject.birthDat') },
      { path: 'quantity', expression: fhirpath('%subject.birthDate') },
    ];
    const activity: ActivityDefinition = {
      resourceType: 'ActivityDefinition',
      id: 'a',
      status: 'draft',
      dynamicValue,
    };
    expect(await told(plan('true', { action: [{ dynamicValue }] }), activity)).toEqual([
      'error fhirpath-path-unknown',
      'error fhirpath-path-unknown',
    ]);
  });

  it('is reported once a plan, at the file and the element', async () => {
    const faulty = { condition: [applicability(fhirpath('true')), applicability(fhirpath('%x'))] };
    expect(await validate(plan('', { action: [{ action: [faulty, faulty] }] }))).toEqual([
      {
        code: 'fhirpath-variable-unknown',
        severity: 'error',
        message: expect.stringMatching(/^The FHIRPath of the plan "foreign", at "%x": %x is not defined/),
        place: authored,
        fhirPath: 'PlanDefinition.action[0].action[0].condition[1].expression',
        spec: 'https://hl7.org/fhir/R4/fhirpath.html#variables',
      },
    ]);
  });

  it.each<[string, object]>([
    ['conditions are no list', { action: [{ condition: { expression: fhirpath('%x') } }] }],
    ['actions are words', { action: ['x'] }],
    [
      'the expression is a number',
      { action: [{ condition: [{ expression: { language: 'text/fhirpath', expression: 1 } }] }] },
    ],
  ])('is passed over where the structure is broken: %s', async (_, broken) => {
    expect(await told({ ...plan('true'), ...broken } as PlanDefinition)).toEqual([]);
  });

  it('of another language is not read', async () => {
    expect(
      await told(
        plan('', { action: [{ condition: [applicability({ language: 'text/cql', expression: '%x' })] }] }),
      ),
    ).toEqual([]);
  });
});
