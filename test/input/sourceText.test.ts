import { describe, expect, test } from 'vitest';
import { collect, type Diagnostic } from '../../src/diagnostic.ts';
import { largestSource } from '../../src/input/decodeSource.ts';
import { placeOf, readSourceText, type SourceLine } from '../../src/input/sourceText.ts';
import { brief, locked, sha256, unlocked } from './sourceOf.ts';

function read(bytes: string | Uint8Array, lock: Parameters<typeof readSourceText>[2] = {}) {
  return collect((report) => readSourceText('source.txt', Buffer.from(bytes), lock, report));
}

function only(diagnostics: readonly Diagnostic[]): Diagnostic {
  expect(diagnostics.map((one) => one.code)).toHaveLength(1);
  return diagnostics[0] as Diagnostic;
}

describe('what is no text', () => {
  test.each<[string, Uint8Array, string, string, string]>([
    ['an empty file', Buffer.alloc(0), '-:- error source-empty', 'is empty', 'text of the guideline'],
    ['only white space', Buffer.from(' \r\n\t\uFEFF'), '-:- error source-empty', 'white space', 'text'],
    ['a binary file', Buffer.from('one\ntw\0o'), '2:3 error source-binary', 'zero byte', 'Export'],
    [
      'UTF-16',
      Buffer.from('\uFEFFone\n', 'utf16le'),
      '1:4 error source-binary',
      'UTF-16',
      'Save it as UTF-8',
    ],
    ['Latin-1', Buffer.from('one\nGr\xF6\xDFe', 'latin1'), '2:3 error source-encoding', 'byte F6', 'UTF-8'],
    [
      'half a character at the end',
      Buffer.from([0x61, 0xe2, 0x80]),
      '1:2 error source-encoding',
      'byte E2',
      'UTF-8',
    ],
    [
      '50 MB',
      Buffer.alloc(50_000_000, 'x'),
      '-:- error source-too-large',
      '50000000 bytes',
      `${largestSource}`,
    ],
  ])('%s is refused with its place', (_, bytes, shown, found, mend) => {
    const { value, diagnostics } = read(bytes);
    expect(value).toBeUndefined();
    const diagnostic = only(diagnostics);
    expect(brief(diagnostic)).toBe(shown);
    expect(diagnostic.message).toContain(found);
    expect(diagnostic.message).toContain(mend);
  });
});

describe('an unlocked text', () => {
  test('has its white space read as meant, each kind told once with its first place', () => {
    const { value, diagnostics } = read('\uFEFFone\u00A0two \r\n three\tfour\r\n  • five  six\u202F\n');
    expect(value?.lines.map((line) => line.text)).toEqual(['one two', ' three four', '  • five six', '']);
    expect(diagnostics.map((one) => `${brief(one)} ${one.message}`)).toEqual([
      '1:1 information source-white-space Read as meant: 1 byte order mark, first here.',
      '1:9 information source-white-space Read as meant: 2 carriage returns at line ends, first here.',
      '1:4 information source-white-space Read as meant: 2 no-break spaces, first here.',
      '1:8 information source-white-space Read as meant: 2 trailing spaces, first here.',
      '2:7 information source-white-space Read as meant: 1 tab, first here.',
      '3:9 information source-white-space Read as meant: 1 repeated space, first here.',
    ]);
  });

  test('counts offsets in the file as it stands', () => {
    const text = '\uFEFFone\r\ntwo  words \r\nthree';
    for (const line of unlocked(text).lines) {
      const raw = text.slice(line.offset, line.offset + line.length);
      expect(raw.replace('\uFEFF', '').replace(/ +/g, ' ').trim()).toBe(line.text);
    }
  });

  test('keeps tabs and spaces of a CSV file, which may be delimiters', () => {
    expect(unlocked('a\tb  c \r\n', 'csv').lines[0]?.text).toBe('a\tb  c ');
  });

  test('gives no information where there is nothing to tell', () => {
    expect(read('one\n\n  • two\n').diagnostics).toEqual([]);
  });
});

describe('a locked text', () => {
  test('is taken byte for byte', () => {
    const text = ' one\u00A0\ttwo  \r\n\uFEFF';
    expect(
      locked(text)
        .lines.map((line) => line.text)
        .join('\n'),
    ).toBe(text);
    expect(locked(text).locked).toBe(true);
  });

  test('that differs is refused, with both hashes and the way to lock it anew', () => {
    const { value, diagnostics } = read('one\n', { sha256: sha256('One\n') });
    const diagnostic = only(diagnostics);
    expect(brief(diagnostic)).toBe('-:- error source-changed');
    expect(diagnostic.message).toContain(sha256('one\n'));
    expect(diagnostic.message).toContain(sha256('One\n'));
    expect(diagnostic.message).toContain('knart check --relock');
    expect(value?.lines[0]?.text).toBe('one');
  });

  test('that differs is read on with its line ends as meant, so that they do not break every line', () => {
    const { value } = read('\uFEFFone\r\ntwo\r\n', { sha256: sha256('one\ntwo\n') });
    expect(value?.lines.map((line) => line.text)).toEqual(['one', 'two', '']);
  });
});

test('names the hashes that FHIR wants', () => {
  const source = unlocked('abc');
  expect(source.sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(source.sha1).toBe('qZk+NkcGgWq6PiVxeFDCbJzQ2J0=');
  expect(source.bytes).toBe(3);
});

test('a place quotes the words that stand there', () => {
  const source = unlocked('first\nsecond line');
  const line = source.lines[1] as SourceLine;
  expect(placeOf(source, line)).toEqual({
    file: 'source',
    line: 2,
    column: 1,
    length: 11,
    quote: 'second line',
  });
  expect(placeOf(source, line, 8, 4)).toEqual({
    file: 'source',
    line: 2,
    column: 8,
    length: 4,
    quote: 'line',
  });
  expect(placeOf(source, line, 40)).toMatchObject({ column: 40, length: 0, quote: '' });
});
