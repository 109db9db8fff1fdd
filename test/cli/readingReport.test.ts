import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { compiledGuideline } from '../knowledge/support/compiledGuideline.ts';
import { callCli, scratchFolder } from '../support/callCli.ts';

const scratch = scratchFolder();

test('--reading prints a review.yaml that a reviewer fills in', async () => {
  const copy = await compiledGuideline();
  const { code, out, err } = await callCli(scratch, 'check', copy.path, '--reading');
  expect(code).toBe(0);
  expect(err).toContain('Sound: second-guideline');
  expect(out).toContain(
    '    # Title of wound\n    # Source, line 30: Open wound\n    # Met when: “Is it so?” is answered yes\n',
  );
  const { marks } = parse(out);
  expect(marks).toHaveLength(8);
  expect(marks[0]).toEqual({ criterion: 'zone', reviewer: null, mark: null, hash: expect.any(String) });

  const filled = out
    .replace('{ id: , name: , role: , date: }', '{ id: ann, name: Ann, role: Nobody, date: "2026-11-01" }')
    .replaceAll('reviewer: , mark: ,', 'reviewer: ann, mark: agreed,');
  copy.write('review.yaml', filled);
  const again = await callCli(scratch, 'check', copy.path, '--reading');
  expect(again.code).toBe(0);
  expect(again.err).not.toContain('mark-');
  expect(again.out.match(/ {4}# ann: agreed\n/g)).toHaveLength(8);
});

test('--reading of what was not filled in is refused with its place', async () => {
  const copy = await compiledGuideline();
  const { out } = await callCli(scratch, 'check', copy.path, '--reading');
  copy.write('review.yaml', out);
  const { code, err } = await callCli(scratch, 'check', copy.path);
  expect(code).toBe(1);
  expect(err).toMatch(/review\.yaml:4:\d+ error .*yaml-schema/);
});

test('--reading --format json gives the lines with their marks', async () => {
  const { out } = await callCli(
    scratch,
    'check',
    (await compiledGuideline()).path,
    '--reading',
    '--format',
    'json',
  );
  const [{ guideline, lines }] = JSON.parse(out).reading;
  expect(guideline).toBe('second-guideline');
  expect(lines.at(-1)).toMatchObject({ kind: 'card', id: 'refer/first', title: 'Refer', marks: [] });
  expect(lines.find(({ id }: { id: string }) => id === 'wound').source).toEqual([
    { line: 30, text: 'Open wound' },
  ]);
});

test('--reading of a guideline without plans says that there is nothing to read', async () => {
  const copy = await compiledGuideline();
  for (const file of ['criteria.yaml', 'eligibility.yaml', 'terminology.yaml']) copy.remove(file);
  copy.write('tables.yaml', copy.text('tables.yaml').replaceAll(/\n {4}computable: true/g, ''));
  const { out } = await callCli(scratch, 'check', copy.path, '--reading');
  expect(out).toBe('# second-guideline: no plan over the record, so there is nothing to read\n');
});

test.each(['--coverage', '--relock'])('--reading does not go with %s', async (other) => {
  const { code, err } = await callCli(scratch, 'check', (await compiledGuideline()).path, '--reading', other);
  expect(code).toBe(2);
  expect(err).toContain('stands alone');
});
