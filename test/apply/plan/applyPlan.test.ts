import type { ActivityDefinition, FhirResource, Library, PlanDefinition, RequestGroup } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { SubjectMissing } from '../../../src/apply/plan/applyPlan.ts';
import { apply, base, patient, planOf, resourcesIn, when } from './support.ts';

const order = (id: string, more: Partial<ActivityDefinition> = {}): ActivityDefinition => ({
  resourceType: 'ActivityDefinition',
  id,
  url: `${base}/ActivityDefinition/${id}`,
  version: '1.0.0',
  status: 'active',
  kind: 'ServiceRequest',
  code: { text: `do ${id}` },
  ...more,
});
const groupOf = (resources: readonly FhirResource[]) =>
  resources.find(({ resourceType }) => resourceType === 'RequestGroup') as RequestGroup;
const titles = (group: RequestGroup) => group.action?.map(({ title }) => title);

describe('an action', () => {
  it.each([
    ['true', ['a']],
    ["%subject.gender = 'female'", ['a']],
    ["Patient.gender = 'female'", ['a']],
    ["%context.id = 'plan'", ['a']],
    ['%conditions.empty() and %complete.empty() and %yes.empty()', ['a']],
    ['today() = @2026-11-25', ['a']],
    ['false', undefined],
    ['{}', undefined],
    ['%subject.name.given', undefined],
    ['(true | false)', undefined],
  ])('with the condition %s', async (expression, expected) => {
    const { result, issues } = await apply(planOf([{ title: 'a', condition: [when(expression)] }]), 'bundle');
    expect(titles(groupOf(resourcesIn(result)))).toEqual(expected);
    expect(issues).toEqual([]);
  });

  it('applies where all conditions hold, and where it has none of its kind', async () => {
    const start = { ...when('false'), kind: 'start' as const };
    const plan = planOf([
      { title: 'both', condition: [when('true'), when('true')] },
      { title: 'one', condition: [when('true'), when('false')] },
      { title: 'start', condition: [start] },
      { title: 'none' },
    ]);
    const { result } = await apply(plan, 'bundle');
    const { action } = groupOf(resourcesIn(result));
    expect(action?.map(({ title }) => title)).toEqual(['both', 'start', 'none']);
    expect(action?.[1]?.condition).toEqual([start]);
  });

  it('carries its conditions, as the reference engine does without what they are extended by', async () => {
    const condition = { ...when('true'), extension: [{ url: `${base}/more`, valueString: 'more' }] };
    for (const [mode, expected] of [
      ['cpg', condition],
      ['cqf', when('true')],
    ] as const) {
      const { result } = await apply(planOf([{ condition: [condition] }]), 'bundle', [], { mode });
      expect(groupOf(resourcesIn(result)).action?.[0]?.condition).toEqual([expected]);
    }
  });

  it('that cannot be judged does not apply, and is an issue with its place', async () => {
    const plan = planOf([{ title: 'up', action: [{ title: 'a', condition: [when('%nobody.exists()')] }] }]);
    const { result, issues, decision } = await apply(plan, 'careplan');
    expect(groupOf(resourcesIn(result)).action).toEqual([{ title: 'up' }]);
    expect(issues.map(({ severity, diagnostics }) => `${severity} ${diagnostics}`)).toEqual([
      'error action[0].action[0]: the condition %nobody.exists() could not be evaluated: Attempting to access an undefined environment variable: nobody',
    ]);
    expect(decision.actions[0]?.actions[0]?.conditions[0]?.outcome).toBe('failed');
    expect(result.extension?.[0]?.valueReference?.reference).toBe('#apply-outcome-plan');
  });

  it('below one that does not apply is not looked at', async () => {
    const plan = planOf([
      { title: 'up', condition: [when('false')], action: [{ condition: [when('%nobody')] }] },
    ]);
    expect((await apply(plan, 'bundle')).issues).toEqual([]);
  });

  it('of which the first is enough stops there', async () => {
    const extension = [
      { url: 'http://hl7.org/fhir/StructureDefinition/cqf-applicabilityBehavior', valueCode: 'any' },
    ];
    const below = [{ title: 'no', condition: [when('false')] }, { title: 'yes' }, { title: 'too late' }];
    const { result } = await apply(planOf([{ extension, action: below }]), 'bundle');
    expect(groupOf(resourcesIn(result)).action?.[0]?.action?.map(({ title }) => title)).toEqual(['yes']);
  });
});

