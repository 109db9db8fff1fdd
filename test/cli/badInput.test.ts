import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { callCli, scratchFolder } from '../support/callCli.ts';
import { packTarball, type ToPack } from '../support/packTarball.ts';

const scratch = scratchFolder();

function write(path: string, content: string | Uint8Array | object): void {
  mkdirSync(join(scratch, path, '..'), { recursive: true });
  const isRaw = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(join(scratch, path), isRaw ? content : JSON.stringify(content, null, 1));
}

/** Validates, and holds that nothing of the program itself shows. */
async function validate(...paths: string[]) {
  const { code, out, err } = await callCli(scratch, 'validate', ...paths);
  expect(err).not.toMatch(/^\s+at |TypeError|RangeError|Node\.js v/m);
  return { code, out, lines: err.trimEnd().split('\n').filter(Boolean) };
}

const text = { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">x</div>' };
const sound = { resourceType: 'Library', id: 'a', text, status: 'draft', type: { text: 'a list' } };
const json = JSON.stringify(sound, null, 1);
const nested = (levels: number) =>
  `{"resourceType":"Patient","x":${'['.repeat(levels)}${']'.repeat(levels)}}`;
const bundle = (...resources: readonly { readonly resourceType: string; readonly id?: string }[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({
    fullUrl: `http://example.org/${resource.resourceType}/${resource.id}`,
    resource: {
      text,
      status: 'draft',
      url: `http://example.org/${resource.resourceType}/${resource.id}`,
      ...resource,
    },
  })),
});

describe('a text that cannot be read is one finding with its place', () => {
  it.each<[string, string, string | Uint8Array, string]>([
    ['nothing', 'a.json', '', 'a.json:1:1 error The text is empty. json-syntax'],
    ['blanks', 'a.json', ' \r\n ', 'a.json:2:2 error The text is empty. json-syntax'],
    [
      'cut short',
      'a.json',
      json.slice(0, 45),
      'a.json:4:2 error The string that begins here does not end. json-syntax',
    ],
    [
      'cut short between',
      'a.json',
      '{"resourceType":\r\n',
      'a.json:2:1 error The text ends too early. json-syntax',
    ],
    [
      'a comma too many',
      'a.json',
      '{\n "id": "a",\n}',
      'a.json:3:1 error Expected a property name in double quotes. json-syntax',
    ],
    [
      '10,000 levels',
      'a.json',
      nested(10_000),
      'a.json:1:531 error Nested more than 500 levels deep. json-syntax',
    ],
    [
      'a million levels',
      'a.json',
      '['.repeat(1_000_000),
      'a.json:1:502 error Nested more than 500 levels deep. json-syntax',
    ],
    [
      'UTF-16',
      'a.json',
      Buffer.from(`\uFEFF${json}`, 'utf16le'),
      'a.json error This is UTF-16 text; FHIR requires UTF-8. Save it as UTF-8. json-encoding',
    ],
    [
      'UTF-16 without its mark',
      'a.json',
      Buffer.from(json, 'utf16le'),
      'a.json error This is UTF-16 text; FHIR requires UTF-8. Save it as UTF-8. json-encoding',
    ],
    [
      'Latin-1',
      'a.json',
      Buffer.from(json.replace('a list', 'ä'), 'latin1'),
      'a.json:10:12 error This is not UTF-8 text, which FHIR requires: the byte E4 stands here. Save it as UTF-8. json-encoding',
    ],
    [
      'an image',
      'a.json',
      Buffer.from('89504e470d0a1a0a0000', 'hex'),
      'a.json error This is a PNG image; FHIR resources in JSON were expected. file-binary',
    ],
    [
      'a ZIP archive',
      'a.zip',
      Buffer.from('504b03041400', 'hex'),
      'a.zip error This is a ZIP archive (or an Office document); FHIR resources in JSON were expected. file-binary',
    ],
    [
      'FHIR in XML',
      'a.xml',
      '<?xml version="1.0"?>\n<Patient xmlns="http://hl7.org/fhir"/>',
      'a.xml error This is FHIR in XML; JSON is read. Convert it to JSON. file-xml',
    ],
    [
      'a web page',
      'a.json',
      '<!DOCTYPE html><html></html>',
      'a.json error This is XML or HTML; JSON is read. Convert it to JSON. file-xml',
    ],
    [
      'no archive',
      'a.tgz',
      'no archive',
      'a.tgz error The archive is no gzip file, or not whole; get it again. archive-broken',
    ],
  ])('%s', async (_, path, content, line) => {
    write(path, content);
    expect(await validate(path)).toEqual({ code: 1, out: '0 resources: 1 error.\n', lines: [line] });
  });
});

