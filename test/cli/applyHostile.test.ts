import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callCli, scratchFolder } from '../support/callCli.ts';
import { packTarball } from '../support/packTarball.ts';

const scratch = scratchFolder();
function file(path: string, content: string | Uint8Array | object): string {
  mkdirSync(join(scratch, path, '..'), { recursive: true });
  const raw = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(join(scratch, path), raw ? content : JSON.stringify(content));
  return path;
}
const base = 'http://e.org/PlanDefinition';
const when = (expression: string) => [
  { kind: 'applicability', expression: { language: 'text/fhirpath', expression } },
];
const plan = (id: string, action: unknown, more: object = {}) => ({
  resourceType: 'PlanDefinition',
  id,
  url: `${base}/${id}`,
  version: '1.0.0',
  status: 'active',
  action,
  ...more,
});
const ann = { resourceType: 'Patient', id: 'ann', birthDate: '1970-01-01' };
file('ann.json', ann);
file(
  'content/p.json',
  plan('p', [{ id: 'a', title: 'Adult', condition: when('%subject.birthDate.exists()') }]),
);

async function apply(data: string, name = 'p', ...more: string[]) {
  return callCli(
    scratch,
    'apply',
    '--content',
    'content',
    '--plan',
    name,
    '--data',
    data,
    '--as-of',
    '2026-11-25',
    ...more,
  );
}

describe('data that cannot be read', () => {
  const deep = (depth: number) =>
    `{"resourceType":"Patient","id":"ann","x":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  it.each<[string, string, string | Uint8Array, string]>([
    ['an empty file', 'x.json', '', 'x.json:1:1 error The text is empty. json-syntax'],
    [
      'cut short',
      'x.json',
      '{"resourceType": "Patient",\n "id": ',
      'x.json:2:8 error The text ends too early. json-syntax',
    ],
    [
      'not UTF-8',
      'x.json',
      Buffer.from([0x7b, 0xff, 0x7d]),
      'x.json:1:2 error This is not UTF-8 text, which FHIR requires: the byte FF stands here. Save it as UTF-8. json-encoding',
    ],
    [
      'a property twice',
      'x.json',
      '{"resourceType": "Patient", "id": "ann",\n "id": "bob"}',
      'x.json:2:2 error The property "id" stands twice. json-duplicate',
    ],
    [
      'nested 10,000 levels deep',
      'x.json',
      deep(10_000),
      'x.json:1:542 error Nested more than 500 levels deep. json-syntax',
    ],
    [
      'a text',
      'x.json',
      '"x"',
      'x.json:1:1 error This is JSON but no FHIR resource: an object with a resourceType was expected. json-not-a-resource',
    ],
    [
      'no resource',
      'x.json',
      '{"id": "ann"}',
      'x.json:1:1 error This is JSON but no FHIR resource: an object with a resourceType was expected. json-not-a-resource',
    ],
    [
      'no archive',
      'x.tgz',
      'x',
      'x.tgz error The archive is no gzip file, or not whole; get it again. archive-broken',
    ],
  ])('that is %s: a sentence with its place', async (_, name, content, words) => {
    file(name, content);
    const { code, out, err } = await apply(name);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(words);
    expect(err).not.toContain('    at ');
  });

  it('that is not there', async () => {
    expect(await apply('nowhere.json')).toMatchObject({
      code: 3,
      err: '"nowhere.json" cannot be read: there is no such file or folder. Check the path.\n',
    });
  });
});

describe('data that is odd', () => {
  const applied = async (data: string | Uint8Array | object, name = 'odd.json') => {
    const { code, out, err } = await apply(file(name, data), 'p', '--output', 'bundle');
    return {
      code,
      err,
      actions: JSON.parse(out).entry[0].resource.action?.map(({ id }: { id: string }) => id),
    };
  };
  const own = (more: object) => ({
    resourceType: 'Condition',
    id: 'c',
    subject: { reference: 'Patient/ann' },
    ...more,
  });
  const collection = (...resources: unknown[]) => ({
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map((resource) => ({ resource })),
  });

  it.each<[string, string | object, RegExp]>([
    ['with a byte order mark', `\uFEFF${JSON.stringify(ann)}`, /^$/],
    ['with huge numbers', collection(ann, own({ onsetAge: { value: 1e308 } })), /^$/],
    [
      'with numbers of many digits',
      `{"resourceType":"Patient","id":"ann","birthDate":"1970","multipleBirthInteger":${'9'.repeat(400)}}`,
      /^odd\.json:1:80 warning The number 9{20}… is larger than programs can hold\. json-number\n$/,
    ],
    [
      'with keys that mean something to JavaScript',
      `{"resourceType":"Patient","id":"ann","birthDate":"1970","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}`,
      /^$/,
    ],
    [
      'with odd ids',
      collection(ann, own({ id: '../../etc/passwd' }), own({ id: '<script>' }), own({ id: '' })),
      /^$/,
    ],
    [
      'with entries without a resource',
      { resourceType: 'Bundle', type: 'collection', entry: [{ resource: ann }, {}, null] },
      /Entry 2 of Bundle holds no resource, so no list is complete/,
    ],
    ['with a resource without a type', collection(ann, { id: 'x' }), /Entry 2 of Bundle has no resourceType/],
    [
      'with a record of another',
      collection(ann, own({ subject: { reference: 'Patient/bob' } })),
      /Condition\/c belongs to Patient\/bob; it is not counted/,
    ],
    [
      'with a malformed record',
      collection(ann, own({ code: 'x' })),
      /Condition\/c cannot be read: Condition.code is a text instead of an object/,
    ],
  ])('%s is applied to', async (_, data, said) => {
    const { code, err, actions } = await applied(data);
    expect([code, actions]).toEqual([0, ['a']]);
    expect(err).toMatch(said);
    expect({}).not.toHaveProperty('polluted');
  });

  it.each([
    'transaction',
    'collection',
    'searchset',
    'document',
    'batch',
    'history',
    'message',
    'batch-response',
  ])('in a Bundle of the type %s is applied to', async (type) => {
    expect(await applied({ ...collection(ann), type })).toEqual({ code: 0, err: '', actions: ['a'] });
  });

  it('in a package, in NDJSON and in a folder too', async () => {
    const packed = packTarball([{ path: 'package/Patient-ann.json', content: JSON.stringify(ann) }]);
    expect(await applied(packed, 'ann.tgz')).toMatchObject({ code: 0, actions: ['a'] });
    expect(await applied(`${JSON.stringify(ann)}\n`, 'ann.ndjson')).toMatchObject({
      code: 0,
      actions: ['a'],
    });
    file('folder/ann.json', ann);
    expect(await apply('folder', 'p')).toMatchObject({ code: 0, err: '' });
  });

  it('of hundreds of the same kind is said in a few words', async () => {
    const others = Array.from({ length: 300 }, (_, index) =>
      own({ id: `c${index}`, subject: { reference: 'Patient/bob' } }),
    );
    const { err } = await applied(collection(ann, ...others));
    expect(
      err
        .trim()
        .split('\n')
        .filter((line) => line.includes('record-other-patient')),
    ).toHaveLength(20);
    expect(err).toContain('(And 280 more of this kind.)');
  });
});

