import { spawnSync } from 'node:child_process';
import fs, {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { OutputError } from '../src/output/outputError.ts';
import { type OutputFile, writeOutput } from '../src/output.ts';

let parent: string;
let folder: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'knart-output-'));
  folder = join(parent, 'out');
});
afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
  rmSync(parent, { recursive: true, force: true });
});

const manifest = (...ids: string[]): OutputFile => ({
  path: 'manifest.json',
  content: JSON.stringify({ tool: { name: 'knart' }, guidelines: ids.map((id) => ({ id })) }),
});
const first = [manifest('a'), { path: 'a/r4/one.json', content: '1' }, { path: 'a/two.html', content: '2' }];
const second = [manifest('a'), { path: 'a/r4/one.json', content: 'new' }];

/** Paths and contents of everything below a folder. */
function contents(of = folder): Record<string, string> {
  return Object.fromEntries(
    readdirSync(of, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [relative(of, file), readFileSync(file, 'utf8')]),
  );
}

const expected = (files: readonly OutputFile[]) =>
  Object.fromEntries(files.map(({ path, content }) => [path, String(content)]));

/** Names beside the output folder. */
const beside = () => readdirSync(parent).filter((name) => name !== 'out');

function failure(act: () => void): OutputError {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(OutputError);
    return error as OutputError;
  }
  throw new Error('nothing was thrown');
}

/** Makes a function of node:fs fail from its n-th call on. */
function failing(name: 'writeFileSync' | 'renameSync' | 'mkdirSync', code: string, call = 1): void {
  const real = fs[name] as (...args: never[]) => unknown;
  let calls = 0;
  vi.spyOn(fs, name).mockImplementation(((...args: never[]) => {
    calls += 1;
    if (calls >= call) throw Object.assign(new Error(`${code}: as asked`), { code, syscall: name });
    return real(...args);
  }) as never);
  syncBuiltinESMExports();
}

describe('writing', () => {
  test('makes the folder and its parents', () => {
    folder = join(parent, 'deep', 'out');
    writeOutput(first, folder);
    expect(contents()).toEqual(expected(first));
  });

  test('writes text as UTF-8 and bytes as they are', () => {
    writeOutput(
      [manifest('a'), { path: 'a/b', content: new Uint8Array([0xc3, 0xa4]) }, { path: 'a/c', content: 'ä' }],
      folder,
    );
    expect(readFileSync(join(folder, 'a/b'))).toEqual(readFileSync(join(folder, 'a/c')));
  });

  test('replaces all of the old output, files that are gone too', () => {
    writeOutput(first, folder);
    writeOutput(second, folder);
    expect(contents()).toEqual(expected(second));
    expect(beside()).toEqual([]);
  });

  test('follows a link to the real folder and keeps the link', () => {
    mkdirSync(join(parent, 'real'));
    symlinkSync(join(parent, 'real'), folder);
    writeOutput(first, folder);
    writeOutput(second, folder);
    expect(contents(join(parent, 'real'))).toEqual(expected(second));
    expect(fs.lstatSync(folder).isSymbolicLink()).toBe(true);
  });

  test('takes 600 files', () => {
    const many = Array.from({ length: 600 }, (_, index) => ({
      path: `a/${index % 20}/${index}.json`,
      content: 'x'.repeat(5000),
    }));
    writeOutput([manifest('a'), ...many], folder);
    expect(Object.keys(contents())).toHaveLength(601);
  });
});