describe('a text that can be read is', () => {
  it.each<[string, string | Uint8Array, readonly string[]]>([
    ['with a byte order mark', `\uFEFF${json}`, []],
    ['with line ends of Windows', json.replaceAll('\n', '\r\n'), []],
    [
      'with a key twice',
      '{"resourceType": "Basic",\r\n "id": "a",\r\n "id": "b", "code": {"text": "x"}, "text": ' +
        `${JSON.stringify(text)}}`,
      ['a.json:3:2 error The property "id" stands twice. json-duplicate'],
    ],
    [
      'with half of a character',
      json.replace('a list', '\\ud83d'),
      [
        'a.json:10:11 warning The string holds half of a character (a surrogate without the other one). json-encoding',
      ],
    ],
  ] as [string, string, readonly string[]][])('%s', async (_, content, lines) => {
    write('a.json', content);
    const found = await validate('a.json');
    expect(found.lines).toEqual(lines);
    expect(found.out).toMatch(/^1 resources: /);
  });

  it('a number that is too large is named as it stands there', async () => {
    const quantity =
      '{"resourceType":"Observation","status":"final","code":{"text":"x"},\n"valueQuantity":{"value":1e400}}';
    write('a.json', quantity);
    expect((await validate('a.json')).lines).toContain(
      'a.json:2:26 warning The number 1e400 is larger than programs can hold. json-number',
    );
  });
});

describe('JSON that is no resource of R4', () => {
  it.each<[string, object, RegExp]>([
    [
      'without a type',
      { id: 'a' },
      /error This is JSON but no FHIR resource: an object with a resourceType was expected\. json-not-a-resource$/,
    ],
    ['a list', [sound], /json-not-a-resource$/],
    ['with a number for a type', { resourceType: 5 }, /error 5 is no resource type of FHIR R4\./],
    ['with null for a type', { resourceType: null }, /error null is no resource type of FHIR R4\./],
    ['of an unknown type', { resourceType: 'Nonsense' }, /error "Nonsense" is no resource type of FHIR R4\./],
    [
      'of a type called constructor',
      { resourceType: 'constructor', id: '__proto__' },
      /"constructor" is no resource type of FHIR R4\./,
    ],
    [
      'of a type of R5',
      { resourceType: 'ActorDefinition', id: 'a' },
      /"ActorDefinition" is no resource type of FHIR R4; it is one of FHIR R5\./,
    ],
    ['of a type of R4B', { resourceType: 'Citation' }, /it is one of FHIR R4B and R5\./],
    ['of a type of STU3', { resourceType: 'ProcedureRequest' }, /it is one of FHIR DSTU2 and STU3\./],
    [
      'with elements of R5',
      { ...sound, versionAlgorithmString: 'semver' },
      /error This looks like FHIR R5, which has `versionAlgorithmString`; .* fhir-version$/,
    ],
    [
      'with elements of STU3',
      { ...sound, contributor: [] },
      /error This looks like FHIR STU3, which has `contributor`; .* fhir-version$/,
    ],
    [
      'with elements of R4B',
      { resourceType: 'Evidence', variableDefinition: [] },
      /error This looks like FHIR R4B or R5, .* fhir-version$/,
    ],
    [
      'a guide for R5',
      { resourceType: 'ImplementationGuide', fhirVersion: ['5.0.0'] },
      /This is for FHIR R5 \(5\.0\.0\); .* fhir-version$/,
    ],
    [
      'with a profile of R5',
      { ...sound, meta: { profile: ['http://hl7.org/fhir/StructureDefinition/Library|5.0.0'] } },
      /warning The profile is one of FHIR R5 \(5\.0\.0\).* fhir-version$/,
    ],
  ])('%s is named', async (_, content, words) => {
    write('a.json', content);
    const { lines } = await validate('a.json');
    expect(lines).toContainEqual(expect.stringMatching(words));
  });

  it.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '_constructor',
    '__defineGetter__',
  ])('the key %s is an unknown element wherever it stands', async (key) => {
    const own = `"${key}":{"${key}":[{"${key}":1}]}`;
    write(
      'a.json',
      `{"resourceType":"PlanDefinition","text":${JSON.stringify(text)},"status":"draft",${own},"action":[{"title":"a",${own}}],"extension":[{"url":"${key}",${own}}]}`,
    );
    const { code, lines } = await validate('a.json');
    expect(code).toBe(1);
    const unknown = lines.filter((line) => line.endsWith('structure-unknown-element'));
    expect(unknown.map((line) => / at (\S+) structure/.exec(line)?.[1]).sort()).toEqual([
      'PlanDefinition',
      'PlanDefinition.action[0]',
      'PlanDefinition.extension[0]',
    ]);
    expect(lines.join('\n')).not.toContain('together');
  });

  it.each([
    'id',
    'url',
    'version',
    'resourceType',
    'meta',
    'text',
    'contained',
    'action',
    'library',
    'extension',
  ])('an object without a text of its own is a fault as %s, also in a Bundle', async (key) => {
    const plan = { resourceType: 'PlanDefinition', id: 'a', text, status: 'draft' };
    for (const odd of [{ toString: 1 }, [{ toString: 1, valueOf: 1 }], [[{ toString: 1 }]]]) {
      const faulty = { ...plan, [key]: odd };
      const entry = [{ fullUrl: 'http://example.org/PlanDefinition/a', resource: faulty }];
      write('a.json', faulty);
      write('b.json', { resourceType: 'Bundle', type: 'collection', entry });
      for (const file of ['a.json', 'b.json']) {
        const { code, lines } = await validate(file);
        expect(code).toBe(1);
        expect(lines.join('\n')).toMatch(/ structure-/);
        expect(lines.join('\n')).not.toContain('[object');
      }
    }
  });

  it.each(['__proto__', 'constructor', 'toString'])('the value %s is a value like others', async (word) => {
    const url = `http://example.org/${word}`;
    const set = {
      resourceType: 'ValueSet',
      id: word.replaceAll('_', '-'),
      text,
      url,
      status: 'draft',
      compose: {
        include: [{ system: url, concept: [{ code: word, display: word }] }, { valueSet: [url, word] }],
      },
    };
    const plan = {
      resourceType: 'PlanDefinition',
      id: word.replaceAll('_', '-'),
      text,
      status: 'draft',
      library: [word],
      action: [
        {
          id: word,
          relatedAction: [{ actionId: word, relationship: word }],
          code: [{ coding: [{ system: word, code: word }] }],
        },
      ],
    };
    write('a.json', bundle(set, plan));
    expect((await validate('a.json')).code).toBe(1);
  });
});

