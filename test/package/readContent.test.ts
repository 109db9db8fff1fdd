import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collect } from '../../src/diagnostic.ts';
import { readArtifacts } from '../../src/package/readArtifacts.ts';
import { readRecords } from '../../src/package/readRecords.ts';
import { readResources } from '../../src/package/readResources.ts';
import { reportTwins } from '../../src/package/reportTwins.ts';
import { scratchFolder } from '../support/callCli.ts';
import { packTarball } from '../support/packTarball.ts';

const scratch = scratchFolder();
function file(path: string, content: string | Uint8Array): string {
  mkdirSync(join(scratch, path, '..'), { recursive: true });
  writeFileSync(join(scratch, path), content);
  return join(scratch, path);
}
const short = (text: string) => text.replaceAll(`${scratch}/`, '');

function read(...paths: string[]) {
  const { value, diagnostics } = collect((report) => {
    const catalog = readArtifacts(paths, report);
    reportTwins(catalog, report);
    return catalog;
  });
  return {
    found: value.artifacts.map(
      ({ resource, authored }) =>
        `${resource.resourceType}/${resource.id} ${short(authored.file)}:${authored.line}`,
    ),
    problems: diagnostics.map(
      ({ code, message, place }) => `${short(place.file)}:${place.line ?? ''} ${code} ${short(message)}`,
    ),
    catalog: value,
  };
}
const patient = (id: string) => JSON.stringify({ resourceType: 'Patient', id });

describe('a package', () => {
  it('gives its resources, and neither what describes it nor its examples', () => {
    const path = file(
      'p.tgz',
      packTarball([
        { path: 'package/package.json', content: '{"name": "x"}' },
        { path: 'package/.index.json', content: '{"files": []}' },
        { path: 'package/Patient-a.json', content: patient('a') },
        {
          path: 'package/ImplementationGuide-x.json',
          content: '{"resourceType":"ImplementationGuide","id":"x"}',
        },
        { path: 'package/example/Patient-b.json', content: patient('b') },
        { path: 'package/../../etc/Patient-c.json', content: patient('c') },
        { path: '/package/Patient-d.json', content: patient('d') },
        { path: 'package/other/notes.txt', content: 'no JSON' },
      ]),
    );
    expect(read(path)).toMatchObject({
      found: [
        'Patient/a p.tgz/package/Patient-a.json:1',
        'ImplementationGuide/x p.tgz/package/ImplementationGuide-x.json:1',
      ],
      problems: ['package/../../etc/Patient-c.json', '/package/Patient-d.json'].map(
        (path) =>
          `p.tgz: archive-path The archive holds "${path}", which would be unpacked outside of its folder; it was not read. Do not unpack this archive, get it from its publisher.`,
      ),
    });
  });

  it('says where its JSON is broken', () => {
    const path = file(
      'q.tgz',
      packTarball([{ path: 'package/a.json', content: '{\n"resourceType": "Patient",}' }]),
    );
    expect(read(path).problems).toEqual([
      'q.tgz/package/a.json:2 json-syntax Expected a property name in double quotes.',
    ]);
  });
});

describe('NDJSON', () => {
  it('is read line by line, over the borders of what is read at once', () => {
    const lines = Array.from({ length: 3000 }, (_, index) =>
      JSON.stringify({ resourceType: 'Patient', id: `p${index}`, name: [{ text: 'ü'.repeat(500) }] }),
    );
    const path = file('many.ndjson', `\uFEFF${lines.join('\n')}\n\n`);
    const { value, diagnostics } = collect((report) => readRecords([path], report));
    expect(diagnostics).toEqual([]);
    expect(value).toEqual(lines.map((line) => JSON.parse(line)));
  });

  it('says which line is broken, is no resource, or is not UTF-8, and reads on', () => {
    const bad = Buffer.concat([
      Buffer.from(`${patient('a')}\r\n{"a":\n[1]\n`),
      Buffer.from([0x22, 0xff, 0x22, 0x0a]),
      Buffer.from(patient('b')),
    ]);
    expect(read(file('bad.ndjson', bad))).toMatchObject({
      found: ['Patient/a bad.ndjson:1', 'Patient/b bad.ndjson:5'],
      problems: [
        'bad.ndjson:2 json-syntax The text ends too early.',
        'bad.ndjson:3 json-not-a-resource This is JSON but no FHIR resource: an object with a resourceType was expected.',
        'bad.ndjson:4 json-encoding This is not UTF-8 text, which FHIR requires: the byte FF stands here. Save it as UTF-8.',
      ],
    });
  });
});

