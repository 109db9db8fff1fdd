import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { printSource } from '../../src/input/ledger.ts';
import type { SourceTable } from '../../src/knowledge/table.ts';
import { packageRoot } from '../../src/packageRoot.ts';
import { aspnGuideline } from '../support/aspnGuideline.ts';

/** The rows as an earlier hand count has them: id, section, place and printed ratings. */
interface CountedRow {
  readonly id: string;
  readonly section: string;
  readonly line: number;
  readonly offset: number;
  readonly length: number;
  readonly statementLength: number;
  readonly printed: readonly string[];
  readonly level: string;
}

const counted: readonly CountedRow[] = JSON.parse(
  readFileSync(new URL('./aspnRows.json', import.meta.url), 'utf8'),
);
const bytes = readFileSync(`${packageRoot}input/aspn-low-back-pain/source.txt`);
const guideline = await aspnGuideline();
const { recommendations, sections, source, ledger, tables, metadata } = guideline;

function tally(words: readonly (string | undefined)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[String(word)] = (counts[String(word)] ?? 0) + 1;
  return counts;
}

function table(id: string): SourceTable {
  return tables.find((one) => one.id === id) as SourceTable;
}

describe('the source', () => {
  test('is the text that was reviewed, byte for byte', () => {
    expect(source).toMatchObject({
      sha256: '28ea5dfc436599732838e81dcbbad968c6a7c60f90cecdf9467486c278b517dc',
      sha1: 'aV/v7So29nQLKQklIGP0u2QRn/I=',
      bytes: 13_660,
      characters: 13_578,
      locked: true,
    });
    expect(source.lines).toHaveLength(293);
    expect(source.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  test('is printed again from what was read out of it', () => {
    expect(Buffer.from(printSource(ledger)).equals(bytes)).toBe(true);
  });

  test('has each of its 210 non-blank lines claimed once', () => {
    expect(ledger.map((claim) => claim.line)).toEqual(Array.from({ length: 293 }, (_, i) => i + 1));
    expect(tally(ledger.map((claim) => claim.kind))).toEqual({
      title: 1,
      field: 2,
      furniture: 7,
      'section-heading': 18,
      header: 18,
      row: 61,
      'table-title': 3,
      'table-header': 1,
      'table-entry': 65,
      label: 17,
      value: 17,
      blank: 83,
    });
  });
});

describe('the rows', () => {
  test('are 61 in 18 sections, headings and counts as printed', () => {
    expect(sections.map((section) => [section.heading, section.place.line, rowsOf(section.id)])).toEqual([
      ['Epidural Steroid Injections', 8, 4],
      ['Trigger Point Injections', 16, 6],
      ['Intra-Articular Facet Injections', 26, 8],
      ['Regenerative Therapies', 38, 4],
      ['Sacroiliac Joint Injections', 46, 2],
      ['PILD Injections', 52, 1],
      ['Interspinous Spacers, Indirect Decompression', 57, 1],
      ['Percutaneous and Endoscopic Procedures', 62, 3],
      ['Interspinous/Interlaminar Fusion Devices', 69, 3],
      ['Minimally Invasive Sacroiliac Joint Fixation', 76, 1],
      ['Vertebral Augmentation', 81, 1],
      ['Spinal Cord Stimulation', 86, 3],
      ['Intrathecal Drug Delivery Systems', 93, 11],
      ['Multifidus Activation via Medial Branch Nerve Stimulation', 108, 6],
      ['Peripheral Nerve Field Stimulation', 118, 1],
      ['Lumbar Radiofrequency Ablation', 123, 4],
      ['Sacroiliac Radiofrequency Ablation', 131, 1],
      ['Basivertebral Nerve Ablation', 136, 1],
    ]);
    expect(recommendations).toHaveLength(61);
    expect(new Set(recommendations.map(({ row }) => row.statement)).size).toBe(61);
  });

  function rowsOf(section: string): number {
    return recommendations.filter(({ row }) => row.section === section).length;
  }

  test('have the spellings of each column as often as printed', () => {
    const printed = (column: number) => tally(recommendations.map(({ row }) => row.ratings[column]?.printed));
    expect(printed(0)).toEqual({ A: 20, B: 21, C: 12, D: 1, I: 7 });
    expect(printed(1)).toEqual({ 'I-A': 24, 'I-B': 16, 'I-C': 10, II: 5, 'I-a': 3, '1-B': 3 });
    expect(printed(2)).toEqual({ Moderate: 27, High: 14, Strong: 12, Low: 5, Weak: 3 });
    expect(tally(recommendations.map(({ row }) => row.ratings[1]?.code))).toEqual({
      'I-A': 27,
      'I-B': 19,
      'I-C': 10,
      II: 5,
    });
    const spelled = (word: string) =>
      recommendations.filter(({ row }) => row.ratings[1]?.printed === word).map(({ row }) => row.place.line);
    expect(spelled('I-a')).toEqual([65, 66, 67]);
    expect(spelled('1-B')).toEqual([111, 112, 113]);
  });

  test('have 18 combinations of ratings as printed, 17 by code', () => {
    expect(
      tally(recommendations.map(({ row }) => row.ratings.map((rating) => rating.printed).join('/'))),
    ).toEqual({
      'A/I-A/High': 11,
      'A/I-A/Strong': 8,
      'A/I-C/Moderate': 1,
      'B/1-B/Moderate': 3,
      'B/I-A/Strong': 2,
      'B/I-B/Moderate': 8,
      'B/I-C/Moderate': 4,
      'B/I-a/High': 3,
      'B/II/Moderate': 1,
      'C/I-A/Moderate': 1,
      'C/I-A/Strong': 2,
      'C/I-B/Moderate': 4,
      'C/I-C/Moderate': 4,
      'C/II/Low': 1,
      'D/I-B/Moderate': 1,
      'I/I-B/Low': 3,
      'I/I-C/Low': 1,
      'I/II/Weak': 3,
    });
    const codes = recommendations.map(({ row }) => row.ratings.map((rating) => rating.code).join('/'));
    expect(new Set(codes).size).toBe(17);
  });

  test('agree one by one with the hand count, both ways', () => {
    const headings = new Map(sections.map((section) => [section.id, section.heading]));
    const read = recommendations.map(
      ({ id, row }): CountedRow => ({
        id,
        section: headings.get(row.section) as string,
        line: row.place.line as number,
        offset: row.offset,
        length: row.length,
        statementLength: row.statement.length,
        printed: row.ratings.map((rating) => rating.printed),
        level: row.ratings[1]?.code as string,
      }),
    );
    expect(counted).toHaveLength(61);
    expect(read).toEqual(counted);
  });

  test('stand where they say, and are their statement and ratings joined by spaces', () => {
    for (const { row } of recommendations) {
      expect(bytes.toString().slice(row.offset, row.offset + row.length)).toBe(row.place.quote);
      expect([row.statement, ...row.ratings.map((rating) => rating.printed)].join(' ')).toBe(row.place.quote);
      expect(row.hash).toBe(
        createHash('sha256')
          .update(row.place.quote as string)
          .digest('hex')
          .slice(0, 16),
      );
    }
  });

  test('keep what the source prints oddly', () => {
    const statement = (line: number) =>
      recommendations.find(({ row }) => row.place.line === line)?.row.statement;
    expect(statement(72)).toBe('ISF can be used as a stand- alone device for decompression.');
    expect(statement(31)).toContain('facet mediate pain');
    expect(statement(105)).toContain('local anesthetic ± ziconotide');
    const periods = recommendations
      .filter(({ row }) => row.statement.endsWith('.'))
      .map(({ row }) => row.place.line);
    expect(periods).toEqual([29, 34, 72, 96, 97, 98, 99, 100, 102, 103, 106, 121]);
    expect(source.lines[291]).toContain('\u00A0');
  });
});

describe('rows and entries', () => {
  const rowLines = ledger.filter((claim) => claim.kind === 'row').map((claim) => claim.line);

  test('no row is without its entry', () => {
    expect(rowLines.filter((line) => !recommendations.some(({ row }) => row.place.line === line))).toEqual(
      [],
    );
  });

  test('no entry is without its row, and none shares one', () => {
    const lines = recommendations.map(({ row }) => row.place.line);
    expect(lines).toEqual(rowLines);
    expect(new Set(recommendations.map(({ id }) => id)).size).toBe(61);
  });
});

describe('the tables', () => {
  test('8 indications with 10 below them', () => {
    const { entries } = table('idds-indications');
    expect(entries.filter((entry) => entry.parent === undefined)).toHaveLength(8);
    expect(entries.filter((entry) => entry.parent !== undefined)).toHaveLength(10);
    expect(tally(entries.flatMap((entry) => entry.parent ?? []))).toEqual({
      'axial-pain': 4,
      'trunk-pain': 2,
      'abdominal-pelvic-pain': 2,
      'extremity-pain': 2,
    });
  });

  test('9 cells in two columns; the one whose column is a judgement waits for a review', () => {
    const { entries } = table('idds-selection');
    expect(entries.map((entry) => [entry.place.line, entry.column, entry.basis, entry.needsReview])).toEqual([
      ...[169, 170, 171, 172].flatMap((line) => [
        [line, 'contraindication', 'single-cut', undefined],
        [line, 'indication', 'single-cut', undefined],
      ]),
      [173, 'indication', 'judgement', true],
    ]);
  });

  test('38 complications in 4 groups', () => {
    const { entries } = table('idds-complications');
    const groups = entries.filter((entry) => entry.heading);
    expect(
      groups.map((group) => [group.text, entries.filter((entry) => entry.parent === group.code).length]),
    ).toEqual([
      ['Catheter-related', 6],
      ['Pump-related', 7],
      ['Drug-related', 16],
      ['Procedural/Biological causes', 9],
    ]);
    expect(entries.filter((entry) => !entry.heading)).toHaveLength(38);
  });

  test('every entry stands where it says, without its bullet', () => {
    for (const { entries } of tables)
      for (const { text, offset, length, place } of entries) {
        expect(bytes.toString().slice(offset, offset + length)).toBe(text);
        expect(place.quote).toBe(text);
      }
  });
});

test('the metadata has two dates and 17 labels, one of them empty and one with two values', () => {
  const [dates, labels] = [metadata.slice(0, 2), metadata.slice(2)];
  expect(dates.map((field) => [field.label, field.values[0]?.text, field.values[0]?.place.column])).toEqual([
    ['Publication Date:', 'December 5, 2022', 19],
    ['Last Updated:', 'December 12, 2022', 15],
  ]);
  expect(labels).toHaveLength(17);
  expect(labels.filter((field) => field.values.length === 0).map((field) => field.label)).toEqual([
    'Supplemental Implementation Tools',
  ]);
  expect(labels.filter((field) => field.values.length === 2).map((field) => field.label)).toEqual([
    'Source Citation',
  ]);
  expect(labels.find((field) => field.label === 'Last Updated Month/Year')?.values[0]?.text).toBe(
    'October 23, 2024',
  );
});