describe('what refers in circles ends', () => {
  const plan = (id: string, to: string) => ({
    resourceType: 'PlanDefinition',
    id,
    action: [{ title: 'a', definitionCanonical: `http://example.org/PlanDefinition/${to}` }],
  });
  const set = (id: string, ...to: string[]) => ({
    resourceType: 'ValueSet',
    id,
    compose: { include: [{ valueSet: to.map((name) => `http://example.org/ValueSet/${name}`) }] },
  });
  it.each<[string, object, readonly string[]]>([
    ['plans', bundle(plan('a', 'b'), plan('b', 'a')), ['plan-cycle', 'plan-cycle']],
    ['value sets', bundle(set('a', 'b'), set('b', 'c'), set('c', 'a')), Array(3).fill('canonical-cycle')],
    [
      'value sets that include each other by two to the thirtieth ways',
      bundle(
        ...Array.from({ length: 60 }, (_, index) =>
          set(`v${index}`, `v${(index | 1) + 1}`, `v${(index | 1) + 2}`),
        ),
      ),
      [],
    ],
    [
      'contained plans',
      {
        ...plan('a', 'x'),
        text,
        status: 'draft',
        contained: [
          { ...plan('b', 'x'), status: 'draft', action: [{ title: 'b', definitionCanonical: '#c' }] },
          { ...plan('c', 'x'), status: 'draft', action: [{ title: 'c', definitionCanonical: '#b' }] },
        ],
        action: [{ title: 'a', definitionCanonical: '#b' }],
      },
      ['plan-cycle', 'plan-cycle'],
    ],
    [
      'references between resources',
      {
        resourceType: 'Bundle',
        type: 'collection',
        entry: ['a', 'b'].map((id, index) => ({
          fullUrl: `http://example.org/Organization/${id}`,
          resource: {
            resourceType: 'Organization',
            id,
            text,
            name: id,
            partOf: { reference: `Organization/${'ba'[index]}` },
          },
        })),
      },
      [],
    ],
    [
      'questions that enable each other',
      {
        resourceType: 'Questionnaire',
        text,
        status: 'draft',
        item: ['a', 'b'].map((linkId, index) => ({
          linkId,
          type: 'boolean',
          enableWhen: [{ question: 'ba'[index], operator: 'exists', answerBoolean: true }],
        })),
      },
      [],
    ],
    [
      'Bundles in Bundles',
      Array.from({ length: 80 }).reduce<object>(
        (resource, _, index) => ({
          resourceType: 'Bundle',
          type: 'collection',
          entry: [{ fullUrl: `urn:uuid:00000000-0000-0000-0000-0000000000${10 + index}`, resource }],
        }),
        sound,
      ),
      [],
    ],
  ])('%s', async (_, content, codes) => {
    write('a.json', content);
    const { lines } = await validate('a.json');
    const errors = lines.filter((line) => / error /.test(line));
    expect(errors.map((line) => line.split(' ').at(-1))).toEqual(codes);
  });
});

