import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callCli, scratchFolder } from '../support/callCli.ts';

const scratch = scratchFolder();
const url = 'http://example.org/PlanDefinition/p';
const file = (path: string, content: object) => {
  mkdirSync(join(scratch, path, '..'), { recursive: true });
  writeFileSync(join(scratch, path), JSON.stringify(content));
};
const condition = (expression: string, description?: string) => [
  { kind: 'applicability', expression: { language: 'text/fhirpath', expression, description } },
];
const plan = {
  resourceType: 'PlanDefinition',
  id: 'p',
  url,
  version: '1.0.0',
  status: 'draft',
  action: [
    {
      id: 'old',
      title: 'Grown up',
      condition: condition('%subject.birthDate <= today() - 18 years', 'The patient is of age'),
    },
    { id: 'read', title: 'Read', condition: condition("'Condition' in %complete") },
    { id: 'order', title: 'Ordered', definitionUri: 'http://example.org/order' },
  ],
};
file('content/p.json', plan);
file('faulty/f.json', {
  ...plan,
  id: 'f',
  url: `${url}f`,
  action: [{ title: 'a', condition: condition('%nobody') }],
});
file('ann.json', { resourceType: 'Patient', id: 'ann', birthDate: '2008-01-01' });
file('both.json', {
  resourceType: 'Bundle',
  type: 'collection',
  entry: ['ann', 'bob'].map((id) => ({ resource: { resourceType: 'Patient', id } })),
});
const apply = (...args: string[]) =>
  callCli(scratch, 'apply', '--content', 'content', 'faulty', '--as-of', '2026-11-25', ...args);