describe('an expression in a language that is not run', () => {
  const alternative = (expression: string, language = 'text/fhirpath') => ({
    kind: 'applicability' as const,
    expression: {
      language: 'application/x-fhir-query' as const,
      expression: 'Condition',
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/cqf-alternativeExpression',
          valueExpression: { language: language as 'text/fhirpath', expression },
        },
      ],
    },
  });

  it('gives way to its alternative, which is told', async () => {
    const { decision, issues } = await apply(planOf([{ condition: [alternative('true')] }]), 'bundle');
    expect(decision.actions[0]?.conditions[0]).toMatchObject({ ran: 'alternative', outcome: 'true' });
    expect(issues).toEqual([]);
  });

  it('is an issue where no alternative can be run', async () => {
    const { issues } = await apply(planOf([{ condition: [alternative('x', 'text/x-mine')] }]), 'bundle');
    expect(issues.map(({ diagnostics }) => diagnostics)).toEqual([
      'action[0]: the condition Condition could not be evaluated: the language application/x-fhir-query is not run here',
    ]);
  });

  it('never hides a fault of the primary', async () => {
    const primary = {
      ...alternative('true').expression,
      language: 'text/fhirpath' as const,
      expression: '%nobody',
    };
    const plan = planOf([{ condition: [{ kind: 'applicability', expression: primary }] }]);
    expect((await apply(plan, 'bundle')).issues).toHaveLength(1);
  });
});

describe('CQL', () => {
  const elm = {
    library: {
      identifier: { id: 'Logic', version: '1.0.0' },
      schemaIdentifier: { id: 'urn:hl7-org:elm', version: 'r1' },
      usings: { def: [{ localIdentifier: 'System', uri: 'urn:hl7-org:elm-types:r1' }] },
      statements: {
        def: [
          {
            name: 'Yes',
            context: 'Patient',
            expression: { type: 'Literal', valueType: '{urn:hl7-org:elm-types:r1}Boolean', value: 'true' },
          },
          { name: 'Nothing', context: 'Patient', expression: { type: 'Null' } },
        ],
      },
    },
  };
  const library = (content: Library['content']): Library => ({
    resourceType: 'Library',
    id: 'logic',
    url: `${base}/Library/Logic`,
    version: '1.0.0',
    status: 'active',
    type: { text: 'logic' },
    ...(content && { content }),
  });
  const compiled = library([
    { contentType: 'application/elm+json', data: Buffer.from(JSON.stringify(elm)).toString('base64') },
  ]);
  const plan = (define: string, language = 'text/cql') =>
    planOf([{ title: 'a', condition: [when(define, language)] }], {
      library: [`${base}/Library/Logic|1.0.0`],
    });

  it.each([
    ['text/cql', 'Yes', 'true'],
    ['text/cql-identifier', 'Yes', 'true'],
    ['text/cql.identifier', 'Yes', 'true'],
    ['text/cql', 'Nothing', 'empty'],
  ])('in %s runs the define %s of the library of the plan', async (language, define, outcome) => {
    const { decision } = await apply(plan(define, language), 'bundle', [compiled]);
    expect(decision.actions[0]?.conditions[0]?.outcome).toBe(outcome);
  });

  it.each<[string, FhirResource[], string, string]>([
    [
      'a define that is not there',
      [compiled],
      'No',
      `the library ${base}/Library/Logic|1.0.0 has no define "No"`,
    ],
    ['no library', [], 'Yes', `nothing in the content is the library ${base}/Library/Logic|1.0.0`],
    [
      'no ELM',
      [library(undefined)],
      'Yes',
      `the library ${base}/Library/Logic|1.0.0 holds neither ELM nor CQL, so that there is nothing to run`,
    ],
  ])('says why it cannot be run: %s', async (_, content, define, words) => {
    const { issues } = await apply(plan(define), 'bundle', content);
    expect(issues.map(({ diagnostics }) => diagnostics)).toEqual([
      `action[0]: the condition ${define} could not be evaluated: ${words}`,
    ]);
  });
});

