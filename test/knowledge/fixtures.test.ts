import { describe, expect, test } from 'vitest';
import { referenceOf } from '../../src/artifact.ts';
import { build } from '../../src/build.ts';
import { type Diagnostic, isError } from '../../src/diagnostic.ts';
import { kindOf } from '../../src/knowledge/kind.ts';
import { packageRoot } from '../../src/packageRoot.ts';
import { GuidelineCopy } from './copyGuideline.ts';

async function built(name: string) {
  const diagnostics: Diagnostic[] = [];
  const folder = { path: `${packageRoot}test/fixtures/${name}`, shown: name };
  const result = await build(folder, {}, (diagnostic) => diagnostics.push(diagnostic));
  if (!result) throw new Error(JSON.stringify(diagnostics, null, 2));
  return { ...result, diagnostics };
}

describe.each(['second-guideline', 'csv-guideline', 'markdown-guideline'])('%s', async (name) => {
  const { guideline, pack, diagnostics } = await built(name);
  const made = new Set(pack.catalog.artifacts.map(({ resource }) => referenceOf(resource)));

  test('builds from configuration alone', () => {
    expect(diagnostics.filter((one) => one.severity !== 'information')).toEqual([]);
    expect(made.size).toBeGreaterThan(20);
  });

  test('gives artifacts that all name their place in its source', () => {
    for (const { sources, authored, resource } of pack.catalog.artifacts) {
      expect(sources.length, referenceOf(resource)).toBeGreaterThan(0);
      for (const { file, line, quote } of sources) {
        expect(file).toBe(guideline.source.file);
        expect(quote).toBeTruthy();
        expect(guideline.source.lines.slice((line as number) - 1).join('\n')).toContain(quote);
      }
      expect(authored.file.startsWith(`${name}/`)).toBe(true);
    }
  });

  test('gives artifacts for every row', () => {
    for (const { id, kind } of guideline.recommendations) {
      expect(made).toContain(`Evidence/${id}`);
      const { actionable } = kindOf(kind);
      expect(made.has(`PlanDefinition/${id}`)).toBe(actionable);
      expect(made.has(`ActivityDefinition/${id}`)).toBe(actionable);
    }
  });

  test('can be locked, and reads the same after that', async () => {
    const { planRelock } = await import('../../src/knowledge/relock.ts');
    const copy = new GuidelineCopy(`test/fixtures/${name}`);
    const found: Diagnostic[] = [];
    const plan = await planRelock(copy, (diagnostic) => found.push(diagnostic));
    expect(found).toEqual([]);
    for (const { path, content } of plan?.files ?? []) copy.write(path, content);
    const { guideline: locked, diagnostics: after } = await copy.read();
    expect(after.filter(isError)).toEqual([]);
    expect(after.map(({ code }) => code)).toEqual(['population-without-codes']);
    expect(locked?.source.locked).toBe(true);
    const words = (one: typeof locked) =>
      one?.recommendations.map(({ id, row }) => [id, row.statement, row.ratings, row.hash]);
    expect(words(locked)).toEqual(words(guideline));
  });
});

describe('the second guideline', async () => {
  const { guideline } = await built('second-guideline');

  test('has a rating before the statement, two after it, one of two words', () => {
    expect(guideline.scales.map((scale) => scale.column)).toEqual(['class', 'strength', 'certainty']);
    expect(
      guideline.recommendations.map(({ row }) => row.ratings.map((rating) => rating.printed).join('/')),
    ).toEqual([
      '1/Strong/Moderate',
      '2/Conditional/Very low',
      '1/Strong/High',
      '1/Strong/High',
      '2/Conditional/Low',
      '2/Conditional/Very low',
    ]);
    expect(guideline.recommendations[1]?.row).toMatchObject({
      section: 'first-aid',
      statement: 'A compression bandage may be used if it gives comfort',
    });
  });

  test('has tables of all three shapes', () => {
    const words = guideline.tables.map((table) =>
      table.entries.map((entry) => `${entry.parent ?? entry.column ?? '*'}: ${entry.code}`),
    );
    expect(words).toEqual([
      [
        '*: malleolar-zone',
        'malleolar-zone: fibula',
        'malleolar-zone: pain-at-the-back-edge-of-the-tibia',
        '*: midfoot-zone',
        'midfoot-zone: pain-at-the-base-of-the-fifth-metatarsal',
      ],
      ['now: open-wound', 'later: instability', 'now: no-pulse'],
      ['*: joint', 'joint: stiffness', 'joint: instability', '*: nerve', 'nerve: numbness'],
    ]);
  });
});

test('a cell of the CSV guideline may span lines, and its place does too', async () => {
  const { guideline } = await built('csv-guideline');
  const { row } = guideline.recommendations[1] as (typeof guideline.recommendations)[number];
  expect(row).toMatchObject({
    statement: 'Do not give codeine\nto children',
    place: { line: 3, quote: 'Cough;"Do not give codeine\nto children";Strong;' },
  });
});

test('a cell of the Markdown guideline keeps its words, without their markup', async () => {
  const { guideline } = await built('markdown-guideline');
  expect(guideline.recommendations.map(({ row }) => row.statement)).toEqual([
    'Load the tendon slowly, twice a week | or more',
    'Stretching and loading help alike',
    'Do not inject steroids',
  ]);
});
