import type { FhirResource, Library } from 'fhir/r4.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PlanRequest } from '../../../src/apply/plan/planRequest.ts';
import { actionWith, compileCql, cqlOf, elmOf, libraryOf } from '../cql/support.ts';
import { apply, base, patient, planOf, when } from './support.ts';

const library = [`${base}/Library/Logic|1.0.0`];
const cql = cqlOf(
  'Logic',
  [
    'define "Yes": true',
    'define "Dr. who, is she?": true',
    'define "Female": Patient.gender = \'female\'',
    'define "Back pain": exists ([Condition] C where exists (C.code.coding K where K.code.value = \'M54.5\'))',
    'define "Adult": Patient.birthDate.value <= Today() - 18 years',
    'define "Recent": exists ([Condition] C where date from C.recordedDate.value after Today() - 30 days)',
  ].join('\n'),
);
let logic: Library;
beforeAll(async () => {
  logic = libraryOf('Logic', { cql, elm: await elmOf(cql) });
}, 60_000);

async function outcome(
  expression: string,
  language: string,
  { reference, ...more }: Partial<PlanRequest> & { reference?: string } = {},
) {
  const plan = planOf(actionWith(expression, language, reference), { library });
  const { decision, issues } = await apply(plan, 'bundle', [logic], more);
  return decision.actions[0]?.conditions[0]?.outcome === 'failed'
    ? issues.map(({ diagnostics }) => diagnostics?.replace(/^.*could not be evaluated: /s, ''))
    : decision.actions[0]?.conditions[0]?.outcome;
}

describe('with a compiler', () => {
  it.each([
    ['text/cql', 'Yes', 'true'],
    ['text/cql', 'Dr. who, is she?', 'true'],
    ['text/cql', 'Logic.Yes', 'true'],
    ['text/cql', 'Logic."Dr. who, is she?"', 'true'],
    ['text/cql', '"Logic"."Female" and Logic.Yes', 'true'],
    ['text/cql', 'exists [Condition]', 'false'],
    ['text/cql', "%subject.gender = 'male'", 'false'],
    ['text/cql-identifier', 'Female', 'true'],
    ['text/cql.identifier', 'Female', 'true'],
    ['text/cql-expression', 'Logic.Female', 'true'],
    ['text/cql.expression', 'not Logic.Female', 'false'],
    ['text/cql-expression', 'AgeInYears() >= 18', 'true'],
    ['text/cql-expression', 'null as Boolean', 'empty'],
    ['text/cql-expression', "%context.id = 'plan' and %resource.id = 'plan'", 'true'],
    ['text/cql-expression', "%encounter.id = 'e'", 'true'],
    ['text/cql-expression', "%encounter.status = 'planned'", 'true'],
    ['text/cql-expression', 'Today() = @2026-11-25', 'true'],
  ])('%s %s', async (language, expression, expected) => {
    const encounter: FhirResource = {
      resourceType: 'Encounter',
      id: 'e',
      status: 'planned',
      class: {},
      subject: { reference: 'Patient/p' },
    };
    const more = { compileCql, encounter: 'e', data: [patient, encounter] };
    expect(await outcome(expression, language, more)).toBe(expected);
  });

  it.each([
    ['text/cql', 'No', `the library ${base}/Library/Logic|1.0.0 has no define "No"`],
    ['text/cql-identifier', 'Logic.Yes', `the library ${base}/Library/Logic|1.0.0 has no define "Logic.Yes"`],
    [
      'text/cql-expression',
      'Yes',
      'it does not compile: line 1: Could not resolve identifier Yes in the current library.',
    ],
    ['text/cql-expression', 'true and\nor', 'it does not compile: line 2: Syntax error at or'],
    [
      'text/cql-expression',
      'singleton from { true, false }',
      "it failed: IllegalArgument: 'SingletonFrom' requires a 0 or 1 arg array",
    ],
    ['text/cql-expression', ' ', 'it is empty'],
  ])('%s %s is refused with the reason', async (language, expression, words) => {
    expect(await outcome(expression, language, { compileCql })).toEqual([words]);
  });

  it('an expression that names its library is a define of it, and nothing else', async () => {
    const reference = library[0] as string;
    expect(await outcome('Yes', 'text/cql', { compileCql, reference })).toBe('true');
    expect(await outcome('exists [Condition]', 'text/cql', { compileCql, reference })).toEqual([
      `the library ${reference} has no define "exists [Condition]"`,
    ]);
  });
});