describe('a request', () => {
  const leading = (id: string, definition: string, more: object = {}) => ({
    id,
    definitionCanonical: `${base}/${definition}`,
    ...more,
  });

  it('has an id of its own, the intent option, and is what the action refers to', async () => {
    const plan = planOf([leading('one', 'ActivityDefinition/a'), leading('two', 'ActivityDefinition/a')]);
    const { result } = await apply(plan, 'bundle', [order('a', { priority: 'urgent' })]);
    const [group, ...requests] = resourcesIn(result);
    expect((group as RequestGroup).action?.map(({ resource }) => resource?.reference)).toEqual([
      'ServiceRequest/one-a',
      'ServiceRequest/two-a',
    ]);
    expect(requests[0]).toEqual({
      resourceType: 'ServiceRequest',
      id: 'one-a',
      instantiatesCanonical: [`${base}/ActivityDefinition/a|1.0.0`],
      status: 'active',
      intent: 'option',
      priority: 'urgent',
      code: { text: 'do a' },
      subject: { reference: 'Patient/p' },
    });
  });

  it('is contained in a CarePlan, under an id that nothing else there has', async () => {
    const plan = planOf([{ definitionCanonical: `${base}/ActivityDefinition/plan` }]);
    const { result } = await apply(plan, 'careplan', [order('plan')]);
    expect(resourcesIn(result).map(({ resourceType, id }) => `${resourceType} ${id}`)).toEqual([
      'RequestGroup plan',
      'ServiceRequest plan-2',
    ]);
    expect(groupOf(resourcesIn(result)).action?.[0]?.resource?.reference).toBe('#plan-2');
  });

  it('of an activity that is contained in the plan is found there', async () => {
    const plan = planOf([{ id: 'x', definitionCanonical: '#a' }], { contained: [order('a')] });
    expect(resourcesIn((await apply(plan, 'bundle')).result).map(({ id }) => id)).toEqual(['plan', 'x-a']);
  });

  it.each<[string, FhirResource[], string]>([
    [
      `${base}/ActivityDefinition/a|2.0.0`,
      [order('a')],
      `there is ${base}/ActivityDefinition/a|1.0.0, but not version 2.0.0`,
    ],
    [
      `${base}/ActivityDefinition/b`,
      [order('a')],
      `nothing in the content has the url ${base}/ActivityDefinition/b`,
    ],
    ['#b', [], 'the plan contains nothing of the id "b"'],
  ])(
    'of %s that is not there is an issue, and the action stays',
    async (definitionCanonical, content, words) => {
      const { result, issues } = await apply(
        planOf([{ title: 'a', definitionCanonical }]),
        'bundle',
        content,
      );
      expect(issues[0]?.diagnostics).toContain(words);
      expect(groupOf(resourcesIn(result)).action).toEqual([{ title: 'a' }]);
    },
  );

  it('gets its own dynamic values, then those of the action', async () => {
    const fhirpath = (expression: string) => ({ language: 'text/fhirpath' as const, expression });
    const activity = order('a', {
      dynamicValue: [
        { path: 'code.text', expression: fhirpath("'for ' + %subject.name.given.first()") },
        { path: 'note[0].text', expression: fhirpath('%context.id') },
        { path: 'occurrence', expression: fhirpath('today()') },
      ],
    });
    const plan = planOf([
      leading('x', 'ActivityDefinition/a', {
        dynamicValue: [
          { path: 'patientInstruction', expression: fhirpath('%resource.code.text') },
          { path: 'action.title', expression: fhirpath("'Hello'") },
        ],
      }),
    ]);
    const { result, issues } = await apply(plan, 'bundle', [activity]);
    const [group, request] = resourcesIn(result);
    expect(issues).toEqual([]);
    expect((group as RequestGroup).action?.[0]?.title).toBe('Hello');
    expect(request).toMatchObject({
      code: { text: 'for Ann' },
      note: [{ text: 'a' }],
      occurrenceDateTime: '2026-11-25',
      patientInstruction: 'for Ann',
    });
  });
});