describe('a folder', () => {
  it('with links in circles, dead links and a folder called like a file is read once', async () => {
    write('links/x.json/y.json', json);
    symlinkSync('.', join(scratch, 'links/round'));
    symlinkSync('..', join(scratch, 'links/x.json/up'));
    symlinkSync('nowhere.json', join(scratch, 'links/dead.json'));
    symlinkSync('self.json', join(scratch, 'links/self.json'));
    expect(await validate('links')).toEqual({
      code: 1,
      out: '1 resources: 2 errors.\n',
      lines: [
        'links/dead.json error This cannot be read: the link leads nowhere. Mend or remove it. file-unreadable',
        'links/self.json error This cannot be read: its links lead round in a circle. Mend or remove it. file-unreadable',
      ],
    });
    expect(await validate('links/round')).toMatchObject({ code: 1, out: '1 resources: 2 errors.\n' });
  });

  it('with nothing to read does not pass, and XML is named', async () => {
    write('xml/a.xml', '<Patient/>');
    write('xml/b.xml', '<Patient/>');
    write('xml/c.txt', 'x');
    expect((await validate('xml')).lines).toEqual([
      expect.stringMatching(/^xml error There is no FHIR resource here, .* nothing-to-validate$/),
      'xml/a.xml information 2 XML files were passed over, since JSON is read; this is the first. file-xml',
    ]);
  });

  it('of a package for R5 is named with its release', async () => {
    write('r5/package.json', { name: 'x', fhirVersions: ['5.0.0'] });
    write('r5/Library-a.json', json);
    const { code, lines } = await validate('r5');
    expect(code).toBe(1);
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^r5\/package\.json error The package is made for FHIR R5 \(5\.0\.0\); .* fhir-version$/,
      ),
    );
  });
});

describe('a package', () => {
  const manifest = (more: object): ToPack => ({
    path: 'package/package.json',
    content: JSON.stringify({ name: 'x', ...more }),
  });
  const library: ToPack = { path: 'package/Library-a.json', content: json };
  it.each<[string, readonly ToPack[], string, RegExp]>([
    ['of R4', [manifest({ fhirVersions: ['4.0.1'] }), library], '1 resources: no findings.', /^$/],
    [
      'of R4 by its dependencies',
      [manifest({ dependencies: { 'hl7.fhir.r4.core': '4.0.1' } }), library],
      '1 resources: no findings.',
      /^$/,
    ],
    ['that does not say', [library], '1 resources: no findings.', /^$/],
    [
      'of R5',
      [manifest({ fhirVersions: ['5.0.0'] }), library],
      '0 resources: 1 error.',
      /FHIR R5 \(5\.0\.0\).* fhir-version$/,
    ],
    [
      'of STU3',
      [manifest({ 'fhir-version-list': ['3.0.1'] }), library],
      '0 resources: 1 error.',
      /FHIR STU3 \(3\.0\.1\).* fhir-version$/,
    ],
    [
      'of R5 by its dependencies',
      [manifest({ dependencies: { 'hl7.fhir.r5.core': '5.0.0' } }), library],
      '0 resources: 1 error.',
      /FHIR R5 \(5\.0\.0\)/,
    ],
    [
      'of R4B',
      [manifest({ fhirVersions: ['4.3.0'] }), library],
      '1 resources: 1 warning.',
      /warning .*FHIR R4B \(4\.3\.0\).* Its resources are read as R4\./,
    ],
    [
      'with a broken manifest',
      [{ path: 'package/package.json', content: '{' }, library],
      '1 resources: no findings.',
      /^$/,
    ],
    [
      'that leads out of its folder',
      [library, { path: 'package/../../../etc/passwd', content: 'x' }],
      '1 resources: 1 error.',
      /^a\.tgz error The archive holds "package\/\.\.\/\.\.\/\.\.\/etc\/passwd", which would be unpacked outside of its folder; it was not read\..* archive-path$/,
    ],
    [
      'with an absolute path',
      [library, { path: '/etc/passwd', content: 'x' }],
      '1 resources: 1 error.',
      /archive-path$/,
    ],
    [
      'with a path of Windows',
      [library, { path: 'C:\\x.json', content: 'x' }],
      '1 resources: 1 error.',
      /archive-path$/,
    ],
  ])('%s', async (_, files, out, words) => {
    write('a.tgz', packTarball(files));
    const found = await validate('a.tgz');
    expect(found.out).toBe(`${out}\n`);
    expect(found.lines.join('\n')).toMatch(words);
  });

  it('that is cut short, or damaged, is one finding and not read', async () => {
    const whole = packTarball([library]);
    write('a.tgz', whole.subarray(0, whole.length - 20));
    expect((await validate('a.tgz')).lines).toEqual([expect.stringMatching(/archive-broken$/)]);
  });
});