describe('content that is odd', () => {
  it('packed is found', async () => {
    file(
      'content.tgz',
      packTarball([{ path: 'package/p.json', content: JSON.stringify(plan('packed', [{ id: 'a' }])) }]),
    );
    const called = await callCli(
      scratch,
      'apply',
      '--content',
      'content.tgz',
      '--plan',
      `${base}/packed`,
      '--data',
      'ann.json',
    );
    expect(called).toMatchObject({ code: 0, err: '' });
    expect(await callCli(scratch, 'apply', '--plan', 'content.tgz', '--data', 'ann.json')).toMatchObject({
      code: 0,
      err: '',
    });
  });

  it.each<[string, unknown, string]>([
    ['a text for actions', 'x', 'PlanDefinition.action is a text instead of a list'],
    ['an action that is none', [null], 'PlanDefinition.action[0] is nothing instead of an object'],
    [
      'a condition that is none',
      [{ condition: {} }],
      'PlanDefinition.action[0].condition is an object instead of a list',
    ],
  ])('with %s is refused', async (_, action, words) => {
    file('content/bad.json', plan('bad', action));
    expect(await apply('ann.json', 'bad')).toEqual({
      code: 2,
      out: '',
      err: `The plan ${base}/bad|1.0.0 cannot be read: ${words}.\n`,
    });
  });

  const issuesOf = async (name: string) => {
    const { code, err } = await apply('ann.json', name);
    return { code, issues: err.trim().split('\n') };
  };

  it('that leads in a circle of contained plans says so', async () => {
    const inner = (id: string, to: string) => ({
      resourceType: 'PlanDefinition',
      id,
      status: 'active',
      action: [{ definitionCanonical: to }],
    });
    file(
      'content/round.json',
      plan('round', [{ id: 'a', definitionCanonical: '#one' }], {
        contained: [inner('one', '#two'), inner('two', '#one')],
      }),
    );
    expect(await issuesOf('round')).toEqual({
      code: 1,
      issues: [
        `error: action[0]: ${base}/round|1.0.0#one leads to itself: ${base}/round|1.0.0 → ${base}/round|1.0.0#one → ${base}/round|1.0.0#two → ${base}/round|1.0.0#one. The action stays without what it leads to.`,
      ],
    });
  });

  it('that leads on and on is followed so far', async () => {
    for (let index = 0; index < 60; index += 1)
      file(
        `content/chain/${index}.json`,
        plan(`chain${index}`, [{ id: 'a', definitionCanonical: `${base}/chain${index + 1}` }]),
      );
    expect(await issuesOf('chain0')).toEqual({
      code: 1,
      issues: [
        `error: action[0]: ${base}/chain51|1.0.0 is the 51st plan in a chain of plans; 50 are followed. The action stays without what it leads to.`,
      ],
    });
  });

  it('that doubles at each step is applied so often', async () => {
    for (let index = 0; index < 30; index += 1) {
      const definitionCanonical = `${base}/double${index + 1}`;
      file(
        `content/double/${index}.json`,
        plan(`double${index}`, [{ definitionCanonical }, { definitionCanonical }]),
      );
    }
    const { code, issues } = await issuesOf('double0');
    expect(code).toBe(1);
    expect(issues.join()).toContain(
      'is one of more than 1000 plans that are led to, and so many are applied',
    );
  });

  it('whose actions relate to each other in a circle stays as it is', async () => {
    const related = (actionId: string) => [{ actionId, relationship: 'after' }];
    file(
      'content/related.json',
      plan('related', [
        { id: 'a', relatedAction: related('b') },
        { id: 'b', relatedAction: related('a') },
        { id: 'c', relatedAction: related('c') },
      ]),
    );
    const { code, out } = await apply('ann.json', 'related', '--output', 'bundle');
    const actions = JSON.parse(out).entry[0].resource.action as { relatedAction: { actionId: string }[] }[];
    expect([code, actions.map(({ relatedAction }) => relatedAction[0]?.actionId)]).toEqual([
      0,
      ['b', 'a', 'c'],
    ]);
  });

  it('with dynamic values at paths that mean something to JavaScript sets nothing', async () => {
    const paths = [
      '__proto__.polluted',
      'action.__proto__.polluted',
      'action.constructor.prototype.polluted',
      'action.code[99999999].text',
    ];
    const dynamicValue = paths.map((path) => ({
      path,
      expression: { language: 'text/fhirpath', expression: "'x'" },
    }));
    file('content/proto.json', plan('proto', [{ id: 'a', dynamicValue }]));
    const { issues } = await issuesOf('proto');
    expect(issues).toEqual([
      'error: action[0]: the dynamic value of __proto__.polluted could not be set: RequestGroup.action has no element __proto__',
      'error: action[0]: the dynamic value of action.__proto__.polluted could not be set: RequestGroup.action has no element __proto__',
      'error: action[0]: the dynamic value of action.constructor.prototype.polluted could not be set: RequestGroup.action has no element constructor',
      'error: action[0]: the dynamic value of action.code[99999999].text could not be set: code[99999999] would leave a gap',
    ]);
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('parameters', () => {
  it.each<[string, string | object, string]>([
    ['of broken JSON', '{', 'x.json:1:2 error Expected a property name in double quotes. json-syntax'],
    [
      'that are a list of nothing',
      { resourceType: 'Parameters', parameter: [null] },
      'x.json cannot be read: Parameters.parameter[0] is nothing instead of an object.\n',
    ],
    [
      'without a name',
      { resourceType: 'Parameters', parameter: [{ valueString: 'x' }] },
      'x.json: Parameters.parameter[0] has no name. Name what it is for.\n',
    ],
    ['that are none', ann, 'x.json holds no Parameters resource.\n'],
  ])('%s are refused', async (_, content, words) => {
    file('x.json', content);
    const { code, err } = await apply('ann.json', 'p', '--parameters', 'x.json');
    expect(code).toBe(2);
    expect(err).toContain(words);
  });

  it('called as what means something to JavaScript are variables like others', async () => {
    const parameter = ['__proto__', 'constructor', 'toString'].map((name) => ({ name, valueString: name }));
    file('x.json', { resourceType: 'Parameters', parameter });
    file(
      'content/named.json',
      plan('named', [
        {
          id: 'a',
          condition: when(
            "%constructor = 'constructor' and %`__proto__` = '__proto__' and %toString = 'toString'",
          ),
        },
      ]),
    );
    const { code, out } = await apply('ann.json', 'named', '--parameters', 'x.json', '--output', 'bundle');
    expect([code, JSON.parse(out).entry[0].resource.action?.length]).toEqual([0, 1]);
  });
});