describe('folders that may not be replaced', () => {
  test.each([
    ['no manifest.json', {}],
    ['the manifest.json of another tool', { 'manifest.json': '{"name":"web app"}' }],
    ['a manifest.json that is not JSON', { 'manifest.json': '{' }],
  ])('with %s', (_name, files: Record<string, string>) => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'thesis.txt'), 'precious');
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const before = contents();
    expect(failure(() => writeOutput(first, folder)).message).toBe(
      `${fs.realpathSync(folder)} is not empty and holds no manifest.json of knart, so knart will not replace it. ` +
        'Choose another folder with --out, or empty this one if nothing in it is needed.',
    );
    expect(contents()).toEqual(before);
    expect(beside()).toEqual([]);
  });

  test('an empty one may', () => {
    mkdirSync(folder);
    writeOutput(first, folder);
    expect(contents()).toEqual(expected(first));
  });

  test('a file in its place is named', () => {
    writeFileSync(folder, 'x');
    expect(failure(() => writeOutput(first, folder)).message).toContain('a file is in the way');
    expect(readFileSync(folder, 'utf8')).toBe('x');
  });
});

describe('what stays', () => {
  test('folders of guidelines that are not built, when they are named', () => {
    writeOutput(
      [manifest('a', 'b', 'c'), ...['a', 'b', 'c'].map((id) => ({ path: `${id}/x`, content: id }))],
      folder,
    );
    const time = statSync(join(folder, 'b/x')).mtimeMs;
    writeOutput([manifest('a', 'b'), { path: 'a/x', content: 'new' }], folder, new Set(['b']));
    expect(contents()).toEqual({ ...expected([manifest('a', 'b')]), 'a/x': 'new', 'b/x': 'b' });
    expect(statSync(join(folder, 'b/x')).mtimeMs).toBeCloseTo(time, 0);
  });

  test('what others put beside the guidelines', () => {
    writeOutput(first, folder);
    mkdirSync(join(folder, '.git'));
    writeFileSync(join(folder, '.git', 'HEAD'), 'ref');
    writeFileSync(join(folder, 'notes.md'), 'mine');
    writeOutput(second, folder);
    expect(contents()).toEqual({ ...expected(second), '.git/HEAD': 'ref', 'notes.md': 'mine' });
  });
});

describe('paths that are our bug', () => {
  test.each(['../x', 'a/../../x', '/etc/x', 'a//b', '', 'a/', './a', 'a\\b', 'c:x', 'a\0b'])('%j', (path) => {
    expect(() => writeOutput([{ path, content: '' }], folder)).toThrow('not a plain relative path');
    expect(existsSync(folder)).toBe(false);
  });

  test.each([
    [['a/b', 'a/b'], 'two output files have the path a/b'],
    [['a/B', 'a/b'], 'two output files have the path a/b'],
    [['a', 'a/b/c'], 'output path a is both a file and a folder'],
  ])('%j', (paths, message) => {
    expect(() =>
      writeOutput(
        paths.map((path) => ({ path, content: '' })),
        folder,
      ),
    ).toThrow(message);
  });
});

describe('failures leave the old output as it was', () => {
  beforeEach(() => writeOutput(first, folder));

  test.each([
    ['disk full', 'writeFileSync', 'ENOSPC', 2, 'the disk is full; make room'],
    ['quota used up', 'writeFileSync', 'EDQUOT', 1, 'quota is used up'],
    ['not writable', 'mkdirSync', 'EACCES', 1, 'permission denied'],
    ['read-only', 'mkdirSync', 'EROFS', 2, 'read-only'],
    ['mount point', 'renameSync', 'EBUSY', 1, 'mount point'],
    ['failing swap', 'renameSync', 'EIO', 1, 'input/output error'],
    ['a fault nobody thought of', 'writeFileSync', 'EWHAT', 1, 'See the cause'],
  ] as const)('%s', (_name, call, code, count, words) => {
    failing(call, code, count);
    const error = failure(() => writeOutput(second, folder));
    expect(error.message).toContain(words);
    expect(error.message).toContain(folder);
    expect(error.cause).toMatchObject({ code });
    vi.restoreAllMocks();
    syncBuiltinESMExports();
    expect(contents()).toEqual(expected(first));
    expect(beside()).toEqual([]);
  });

  test('the second step of the swap', () => {
    const real = fs.renameSync;
    vi.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
      if (String(from).includes('-new-'))
        throw Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'rename' });
      real(from, to);
    });
    syncBuiltinESMExports();
    failure(() => writeOutput(second, folder));
    expect(contents()).toEqual(expected(first));
    expect(beside()).toEqual([]);
  });
});