describe('content of two files', () => {
  const plan = (version: string, title: string) =>
    JSON.stringify({
      resourceType: 'PlanDefinition',
      id: `p${title}`,
      url: 'http://e/p',
      version,
      title,
      status: 'draft',
    });
  const titleOf = ({ catalog }: ReturnType<typeof read>, canonical: string) =>
    (catalog.byCanonical(canonical)?.resource as { title?: string } | undefined)?.title;

  it('that says two things of one canonical is reported; the last counts', () => {
    const both = read(file('one.json', plan('1.0.0', 'one')), file('two.json', plan('1.0.0', 'two')));
    expect(both.problems).toEqual([
      'two.json:1 canonical-twice http://e/p|1.0.0 stands in one.json:1 as well, in other words; this one counts, since it was read last. Take one away.',
    ]);
    expect(titleOf(both, 'http://e/p|1.0.0')).toBe('two');
  });

  it.each([
    ['1.10.0', '1.9.0'],
    ['2.0.0', '1.0.0'],
    ['1.0.1', '1.0'],
  ])('of the versions %s and %s names the newer one without a version', (newer, older) => {
    const [one, two] = [file('newer.json', plan(newer, 'newer')), file('older.json', plan(older, 'older'))];
    for (const paths of [
      [one, two],
      [two, one],
    ]) {
      const found = read(...paths);
      expect([titleOf(found, 'http://e/p'), titleOf(found, `http://e/p|${older}`), found.problems]).toEqual([
        'newer',
        'older',
        [],
      ]);
    }
  });
});

describe('limits', () => {
  const limits = { text: 100, archive: 2000 };
  const long = JSON.stringify({ resourceType: 'Patient', id: 'long', name: [{ text: 'x'.repeat(100) }] });
  const readWithin = (path: string) => {
    const { value, diagnostics } = collect((report) => readResources([path], report, limits));
    return {
      found: value.map(({ resource }) => resource.id),
      problems: diagnostics.map(
        ({ code, message, place }) => `${short(place.file)}:${place.line ?? ''} ${code} ${message}`,
      ),
    };
  };
  const tooLarge =
    'file-too-large More than 0.0001 MB stand here, which is the most that is read at once. Write NDJSON, one resource a line.';

  it('a file beyond them is named and not read', () => {
    expect(readWithin(file('long.json', long))).toEqual({ found: [], problems: [`long.json: ${tooLarge}`] });
  });

  it('a line beyond them is named, and the others are read', () => {
    expect(readWithin(file('long.ndjson', `${patient('a')}\n${long}\n${patient('b')}\n`))).toEqual({
      found: ['a', 'b'],
      problems: [`long.ndjson:2 ${tooLarge}`],
    });
  });

  it('lines that are longer together are no trouble', () => {
    const lines = Array.from({ length: 100 }, (_, index) => patient(`p${index}`));
    expect(readWithin(file('many.ndjson', lines.join('\n'))).found).toHaveLength(100);
  });

  it('a file of a package beyond them is named, and the others are read', () => {
    const path = file(
      'limits.tgz',
      packTarball([
        { path: 'package/long.json', content: long },
        { path: 'package/a.json', content: patient('a') },
      ]).slice(),
    );
    const { value, diagnostics } = collect((report) =>
      readResources([path], report, { ...limits, archive: 10_000 }),
    );
    expect(value.map(({ resource }) => resource.id)).toEqual(['a']);
    expect(diagnostics.map(({ code, place }) => `${short(place.file)} ${code}`)).toEqual([
      'limits.tgz/package/long.json file-too-large',
    ]);
  });

  it('a package that unpacks to more is not read', () => {
    const zeros = { path: 'package/zeros.json', content: Buffer.alloc(100_000) };
    expect(readWithin(file('bomb.tgz', packTarball([zeros]))).problems).toEqual([
      expect.stringMatching(/^bomb\.tgz: archive-broken The archive unpacks to more than 0\.002 MB, /),
    ]);
  });
});
