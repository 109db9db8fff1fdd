import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkout } from './support/checkout.ts';
import { newUserEnvironment } from './support/newUserEnvironment.ts';
import { outside, Unavailable } from './support/outside.ts';
import { quoteEnd, type Ran, run } from './support/run.ts';
import { scratchFolder } from './support/scratch.ts';

const scratch = scratchFolder();
const packed = join(scratch, 'packed');
const user = join(scratch, 'a user');
const installed = join(user, 'node_modules/knart');
const { devDependencies: pinned } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'));

/** A program of somebody who uses knart as a library. */
const consumer = `import { build, Catalog, type Diagnostic, isError, validate } from 'knart';

const diagnostics: Diagnostic[] = [];
const built = await build(
  { path: 'input/aspn-low-back-pain', shown: 'aspn-low-back-pain' },
  {},
  (diagnostic) => diagnostics.push(diagnostic),
);
const catalog: Catalog = built?.pack.catalog ?? new Catalog([]);
const plan = catalog.ofType('PlanDefinition')[0];
// a type of FHIR, not any: an unknown element must not compile
// @ts-expect-error
plan?.resource.unheardOf;
diagnostics.push(...(await validate(catalog.artifacts.map(({ resource }) => resource))));
if (diagnostics.some(isError)) throw new Error('unsound');
console.log(\`\${catalog.artifacts.length} artifacts, first plan \${plan?.resource.status}\`);
`;

async function succeed(command: string, args: readonly string[], cwd: string): Promise<Ran> {
  const ran = await run(command, args, { cwd, env: newUserEnvironment({}) });
  const offline = /npm (?:error|ERR!) .*(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH).*/.exec(
    ran.stderr,
  );
  if (ran.code !== 0 && offline) throw new Unavailable(`npm: ${offline[0]}`);
  if (ran.code !== 0)
    throw new Error(
      `${command} ${args.join(' ')} ended with ${ran.code}\n${quoteEnd(ran.stdout + ran.stderr)}`,
    );
  return ran;
}

const install = outside(async () => {
  for (const folder of [packed, user]) mkdirSync(folder, { recursive: true });
  await succeed('npm', ['pack', '--pack-destination', packed], checkout);
  const [tarball] = readdirSync(packed);
  writeFileSync(join(user, 'package.json'), '{ "name": "user", "private": true, "type": "module" }\n');
  const types = ['@types/node', 'typescript'].map((name) => `${name}@${pinned[name]}`);
  const ran = await succeed('npm', ['install', join(packed, tarball ?? ''), ...types], user);
  cpSync(join(checkout, 'input'), join(user, 'input'), { recursive: true });
  return ran;
});

function filesOf(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

describe('the npm package, installed into an empty folder', () => {
  test('installs without building anything', async (context) => {
    const { stdout, stderr } = await install(context);
    expect(stdout + stderr).not.toContain('development dependencies');
    expect(existsSync(join(user, 'node_modules/esbuild'))).toBe(false);
  });

  test('builds the input folder it stands in, to the same bytes as the checkout', async (context) => {
    await install(context);
    await succeed('npx', ['--no-install', 'knart', 'build'], user);
    const expected = join(scratch, 'expected');
    await succeed(process.execPath, ['dist/cli.js', 'build', '--out', expected], checkout);
    const manifest = (folder: string) => readFileSync(join(folder, 'manifest.json'), 'utf8');
    expect(manifest(join(user, 'output'))).toBe(manifest(expected));
  });

  test('validates types of resources that knart does not make', async (context) => {
    await install(context);
    writeFileSync(join(user, 'patient.json'), '{ "resourceType": "Patient", "gender": "male" }');
    const { stdout } = await succeed('npx', ['--no-install', 'knart', 'validate', 'patient.json'], user);
    // A resource without narrative is a warning of R4 (dom-6).
    expect(stdout).toContain('1 resources: 1 warning.');
  });

  test('has the schemas where editors look for them', async (context) => {
    await install(context);
    const folder = join(user, 'input/aspn-low-back-pain');
    const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
    const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    expect(files.length).toBeGreaterThan(8);
    for (const file of files) {
      const text = readFileSync(join(folder, file), 'utf8');
      const named = /^# yaml-language-server: \$schema=(\S+)$/m.exec(text)?.[1] ?? '';
      const clone = join(dirname(join(checkout, 'input/x', file)), named);
      const elsewhere = join(user, `node_modules/knart/schemas/${named.split('/').pop()}`);
      expect(readFileSync(elsewhere, 'utf8'), file).toBe(readFileSync(clone, 'utf8'));
      const valid = ajv.validate(JSON.parse(readFileSync(elsewhere, 'utf8')), parse(text));
      expect(ajv.errors ?? [], file).toEqual([]);
      expect(valid).toBe(true);
    }
  });

  test('is a library with types', async (context) => {
    await install(context);
    writeFileSync(join(user, 'consumer.ts'), consumer);
    const strict = ['--strict', '--module', 'nodenext', '--target', 'es2023', '--skipLibCheck', 'false'];
    const types = ['--types', 'node', '--outDir', 'made'];
    await succeed('npx', ['--no-install', 'tsc', ...strict, ...types, 'consumer.ts'], user);
    const { stdout } = await succeed(process.execPath, ['made/consumer.js'], user);
    expect(stdout).toMatch(/^\d{3} artifacts, first plan draft\n$/);
  });

  test('holds what a run needs, and nothing else', async (context) => {
    await install(context);
    const files = filesOf(installed);
    const allowed = [
      /^(?:LICENSE|NOTICE|README\.md|package\.json)$/,
      /^dist\/(?:cli|index|validateWorker|chunk-\w+|[\w-]+-\w{8})\.js$/,
      /^dist\/types\/.*\.d\.ts$/,
      /^definitions\/(?:(?:r4|extensions|profiles|valueSets)\.json|structure(?:Others)?\.mjs)$/,
      /^schemas\/(?:\w+\.schema\.json|validators\.mjs)$/,
      /^templates\/site\/style\.css$/,
      /^input\/aspn-low-back-pain\//,
    ];
    expect(files.filter((path) => !allowed.some((one) => one.test(path)))).toEqual([]);
    expect(files).toContain('LICENSE');
    expect(files).toContain('NOTICE');
  });
});