describe('after an interrupted run', () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;

  test('what it had begun is cleared away', () => {
    writeOutput(first, folder);
    mkdirSync(join(parent, `.knart-out-new-${dead}`));
    writeFileSync(join(parent, `.knart-out-new-${dead}`, 'half'), '');
    writeOutput(second, folder);
    expect(beside()).toEqual([]);
  });

  test('an old output that had stepped aside is back even when the next run fails', () => {
    writeOutput(first, folder);
    renameSync(folder, join(parent, `.knart-out-old-${dead}`));
    failing('writeFileSync', 'ENOSPC');
    failure(() => writeOutput(second, folder));
    expect(contents()).toEqual(expected(first));
    expect(beside()).toEqual([]);
  });

  test('an old output is cleared away when the new one had taken its place', () => {
    writeOutput(first, folder);
    mkdirSync(join(parent, `.knart-out-old-${dead}`));
    writeOutput(second, folder);
    expect(contents()).toEqual(expected(second));
    expect(beside()).toEqual([]);
  });

  test('folders of a run that is alive, of other outputs and of other people stay', () => {
    const others = [
      `.knart-out-new-${process.ppid}`,
      `.knart-other-new-${dead}`,
      '.knart-out-new-x',
      'knart',
    ];
    for (const name of others) mkdirSync(join(parent, name));
    writeOutput(first, folder);
    expect(beside().sort()).toEqual([...others].sort());
  });

  test('killed between the two steps of the swap, the next run finds the old output', () => {
    writeOutput(first, folder);
    const killed = runOnce('SIGKILL', 'between');
    expect(killed.signal).toBe('SIGKILL');
    expect(existsSync(folder)).toBe(false);
    failing('writeFileSync', 'ENOSPC');
    failure(() => writeOutput(second, folder));
    expect(contents()).toEqual(expected(first));
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('%s waits for the swap and then ends the run', (signal) => {
    writeOutput(first, folder);
    const ended = runOnce(signal, 'between');
    expect(ended.signal).toBe(signal);
    expect(contents()).toEqual(expected(second));
    expect(beside()).toEqual([]);
  });

  test.each(['SIGTERM', 'SIGKILL'] as const)('%s while files are written leaves the old output', (signal) => {
    writeOutput(first, folder);
    expect(runOnce(signal, 'writing').signal).toBe(signal);
    expect(contents()).toEqual(expected(first));
    writeOutput(second, folder);
    expect(beside()).toEqual([]);
  });
});

/** Writes the second output in a process of its own, which sends itself a signal at a point of the way. */
function runOnce(signal: NodeJS.Signals, when: 'writing' | 'between') {
  const script = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const name = ${JSON.stringify(when)} === 'writing' ? 'writeFileSync' : 'renameSync';
    const real = fs[name];
    let calls = 0;
    fs[name] = (...args) => { real(...args); if (++calls === 1) process.kill(process.pid, ${JSON.stringify(signal)}); };
    syncBuiltinESMExports();
    const { writeOutput } = await import(${JSON.stringify(new URL('../src/output.ts', import.meta.url).href)});
    writeOutput(${JSON.stringify(second)}, ${JSON.stringify(folder)});
    setTimeout(() => {}, 2000);
  `;
  const file = join(parent, 'run.mjs');
  writeFileSync(file, script);
  const result = spawnSync(process.execPath, ['--import', 'tsx', file], {
    cwd: new URL('..', import.meta.url),
    encoding: 'utf8',
  });
  rmSync(file);
  expect(result.stderr).toBe('');
  return result;
}
