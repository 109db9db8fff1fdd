import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentUnits } from '../../src/package/contentUnits.ts';
import { unitTexts } from '../../src/package/unitTexts.ts';
import { scratchFolder } from '../support/callCli.ts';

const file = join(scratchFolder(), 'lines.ndjson');
const unitSize = 128 << 10;

const unitsOf = (text: string) => {
  writeFileSync(file, text);
  return [...contentUnits(file, () => undefined)];
};

test('lines come in small units, which give every line once and say where it stands', () => {
  const lengths = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 3 * unitSize }));
  fc.assert(
    fc.property(fc.array(lengths, { minLength: 1, maxLength: 60 }), fc.boolean(), (sizes, ends) => {
      const lines = sizes.map((size, index) => `${index}`.padEnd(size, 'x'));
      const units = unitsOf(lines.join('\n') + (ends ? '\n' : ''));
      const texts = units.flatMap((unit) => [...unitTexts(unit, () => undefined)]);
      expect(texts.map(({ text }) => text)).toEqual(lines);
      expect(texts.map(({ line }) => line)).toEqual(lines.map((_, index) => index + 1));
      const longest = Math.max(...sizes) + 1;
      for (const { size } of units) expect(size).toBeLessThan(unitSize + longest);
    }),
    { numRuns: 30 },
  );
});

test('a file of many megabytes is cut into units of some thousand bytes', () => {
  const line = JSON.stringify({ resourceType: 'Patient', id: 'p'.repeat(500) });
  const units = unitsOf(`${line}\n`.repeat(20_000));
  expect(units.length).toBeGreaterThan(70);
  expect(units.map(({ size }) => size).reduce((sum, size) => sum + size, 0)).toBe(20_000 * (line.length + 1));
});
