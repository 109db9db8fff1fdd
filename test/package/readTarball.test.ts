import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect } from '../../src/diagnostic.ts';
import { readTarball } from '../../src/package/readTarball.ts';
import { packTarball, type ToPack } from '../support/packTarball.ts';

function read(bytes: Uint8Array) {
  const { value, diagnostics } = collect((report) => readTarball(bytes, 'x.tgz', report));
  return {
    files: value.map(({ path, content }) => [path, Buffer.from(content).toString('utf8')]),
    problems: diagnostics.map(({ code, message }) => `${code} ${message}`),
  };
}

const long = `package/${'x'.repeat(200)}.json`;

describe('an archive', () => {
  it.each<[string, readonly ToPack[], readonly (readonly [string, string])[]]>([
    ['of nothing', [], []],
    [
      'of files, empty ones and ones of a whole block among them',
      [
        { path: 'package/a.json', content: '{}' },
        { path: 'b', content: '' },
        { path: 'c', content: 'x'.repeat(512) },
      ],
      [
        ['package/a.json', '{}'],
        ['b', ''],
        ['c', 'x'.repeat(512)],
      ],
    ],
    [
      'of folders and links, which are passed over',
      [
        { path: 'package/', content: '', type: '5' },
        { path: 'package/link', content: '', type: '2' },
        { path: 'a', content: 'a' },
      ],
      [['a', 'a']],
    ],
    [
      'with a long name as pax writes it',
      [
        { path: 'PaxHeader', content: `${12 + long.length} path=${long}\n`, type: 'x' },
        { path: 'package/xxx', content: 'a' },
        { path: 'b', content: 'b' },
      ],
      [
        [long, 'a'],
        ['b', 'b'],
      ],
    ],
    [
      'with a long name as GNU writes it',
      [
        { path: '././@LongLink', content: `${long}\0`, type: 'L' },
        { path: 'package/xxx', content: 'a' },
      ],
      [[long, 'a']],
    ],
  ])('%s is read', (_, files, expected) => {
    expect(read(packTarball(files))).toEqual({ files: expected, problems: [] });
  });

  const whole = packTarball([{ path: 'a', content: 'a' }]);
  const damaged = 'archive-broken The archive is no gzip file, or not whole; get it again.';
  it.each<[string, Uint8Array, string]>([
    ['no gzip', Buffer.from('{}'), damaged],
    ['nothing', Buffer.alloc(0), damaged],
    ['cut short', whole.subarray(0, 30), damaged],
    [
      'no tar',
      gzipSync(Buffer.alloc(600, 'x')),
      'archive-broken The archive is damaged at byte 0 of what it unpacks to; get it again.',
    ],
    [
      'a file that is larger than what follows',
      gzipSync(packedTo(700)),
      'archive-broken The archive is damaged at byte 0 of what it unpacks to; get it again.',
    ],
  ])('that is %s says so', (_, bytes, words) => {
    expect(read(bytes)).toEqual({ files: [], problems: [words] });
  });

  it('that unpacks without end is not unpacked', () => {
    const bomb = gzipSync(Buffer.alloc(510_000_000));
    expect(bomb.length).toBeLessThan(600_000);
    expect(read(bomb).problems).toEqual([
      'archive-broken The archive unpacks to more than 500 MB, which is more than any package of FHIR; unpack it, and name the folder.',
    ]);
  }, 60_000);

  it('of any bytes never throws', () => {
    const tar = fc.uint8Array({ maxLength: 3000 });
    fc.assert(fc.property(tar, (bytes) => void read(gzipSync(bytes))));
    const flipped = fc.tuple(fc.nat(), fc.nat(255)).map(([at, byte]) => {
      const bytes = Buffer.from(whole);
      bytes[at % bytes.length] = byte;
      return bytes;
    });
    fc.assert(fc.property(flipped, (bytes) => void read(bytes)));
  });
});

/** A header that promises more than there is. */
function packedTo(size: number): Uint8Array {
  const header = Buffer.alloc(512);
  header.write('a', 0);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write('        ', 148);
  header.write('0', 156);
  header.write(
    `${header
      .reduce((total, byte) => total + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  return header;
}
