import { expect, test } from 'vitest';
import { collect } from '../../src/diagnostic.ts';
import { Ledger, printSource } from '../../src/input/ledger.ts';
import type { SourceLine } from '../../src/input/sourceText.ts';
import { brief, unlocked } from './sourceOf.ts';

const source = unlocked('one\n\ntwo\nthree\n\nfour\nfive');
const [one, , two, , , , five] = source.lines as [
  SourceLine,
  SourceLine,
  SourceLine,
  SourceLine,
  SourceLine,
  SourceLine,
  SourceLine,
];

test('each line has one claim; blank lines claim themselves', () => {
  const { value, diagnostics } = collect((report) => {
    const ledger = new Ledger(source, report);
    for (const line of source.lines) if (line.text !== '') ledger.claim(line, 'row', 'section');
    return ledger.close();
  });
  expect(diagnostics).toEqual([]);
  expect(value.map((claim) => `${claim.line} ${claim.kind}`)).toEqual([
    '1 row',
    '2 blank',
    '3 row',
    '4 row',
    '5 blank',
    '6 row',
    '7 row',
  ]);
  expect(printSource(value)).toBe('one\n\ntwo\nthree\n\nfour\nfive');
});

test('a second claim is refused and names both', () => {
  const { diagnostics } = collect((report) => {
    const ledger = new Ledger(source, report);
    ledger.claim(two, 'row', 'pain');
    ledger.claim(two, 'furniture', 'Caption');
  });
  expect(diagnostics.map(brief)).toEqual(['3:1 error line-claimed-twice']);
  expect(diagnostics[0]?.message).toContain('row "pain" and furniture "Caption"');
});

test('a run of unclaimed lines is one finding, at its first line', () => {
  const { diagnostics } = collect((report) => {
    const ledger = new Ledger(source, report);
    ledger.claim(one, 'title', 'title');
    ledger.claim(five, 'title', 'title');
    ledger.close();
  });
  expect(diagnostics.map(brief)).toEqual(['3:1 error line-unclaimed']);
  expect(diagnostics[0]?.message).toContain('(and 2 more lines to line 6)');
});
