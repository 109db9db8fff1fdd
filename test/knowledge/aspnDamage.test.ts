import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { collect } from '../../src/diagnostic.ts';
import { readYamlOf } from '../../src/input/guidelineFolder.ts';
import type { Layout } from '../../src/input/layout.ts';
import { readText } from '../../src/input/readText.ts';
import { packageRoot } from '../../src/packageRoot.ts';
import { type Damage, damaged } from '../input/randomText.ts';
import { locked } from '../input/sourceOf.ts';
import { entriesOf, expectContained, expectNamed } from './damageChecks.ts';

const folder = { path: `${packageRoot}input/aspn-low-back-pain`, shown: 'aspn-low-back-pain' };
const text = readFileSync(`${folder.path}/source.txt`, 'utf8');
const lines = text.split('\n');
const layout = (await readYamlOf<Layout>(folder, 'layout', true, () => undefined))?.value as Layout;
const sound = collect((report) => readText(locked(text), layout, report)).value;

const kinds = ['insert', 'delete', 'replace'] as const;
const signs = ['x', ' ', '\n', '\u00A0', 'A', '\r', '-', '\t', 'I', '•', '1'];

/** Every line is damaged in several ways and places; which ones turns with the line, so that all come up. */
const damages: readonly Damage[] = lines.flatMap((line, index) => {
  const before = lines.slice(0, index).reduce((sum, one) => sum + one.length + 1, 0);
  return Array.from({ length: 6 }, (_, i) => {
    const column = Math.floor(((line.length + 1) * ((i * 5 + index) % 6)) / 6);
    const kind = kinds[(i + index) % kinds.length] as (typeof kinds)[number];
    const sign = signs[(i * 3 + index) % signs.length] as string;
    return damaged(text, { at: (before + column + 0.5) / text.length, kind, sign });
  }).filter((damage) => damage !== undefined);
});

/** Each character of each rating is replaced by one that ratings are made of. */
const ratingDamages: readonly Damage[] = sound.rows.flatMap(({ text: row, offset }) => {
  const start = row.split(' ').slice(0, -3).join(' ').length + 1;
  return Array.from({ length: row.length - start }, (_, i) => {
    const sign = ['A', 'I', 'a', '1', ' ', 'B'][(i + offset) % 6] as string;
    return damaged(text, { at: (offset + start + i + 0.5) / text.length, kind: 'replace', sign });
  }).filter((damage) => damage !== undefined);
});

const patient = 60_000;

test('the damages reach every line and many ratings', () => {
  expect(new Set(damages.map((damage) => damage.line)).size).toBe(293);
  expect(damages.length).toBeGreaterThan(1500);
  expect(ratingDamages.length).toBeGreaterThan(600);
});

test(
  'any damage of the locked text is an error that names its line',
  async () => {
    for (const damage of [...damages, ...ratingDamages]) await expectNamed(text, damage);
  },
  patient,
);

test(
  'any damage of the text while unlocked is an error, or stays within its line',
  () => {
    const entries = entriesOf(sound);
    for (const damage of damages) expectContained(sound, damage, layout, entries);
  },
  patient,
);

test(
  'a changed rating is another allowed one or an error',
  () => {
    const entries = entriesOf(sound);
    for (const damage of ratingDamages) expectContained(sound, damage, layout, entries);
  },
  patient,
);