test('a line of NDJSON that is broken is named, and the others are read', async () => {
  const line = JSON.stringify({ ...sound, status: 'sketch' });
  write('a.ndjson', `${line}\r\n{"resourceType": "Library",\n\n${JSON.stringify({ ...sound, id: 'b' })}\n`);
  const { out, lines } = await validate('a.ndjson');
  expect(out).toBe('2 resources: 2 errors.\n');
  expect(lines).toEqual([
    expect.stringMatching(/^a\.ndjson:1:1 error .* structure-code$/),
    'a.ndjson:2:28 error Expected a property name in double quotes. json-syntax',
  ]);
});

test('paths that are not there are all named, and nothing is checked', async () => {
  write('a.json', json);
  expect(await validate('a.json', 'none.json', 'a.json/b.json', 'no/where')).toEqual({
    code: 3,
    out: '',
    lines: [
      '"none.json" cannot be read: there is no such file or folder. Check the path.',
      '"a.json/b.json" cannot be read: a part of the path is a file, not a folder. Check the path.',
      '"no/where" cannot be read: there is no such file or folder. Check the path.',
    ],
  });
});

test('a device that never ends is a wrong call', async () => {
  expect(await validate('/dev/zero')).toEqual({
    code: 2,
    out: '',
    lines: ['"/dev/zero" is a device or socket; name a file, a package or a folder.'],
  });
});

describe.skipIf(process.platform === 'win32')('a pipe', () => {
  const pipe = (path: string) => execFileSync('mkfifo', [join(scratch, path)]);
  /** Another process writes, since this one waits for it. */
  const writeLater = (path: string, from: string) =>
    spawn('sh', ['-c', 'sleep 0.3; cat "$1" > "$2"', 'sh', join(scratch, from), join(scratch, path)]);
  const faulty = { ...sound, status: 'sketch' };

  it.each<[string, string, string | Uint8Array]>([
    ['JSON', 'feed.json', JSON.stringify(faulty)],
    ['NDJSON', 'feed.ndjson', `${JSON.stringify(faulty)}\n`],
    ['a package', 'feed.tgz', packTarball([{ path: 'package/feed.json', content: JSON.stringify(faulty) }])],
  ])('with %s is read when somebody writes to it', async (_, path, content) => {
    pipe(path);
    write(`of-${path}`, content);
    writeLater(path, `of-${path}`);
    const { code, lines } = await validate(path);
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^feed.*:1 error Found "sketch".* structure-code$/);
  });

  const description = 'x'.repeat(1_000_000);

  it('is read once, beside more files than are held', async () => {
    pipe('beside.json');
    const many = Array.from({ length: 40 }, (_, at) => ({ ...sound, id: `many-${at}`, description }));
    write('large/many.ndjson', many.map((each) => JSON.stringify(each)).join('\n'));
    write('of-beside.json', JSON.stringify(faulty));
    writeLater('beside.json', 'of-beside.json');
    const { lines } = await validate('beside.json', 'large');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^beside\.json:1:1 error Found "sketch"/);
  });

  it('that nobody writes to is said to be one', async () => {
    pipe('silent.json');
    expect(await validate('silent.json')).toMatchObject({
      code: 1,
      lines: [
        'silent.json error This cannot be read: it is a pipe that nobody writes to. Name a file, a package or a folder. file-unreadable',
      ],
    });
  });

  it('in a folder is passed over with a word', async () => {
    write('mixed/a.json', json);
    pipe('mixed/feed.json');
    pipe('mixed/other');
    symlinkSync('/dev/zero', join(scratch, 'mixed/zeros.json'));
    const { code, lines } = await validate('mixed');
    expect(code).toBe(0);
    expect(lines).toEqual(
      ['feed', 'zeros'].map(
        (name) =>
          `mixed/${name}.json information This is a pipe, device or socket and was passed over. Name a pipe itself to have it read. file-special`,
      ),
    );
  });
});
