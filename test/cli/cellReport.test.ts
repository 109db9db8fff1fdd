import { expect, test } from 'vitest';
import { compiledGuideline } from '../knowledge/support/compiledGuideline.ts';
import { callCli, scratchFolder } from '../support/callCli.ts';

const scratch = scratchFolder();
const copy = await compiledGuideline();

test('--coverage prints what became of each entry of the computable tables, and a total', async () => {
  const { code, out } = await callCli(scratch, 'check', copy.path, '--coverage');
  expect(code).toBe(0);
  const [, , ...rest] = out.slice(out.indexOf('non-blank lines claimed once')).split('\n');
  expect(rest).toEqual([
    'Signs of Fracture',
    '   22  Malleolar zone                                      criterion zone',
    '   23  Pain at the back edge of the fibula                 criterion fibula-edge',
    '   24  Pain at the back edge of the tibia                  criterion tibia-edge',
    '   25  Midfoot zone                                        code list foot, read by base',
    '   26  Pain at the base of the fifth metatarsal            criterion base',
    'fracture-signs: 5 of 5 entries covered (4 by a criterion, 1 by a code list alone)',
    '',
    'When to Refer',
    '   30  now: Open wound                                     criterion wound',
    '   30  later: Instability after six weeks                  not computed: Six weeks are not looked at.',
    '   31  now: Foot without pulse                             question pulse, for information',
    'referral: 3 of 3 entries covered (1 by a criterion, 1 by a question for information, 1 by a reason why not)',
    expect.stringMatching(/^Sound: second-guideline /),
    '',
  ]);
});

test('--coverage adds the same to --format json', async () => {
  const { out } = await callCli(scratch, 'check', copy.path, '--coverage', '--format', 'json');
  const [{ guideline, tables }] = JSON.parse(out).coverage;
  expect(guideline).toBe('second-guideline');
  expect(tables.map(({ cells: _, ...table }: { cells: unknown }) => table)).toEqual([
    { table: 'fracture-signs', entries: 5, covered: 5 },
    { table: 'referral', entries: 3, covered: 3 },
  ]);
  expect(tables[1].cells).toEqual([
    {
      line: 30,
      cell: 'now',
      code: 'open-wound',
      text: 'Open wound',
      by: [{ kind: 'criterion', id: 'wound', title: 'Title of wound' }],
    },
    {
      line: 30,
      cell: 'later',
      code: 'instability',
      text: 'Instability after six weeks',
      by: [{ kind: 'reason', reason: 'Six weeks are not looked at.' }],
    },
    {
      line: 31,
      cell: 'now',
      code: 'no-pulse',
      text: 'Foot without pulse',
      by: [{ kind: 'question', id: 'pulse', text: 'Is the foot without pulse?', form: 'form' }],
    },
  ]);
  expect(tables[0].cells[3].by).toEqual([
    { kind: 'code-list', id: 'foot', title: 'Foot', criteria: ['base'] },
  ]);
});

test('without --coverage the document holds findings alone', async () => {
  const { out } = await callCli(scratch, 'check', copy.path, '--format', 'json');
  expect(Object.keys(JSON.parse(out))).toEqual(['tool', 'diagnostics']);
});
