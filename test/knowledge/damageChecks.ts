import { expect } from 'vitest';
import { collect, type Diagnostic, isError } from '../../src/diagnostic.ts';
import type { Layout } from '../../src/input/layout.ts';
import type { Reading } from '../../src/input/reading.ts';
import { readText } from '../../src/input/readText.ts';
import { readSourceText } from '../../src/input/sourceText.ts';
import type { YamlFile } from '../../src/input/yamlFile.ts';
import { bindRows } from '../../src/knowledge/bindRows.ts';
import type { RecommendationEntry, RecommendationsFile } from '../../src/knowledge/files.ts';
import { reportChangedLines } from '../../src/knowledge/reportChangedLines.ts';
import type { Damage } from '../input/randomText.ts';
import { sha256 } from '../input/sourceOf.ts';

/** Damage of a locked source: an error names the damaged line. */
export async function expectNamed(sound: string, damage: Damage): Promise<void> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const source = readSourceText('source.txt', Buffer.from(damage.text), { sha256: sha256(sound) }, report);
  if (source) await reportChangedLines(sound, source, report);
  const lines = diagnostics.filter(isError).flatMap(({ place }) => place.line ?? []);
  const near = equalNeighbours(damage);
  expect(
    lines.some((line) => near.has(line)),
    `${damage.how} on line ${damage.line}: ${lines}`,
  ).toBe(true);
}

/** The damaged line, the one below it, and those next to them that no comparison can tell apart: equal lines in a row. */
function equalNeighbours({ text, line }: Damage): Set<number> {
  const lines = text.split('\n');
  const near = new Set([line, Math.min(line + 1, lines.length)]);
  for (let up = line; up > 1 && lines[up - 1] === lines[up - 2]; up--) near.add(up - 1);
  let down = line + 1;
  while (down <= lines.length && lines[down - 1] === lines[line]) near.add(down++);
  if (down > line + 1) near.add(Math.min(down, lines.length));
  return near;
}

/** Entries of all rows of a reading, none of them locked. */
export function entriesOf(reading: Reading): YamlFile<RecommendationsFile> {
  const recommendations = reading.rows.map(
    ({ line }): RecommendationEntry => ({
      id: `row-${line.number}`,
      line: line.number,
      kind: 'technique',
      direction: 'none',
      title: 'Row',
      rationale: 'Random.',
    }),
  );
  return {
    file: 'recommendations.yaml',
    value: { recommendations },
    dropped: [],
    place: () => ({ file: 'recommendations.yaml' }),
  };
}

/** Damage of an unlocked source: an error, or what was read differs in the damaged line only. */
export function expectContained(
  sound: Reading,
  damage: Damage,
  layout: Layout,
  entries: YamlFile<RecommendationsFile>,
): void {
  const { value: reading, diagnostics } = collect((report) => {
    const source = readSourceText('source.txt', Buffer.from(damage.text), {}, report);
    if (!source) return undefined;
    const read = readText(source, layout, report);
    bindRows(entries, read, source, report);
    return read;
  });
  const errors = diagnostics.filter(isError);
  const why = `${damage.how} on line ${damage.line}, column ${damage.column}`;
  if (errors.length > 0 || !reading) {
    for (const { message } of errors) expect(message, why).toMatch(/[.?]$/);
    return;
  }
  expect(rowsBut(reading, damage.line), why).toEqual(rowsBut(sound, damage.line));
  expect(
    reading.sections.map((section) => section.id),
    why,
  ).toEqual(sound.sections.map((section) => section.id));
  const touched = touchedWords(sound, reading, damage);
  expect(entriesBut(reading, touched), why).toEqual(entriesBut(sound, touched));
  expect(
    reading.fields.map((field) => field.label),
    why,
  ).toEqual(sound.fields.map((field) => field.label));
  expectAllowed(reading, damage, layout, why);
}

function rowsBut({ rows }: Reading, line: number) {
  return rows
    .filter((row) => row.line.number !== line)
    .map(({ section, statement, ratings }) => ({ section, statement, ratings }));
}

/** The words that stand on the damaged line and the one below it, before and after. */
function touchedWords(sound: Reading, reading: Reading, { line }: Damage): Set<string> {
  const printed = [sound, reading].flatMap(({ claims }) => [claims[line - 1], claims[line]]);
  return new Set(printed.map((claim) => bare(claim?.printed ?? '')));
}

/** A line without white space and bullet. */
function bare(line: string): string {
  return line.replace(/^[^\p{L}]+/u, '').trim();
}

function entriesBut({ tables }: Reading, touched: ReadonlySet<string>) {
  return tables.map(({ id, entries }) => [
    id,
    ...entries
      .filter((entry) => !touched.has(bare(entry.text)))
      .map((entry) => `${entry.child ? '> ' : ''}${entry.text}`),
  ]);
}

/** Whatever rating a row has is one of its scale. */
function expectAllowed({ rows }: Reading, { line }: Damage, { scales }: Layout, why: string): void {
  const row = rows.find((one) => one.line.number === line);
  for (const { scale, printed, code } of row?.ratings ?? []) {
    const value = scales.find((one) => one.id === scale)?.values.find((one) => one.code === code);
    expect(value?.printed ?? [value?.code], why).toContain(printed);
  }
}