describe('without a compiler', () => {
  it('defines run, by their name and behind that of their library', async () => {
    expect(await outcome('Yes', 'text/cql')).toBe('true');
    expect(await outcome('Logic.Female', 'text/cql')).toBe('true');
  });

  const wanted =
    'it is CQL in words, and there is no compiler: npm install @cqframework/cql cql-exec-fhir, or name a define of a compiled library';
  it('CQL in words says what is missing', async () => {
    expect(await outcome('exists [Condition]', 'text/cql-expression')).toEqual([wanted]);
    expect(await outcome('exists [Condition]', 'text/cql')).toEqual([wanted]);
  });

  it('and gives way to an alternative, which is told', async () => {
    const extension = [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/cqf-alternativeExpression',
        valueExpression: { language: 'text/fhirpath', expression: '%conditions.exists()' },
      },
    ];
    const action = actionWith('exists [Condition]', 'text/cql-expression', undefined, extension);
    const { decision, issues } = await apply(planOf(action), 'bundle');
    expect([decision.actions[0]?.conditions[0]?.ran, issues]).toEqual(['alternative', []]);
  });

  it('and so does a library that comes as text alone', async () => {
    const extension = [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/cqf-alternativeExpression',
        valueExpression: { language: 'text/fhirpath', expression: 'true' },
      },
    ];
    const plan = planOf(actionWith('Yes', 'text/cql', undefined, extension), { library });
    const { decision } = await apply(plan, 'bundle', [libraryOf('Logic', { cql })]);
    expect(decision.actions[0]?.conditions[0]).toMatchObject({ ran: 'alternative', outcome: 'true' });
  });
});

describe('FHIRPath and CQL decide the same', () => {
  const pairs = [
    ["%subject.gender = 'female'", 'Female'],
    ["%conditions.where(code.coding.where(code = 'M54.5').exists()).exists()", 'Back pain'],
    ['%subject.birthDate <= today() - 18 years', 'Adult'],
    ['%conditions.where(recordedDate > today() - 30 days).exists()', 'Recent'],
  ] as const;
  const condition = (more: object): FhirResource => ({
    resourceType: 'Condition',
    id: 'c',
    subject: { reference: 'Patient/p' },
    ...more,
  });
  const back = { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'M54.5' }] };
  it.each<[string, FhirResource[]]>([
    ['nobody else', [patient]],
    ['a child', [{ ...patient, birthDate: '2020-05-05' } as FhirResource]],
    ['no birth date', [{ resourceType: 'Patient', id: 'p' }]],
    ['back pain of today', [patient, condition({ code: back, recordedDate: '2026-11-25T23:30:00-05:00' })]],
    ['back pain of old', [patient, condition({ code: back, recordedDate: '2020' })]],
    ['another pain', [patient, condition({ code: { text: 'back' } })]],
    ['a pain that cannot be read', [patient, condition({ code: 'M54.5' })]],
    ['that of another', [patient, condition({ code: back, subject: { reference: 'Patient/q' } })]],
    ['the same twice', [patient, condition({ code: back }), condition({ code: back })]],
  ])('of %s', async (_, data) => {
    for (const [fhirpath, define] of pairs) {
      const decide = async (action: ReturnType<typeof actionWith>) => {
        const { decision, issues } = await apply(planOf(action, { library }), 'bundle', [logic], { data });
        return [decision.actions[0]?.applicable, issues];
      };
      expect([define, await decide([{ id: 'a', condition: [when(fhirpath)] }])]).toEqual([
        define,
        await decide(actionWith(define, 'text/cql')),
      ]);
    }
  });
});

describe('a dynamic value from CQL', () => {
  it.each<[string, string, string, unknown]>([
    ['code', 'code', 'Code \'1\' from "S"', { coding: [{ system: 'http://s', code: '1' }] }],
    [
      'occurrence',
      'occurrencePeriod',
      'Interval[@2026-01-01, @2026-02-01]',
      { start: '2026-01-01', end: '2026-02-01' },
    ],
    [
      'quantity',
      'quantityQuantity',
      "5 'mg'",
      { value: 5, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' },
    ],
    ['bodySite', 'bodySite', "{ Tuple { text: 'a' }, Tuple { text: 'b' } }", [{ text: 'a' }, { text: 'b' }]],
    ['note.text', 'note', "'x'", [{ text: 'x' }]],
  ])('%s becomes %s', async (path, element, expression, expected) => {
    const text = cqlOf('Logic', `define "Value": ${expression}`, 'codesystem "S": \'http://s\'');
    const activity: FhirResource = {
      resourceType: 'ActivityDefinition',
      id: 'x',
      url: `${base}/ActivityDefinition/x`,
      status: 'active',
      kind: 'ServiceRequest',
      library,
      dynamicValue: [{ path, expression: { language: 'text/cql', expression: 'Value' } }],
    };
    const plan = planOf([{ id: 'a', definitionCanonical: `${base}/ActivityDefinition/x` }]);
    const content = [activity, libraryOf('Logic', { elm: await elmOf(text) })];
    const { result, issues } = await apply(plan, 'bundle', content);
    const request = result.entry?.[1]?.resource as unknown as Record<string, unknown>;
    expect([request[element], issues]).toEqual([expected, []]);
  });
});