describe('a plan that leads to another', () => {
  const nested = planOf([{ title: 'inner' }], {
    id: 'inner',
    url: `${base}/PlanDefinition/inner`,
    goal: [{ description: { text: 'g' } }],
  });

  it('holds its group, its goals and its decision', async () => {
    const plan = planOf([{ id: 'x', definitionCanonical: `${base}/PlanDefinition/inner` }], {
      goal: [{ description: { text: 'g' } }],
    });
    const { result, decision } = await apply(plan, 'bundle', [nested]);
    expect(resourcesIn(result).map(({ resourceType, id }) => `${resourceType}/${id}`)).toEqual([
      'RequestGroup/plan',
      'Goal/goal-1',
      'Goal/goal-1-2',
      'RequestGroup/x-inner',
    ]);
    expect(decision.actions[0]?.plan?.actions.map(({ title }) => title)).toEqual(['inner']);
  });

  it('that leads back is an issue, not a hang', async () => {
    const one = planOf([{ definitionCanonical: `${base}/PlanDefinition/two` }]);
    const two: PlanDefinition = {
      ...planOf([{ definitionCanonical: `${base}/PlanDefinition/plan` }]),
      id: 'two',
      url: `${base}/PlanDefinition/two`,
    };
    const { issues } = await apply(one, 'bundle', [two]);
    expect(issues.map(({ diagnostics }) => diagnostics)).toEqual([
      `action[0]: ${base}/PlanDefinition/plan|1.0.0 leads to itself: ${base}/PlanDefinition/plan|1.0.0 → ${base}/PlanDefinition/two|1.0.0 → ${base}/PlanDefinition/plan|1.0.0. The action stays without what it leads to.`,
    ]);
  });
});

describe('what a plan says of its actions', () => {
  it('is kept as far as R4 can carry it', async () => {
    const action = {
      id: 'x',
      prefix: '1',
      title: 't',
      code: [{ text: 'one' }, { text: 'two' }],
      groupingBehavior: 'visual-group' as const,
      cardinalityBehavior: 'single' as const,
      participant: [
        { type: 'patient' as const },
        { type: 'practitioner' as const },
        { type: 'device' as const },
      ],
    };
    const { result } = await apply(planOf([action]), 'bundle', [], { practitioner: 'dr' });
    expect(groupOf(resourcesIn(result)).action).toEqual([
      { ...action, participant: [{ reference: 'Patient/p' }, { reference: 'Practitioner/dr' }] },
    ]);
  });

  it('about an action that does not apply is left out, and told', async () => {
    const relatedAction = [
      { actionId: 'gone', relationship: 'after-end' as const },
      { actionId: 'b', relationship: 'before' as const },
    ];
    const plan = planOf([
      { id: 'a', relatedAction },
      { id: 'b' },
      { id: 'gone', condition: [when('false')] },
    ]);
    const { result, issues } = await apply(plan, 'bundle');
    expect(groupOf(resourcesIn(result)).action?.[0]?.relatedAction).toEqual([relatedAction[1]]);
    expect(issues).toEqual([
      {
        severity: 'information',
        code: 'informational',
        diagnostics:
          'The action "a" was to be after-end of "gone", which does not apply; the relation is left out.',
      },
    ]);
  });
});

describe('the data', () => {
  it('without the patient cannot be applied to', async () => {
    await expect(apply(planOf([]), 'bundle', [], { subject: 'other' })).rejects.toThrow(
      new SubjectMissing('The data hold no Patient of the id "other"; they hold p. Name one that is there.'),
    );
  });

  it('of another patient do not count', async () => {
    const records = ['p', 'q'].map(
      (id): FhirResource => ({
        resourceType: 'Condition',
        id,
        subject: { reference: `Patient/${id}` },
        code: { text: id },
      }),
    );
    const plan = planOf([{ title: 'a', condition: [when("%conditions.code.text = 'p'")] }]);
    const { result } = await apply(plan, 'bundle', [], { data: [patient, ...records] });
    expect(titles(groupOf(resourcesIn(result)))).toEqual(['a']);
  });

  it('can come with parameters, by name with or without its percent sign', async () => {
    const parameters = {
      resourceType: 'Parameters' as const,
      parameter: [
        { name: '%threshold', valueInteger: 3 },
        { name: 'draftOrders', resource: { resourceType: 'ServiceRequest', id: 'o' } as FhirResource },
      ],
    };
    const plan = planOf([{ title: 'a', condition: [when("%threshold > 2 and %draftOrders.id = 'o'")] }]);
    const { result } = await apply(plan, 'bundle', [], { parameters });
    expect(titles(groupOf(resourcesIn(result)))).toEqual(['a']);
  });
});

it('the same request gives the same result', async () => {
  const plan = planOf([{ definitionCanonical: `${base}/ActivityDefinition/a` }]);
  const once = await apply(plan, 'careplan', [order('a')]);
  expect(await apply(plan, 'careplan', [order('a')])).toEqual(once);
});