describe('knart apply', () => {
  it.each([['p'], [url], [`${url}|1.0.0`], ['content/p.json']])(
    'finds a plan by %s, and prints a CarePlan',
    async (name) => {
      const { code, out, err } = await apply('--plan', name, '--data', 'ann.json');
      expect([code, err]).toEqual([0, '']);
      const carePlan = JSON.parse(out);
      expect([
        carePlan.resourceType,
        carePlan.contained[0].action.map((one: { id: string }) => one.id),
      ]).toEqual(['CarePlan', ['old', 'order']]);
    },
  );

  it('prints a Bundle where it is asked for', async () => {
    const { out } = await apply('--plan', 'p', '--data', 'ann.json', '--output', 'bundle');
    expect(JSON.parse(out).entry[0].resource.resourceType).toBe('RequestGroup');
  });

  it('tells why as JSON and as FHIR, too', async () => {
    const json = await apply('--plan', 'p', '--data', 'ann.json', '--explain', 'json');
    expect(JSON.parse(json.out)).toMatchObject({
      plan: `${url}|1.0.0`,
      subject: 'Patient/ann',
      actions: [
        { id: 'old', applicable: true, conditions: [{ outcome: 'true' }] },
        { id: 'read', applicable: false, conditions: [{ outcome: 'false' }] },
        { id: 'order', applicable: true },
      ],
      issues: [],
      prefilled: [],
    });
    const fhir = await apply('--plan', 'p', '--data', 'ann.json', '--explain', 'fhir');
    const { entry } = JSON.parse(fhir.out);
    expect(
      entry.map(({ resource }: { resource: { resourceType: string } }) => resource.resourceType),
    ).toEqual(['GuidanceResponse', 'OperationOutcome']);
    expect(entry[0].resource).toMatchObject({ moduleCanonical: `${url}|1.0.0`, status: 'success' });
    const odd = await apply('--plan', 'p', '--data', 'ann.json', '--explain', 'xml');
    expect([odd.code, odd.err]).toEqual([2, expect.stringContaining('text, json, fhir')]);
  });

  it('takes "all" for every list, and refuses a type that is none', async () => {
    const args = ['--plan', 'p', '--data', 'ann.json', '--explain', 'json', '--complete'];
    const { out } = await apply(...args, 'all');
    expect(JSON.parse(out).complete).toContain('AllergyIntolerance');
    expect(JSON.parse((await apply(...args, 'Condition, Procedure')).out).complete).toEqual([
      'Condition',
      'Procedure',
    ]);
    const odd = await apply(...args, 'Conditions,Procedure');
    expect([odd.code, odd.err]).toEqual([
      2,
      expect.stringMatching(/"Conditions" is no resource type of R4\. Lists are made of Condition, /),
    ]);
  });

  it('takes the orders that are being placed', async () => {
    const order = { resourceType: 'ServiceRequest', id: 'o', status: 'draft', intent: 'order' };
    file('orders.json', { resourceType: 'Bundle', type: 'collection', entry: [{ resource: order }] });
    file('drafts/d.json', {
      ...plan,
      id: 'd',
      url: `${url}d`,
      action: [{ id: 'ordered', condition: condition('%draftOrders.exists()') }],
    });
    const args = ['--plan', 'd', '--data', 'ann.json', '--content', 'drafts'];
    const shown = async (...more: string[]) =>
      JSON.parse((await apply(...args, ...more)).out).contained[0].action?.map(
        ({ id }: { id: string }) => id,
      );
    expect(await shown()).toBeUndefined();
    expect(await shown('--draft-orders', 'orders.json')).toEqual(['ordered']);
  });

  it('tells why each action applies or does not', async () => {
    const { out } = await apply('--plan', 'p', '--data', 'ann.json', '--explain');
    expect(out).toBe(
      [
        `${url}|1.0.0`,
        'for Patient/ann as of 2026-11-25, no list read in full',
        '',
        '  [x] Grown up',
        '        holds: The patient is of age',
        '  [ ] Read',
        "        does not hold: 'Condition' in %complete",
        '  [x] Ordered → http://example.org/order',
        '',
      ].join('\n'),
    );
  });

  it('takes the day and what was read in full', async () => {
    const { out } = await apply(
      '--plan',
      'p',
      '--data',
      'ann.json',
      '--complete',
      'Procedure,Condition',
      '--explain',
    );
    expect(out).toContain('[x] Read');
    const young = await callCli(
      scratch,
      'apply',
      '--content',
      'content',
      '--plan',
      'p',
      '--data',
      'ann.json',
      '--as-of',
      '2025-12-31',
      '--explain',
    );
    expect(young.out).toContain('[ ] Grown up');
  });

  it('says what could not be evaluated, and exits with 1', async () => {
    const { code, err } = await apply('--plan', 'f', '--data', 'ann.json');
    expect(code).toBe(1);
    expect(err).toBe(
      'error: action[0]: the condition %nobody could not be evaluated: Attempting to access an undefined environment variable: nobody\n',
    );
  });

  it.each<[string, string[], string]>([
    [
      'an unknown plan',
      ['--plan', 'x', '--data', 'ann.json'],
      'The content holds no PlanDefinition "x"; it holds f, p. Name one by its id, its url or its file.\n',
    ],
    [
      'another version',
      ['--plan', `${url}|2`, '--data', 'ann.json'],
      `The content holds ${url}|1.0.0, but not version 2.\n`,
    ],
    [
      'two patients',
      ['--plan', 'p', '--data', 'both.json'],
      'The data hold 2 patients (ann, bob). Say which one with --subject.\n',
    ],
    [
      'no patient',
      ['--plan', 'p', '--data', 'content/p.json'],
      'The data hold no Patient with an id. Add one.\n',
    ],
    [
      'a patient who is not there',
      ['--plan', 'p', '--data', 'both.json', '--subject', 'Patient/eve'],
      'The data hold no Patient of the id "eve"; they hold ann, bob. Name one that is there.\n',
    ],
    [
      'a day that is none',
      ['--plan', 'p', '--data', 'ann.json', '--as-of', '2026-13-01'],
      '--as-of "2026-13-01" is no day or time; write 2026-01-31 or 2026-01-31T12:00:00Z.\n',
    ],
    [
      'half a day',
      ['--plan', 'p', '--data', 'ann.json', '--as-of', '2026'],
      '--as-of "2026" is no day or time; write 2026-01-31 or 2026-01-31T12:00:00Z.\n',
    ],
    [
      'no Parameters',
      ['--plan', 'p', '--data', 'ann.json', '--parameters', 'ann.json'],
      'ann.json holds no Parameters resource.\n',
    ],
  ])('refuses %s, and says how to mend it', async (_, args, words) => {
    expect(await apply(...args)).toEqual({ code: 2, out: '', err: words });
  });

  it('names all mistakes of a call in one run', async () => {
    const { code, out, err } = await callCli(
      scratch,
      ...['apply', '--content', 'content', '--plan', 'q', '--data', 'both.json', '--subject', 'Patient/eve'],
      ...[
        '--as-of',
        'today',
        '--complete',
        'Nothing',
        '--parameters',
        'ann.json',
        '--draft-orders',
        'none.json',
      ],
    );
    expect([code, out]).toEqual([2, '']);
    expect(err.trimEnd().split('\n')).toEqual([
      'The content holds no PlanDefinition "q"; it holds p. Name one by its id, its url or its file.',
      '--as-of "today" is no day or time; write 2026-01-31 or 2026-01-31T12:00:00Z.',
      expect.stringMatching(/^--complete: "Nothing" is no resource type of R4\./),
      'ann.json holds no Parameters resource.',
      '"none.json" cannot be read: there is no such file or folder. Check the path.',
      'The data hold no Patient of the id "eve"; they hold ann, bob. Name one that is there.',
    ]);
  });

  it('has nothing to apply where nothing is built', async () => {
    const { code, err } = await callCli(scratch, 'apply', '--plan', 'p', '--data', 'ann.json');
    expect([code, err]).toEqual([
      2,
      'There is nothing built in output/. Build first, or name the artifacts with --content.\n',
    ]);
  });
});
