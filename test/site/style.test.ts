import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../templates/site/style.css', import.meta.url), 'utf8');

/** Custom properties of the n-th `:root` block: 0 is light, 1 dark. */
function tokens(block: number): Map<string, string> {
  const body = [...css.matchAll(/:root \{([^}]*)\}/g)][block]?.[1] ?? '';
  return new Map(
    [...body.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [
      name as string,
      hex as string,
    ]),
  );
}

/** https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const grounds = ['ground', 'paper', 'raised', 'target', 'flag-ground'];
const pairs = [
  ...['ink', 'quiet', 'link'].flatMap((ink) => grounds.map((ground) => [ink, ground] as const)),
  ...['flag', 'for', 'against', 'strength', 'quality', 'certainty'].map(
    (ink) => [ink, `${ink}-ground`] as const,
  ),
];

describe.each([
  ['light', 0],
  ['dark', 1],
])('in the %s set', (_name, block) => {
  const colours = tokens(block);
  test.each(pairs)('%s on %s has the contrast of WCAG AA', (ink, ground) => {
    expect(contrast(colours.get(ink) ?? '', colours.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});

test('the dark set renames every colour of the light one', () => {
  expect([...tokens(1).keys()]).toEqual([...tokens(0).keys()]);
});

test('contrast is measured as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});
