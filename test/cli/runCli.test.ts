import { expect, test } from 'vitest';
import { callCli, scratchFolder } from '../support/callCli.ts';

const folder = scratchFolder();

test.each(['build', 'check', 'validate'])('%s --help gives examples and exit codes', async (command) => {
  const { code, out, err } = await callCli(folder, command, '--help');
  expect(code).toBe(0);
  expect(err).toBe('');
  const examples = out.split('Examples:\n')[1] ?? '';
  expect(examples.match(new RegExp(`^ {2}knart ${command}`, 'gm'))?.length).toBeGreaterThanOrEqual(3);
  expect(out).toContain('Exit codes: 0 clean, 1 findings, 2 wrong call, 3 the outside world');
});

test('every example of a help page is a call that parses', async () => {
  const calls: string[] = [];
  for (const command of ['build', 'check', 'validate']) {
    const { out } = await callCli(folder, command, '--help');
    calls.push(...(out.match(/^ {2}knart .*$/gm) ?? []));
  }
  expect(calls.length).toBeGreaterThan(8);
  for (const call of calls.filter((each) => !/--(?:watch|explain)/.test(each))) {
    const args = call.trim().replace(/ >.*/, '').split(' ').slice(1);
    const { err } = await callCli(folder, ...args);
    // there is no input here, which is all that may be wrong
    expect(err).toMatch(/^There is no (?:guideline|folder)|there is no such file or folder/);
  }
});

test('the program lists its commands, and says its version', async () => {
  const help = await callCli(folder, '--help');
  expect(help.code).toBe(0);
  for (const command of ['build', 'check', 'validate']) expect(help.out).toContain(`  ${command} [options]`);
  expect(help.out).toContain('Examples:');
  const version = await callCli(folder, '--version');
  expect(version).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: '' });
});

test.each<[string, string[], RegExp]>([
  ['no command', [], /Usage: knart \[options\] \[command\]/],
  ['an unknown command', ['bild'], /error: unknown command 'bild'\n\(Did you mean build\?\)/],
  ['an unknown option', ['build', '--oot', 'x'], /error: unknown option '--oot'\n\(Did you mean --out\?\)/],
  ['an option without its value', ['build', '--out'], /option '--out <dir>' argument missing/],
  ['an unknown format', ['check', '--format', 'xml'], /Allowed choices are text, json, sarif/],
  ['an unknown status', ['build', '--status', 'retired'], /Allowed choices are draft, active/],
  ['validate without a path', ['validate'], /^Say which files, packages or folders to validate/],
  ['--yes without --relock', ['check', '--yes'], /^--yes goes with --relock/],
  ['--relock for a program', ['check', '--relock', '--format', 'json'], /leave --format json out/],
  ['--relock with --coverage', ['check', '--relock', '--coverage'], /are two calls/],
])('%s is a wrong call', async (_, args, words) => {
  const { code, out, err } = await callCli(folder, ...args);
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err).toMatch(words);
  expect(err).not.toMatch(/^\s+at /m);
});

test.each<[string, string[], string[]]>([
  [
    'validate',
    [
      'validate',
      'none.json',
      '--format',
      'xml',
      '--fail-on=never-ever',
      '--ignore',
      'none.yaml',
      '--formatt',
      'x',
    ],
    [
      "error: option '--format <format>' argument 'xml' is invalid. Allowed choices are text, json, sarif, operation-outcome.",
      "error: option '--fail-on <severity>' argument 'never-ever' is invalid. Allowed choices are error, warning, information, never.",
      "error: unknown option '--formatt' (Did you mean --format?)",
      '"none.json" cannot be read: there is no such file or folder. Check the path.',
      '"none.yaml" cannot be read: there is no such file or folder. Check the path.',
      '(knart validate --help shows how it is called)',
    ],
  ],
  [
    'validate without a path',
    ['validate', '--format', 'xml'],
    [
      "error: option '--format <format>' argument 'xml' is invalid. Allowed choices are text, json, sarif, operation-outcome.",
      'Say which files, packages or folders to validate.',
      '(knart validate --help shows how it is called)',
    ],
  ],
  [
    'apply',
    [
      'apply',
      '--mode',
      'x',
      '--as-of',
      '2026',
      '--complete',
      'Nothing',
      '--content',
      'none',
      '--explain',
      'xml',
    ],
    [
      "error: option '--mode <mode>' argument 'x' is invalid. Allowed choices are cpg, cqf.",
      "error: option '--explain [form]' argument 'xml' is invalid. Allowed choices are text, json, fhir.",
      "error: required option '--plan <plan>' not specified",
      "error: required option '--data <path...>' not specified",
      '"none" cannot be read: there is no such file or folder. Check the path.',
      '--as-of "2026" is no day or time; write 2026-01-31 or 2026-01-31T12:00:00Z.',
      expect.stringMatching(/^--complete: "Nothing" is no resource type of R4\./) as unknown as string,
      '(knart apply --help shows how it is called)',
    ],
  ],
  [
    'build',
    ['build', '--status', 'retired', '--code-sets', '--primary', '--oot'],
    [
      "error: option '--status <status>' argument 'retired' is invalid. Allowed choices are draft, active.",
      "error: option '--code-sets <how>' argument '--primary' is invalid. Allowed choices are inline, member-of.",
      "error: unknown option '--oot' (Did you mean --out?)",
      '(knart build --help shows how it is called)',
    ],
  ],
])('all mistakes of a call are told at once: %s', async (_, args, lines) => {
  const { code, out, err } = await callCli(folder, ...args);
  expect([code, out]).toEqual([2, '']);
  expect(err.trimEnd().split('\n')).toEqual(lines);
});

test('whoever asks for help gets it, whatever else is wrong', async () => {
  const { code, out } = await callCli(folder, 'validate', '--nothing', '--help');
  expect(code).toBe(0);
  expect(out).toContain('Usage: knart validate');
});
