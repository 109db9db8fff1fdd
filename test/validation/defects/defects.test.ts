import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { soundBundles } from './bases.ts';
import { defects } from './classes/index.ts';
import { mutate, placesOf } from './defect.ts';
import { defectsPage } from './defectsPage.ts';
import { findingsIn } from './findingsIn.ts';
import { knownMisses } from './knownMisses.ts';
import { neutralChanges } from './neutral.ts';
import { type Base, baseOf, type Outcome, runDefect } from './runDefects.ts';
import { soundChanges } from './soundChanges.ts';
import { breakText, textDefects } from './textDefects.ts';

/** `DEFECTS=all` makes every fault in every bundle where it can be made; otherwise one in `DEFECTS_ONE_IN` of them (4), in one bundle. */
const whole = process.env.DEFECTS === 'all';
const oneIn = Number(process.env.DEFECTS_ONE_IN ?? 4);
const page = fileURLToPath(new URL('../../../docs/validator-defects.md', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'knart-defects-'));
const file = join(folder, 'bundle.json');
const seed = 20261125;

/** Changes of the first kind may bring a warning, of the second none. */
const harmless = [...neutralChanges, ...soundChanges];

let bases: readonly Base[] = [];

beforeAll(async () => {
  const read: Base[] = [];
  for (const [name, bundle] of soundBundles()) read.push(await baseOf(name, bundle, file));
  bases = read;
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe('a sound bundle', () => {
  test.each(soundBundles())('%s has no error', async (_, bundle) => {
    const found = await findingsIn(JSON.stringify(bundle, null, 1), file);
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('keeps free of errors through changes that break nothing', async () => {
    const made: string[] = [];
    const errors: string[] = [];
    for (const [index, { name, at, change, when = () => true }] of harmless.entries()) {
      const defect = {
        group: '',
        name,
        at,
        change,
        when,
        also: [],
        between: false,
        severity: 'error' as const,
      };
      const able = bases.filter(({ bundle }) => placesOf(bundle, defect).length > 0);
      for (const base of whole ? able : able.slice(index % able.length, (index % able.length) + 1)) {
        const [outcome] = await runDefect(defect, base, 1, seed + index, file);
        if (outcome) made.push(name);
        for (const { severity, code, path, message } of outcome?.said ?? [])
          if (severity === 'error' || (severity === 'warning' && index >= neutralChanges.length))
            errors.push(`${name} at ${outcome?.path}: ${code} ${path} ${message}`);
      }
    }
    expect(errors).toEqual([]);
    expect(harmless.map(({ name }) => name).filter((name) => whole && !made.includes(name))).toEqual([]);
  }, 900_000);

  test('is told from one with a broken text at the line of it', async () => {
    const text = JSON.stringify(bases[0]?.bundle, null, 1);
    const wrong: string[] = [];
    for (const defect of textDefects) {
      const broken = breakText(text, defect);
      const found = await findingsIn(broken.text, file);
      const errors = found.filter(({ severity }) => severity === 'error');
      if (!errors.some(({ line }) => Math.abs(line - broken.line) <= 1))
        wrong.push(
          `${defect.name}: line ${broken.line}, found ${errors
            .map(({ line, message }) => `${line} ${message}`)
            .slice(0, 2)
            .join('; ')}`,
        );
    }
    expect(wrong).toEqual([]);
  });
});

describe('a single fault', () => {
  let outcomes: readonly Outcome[] = [];

  beforeAll(async () => {
    const all: Outcome[] = [];
    for (const [index, defect] of defects.entries()) {
      if (!whole && index % oneIn !== 0) continue;
      const able = bases.filter(({ bundle }) => placesOf(bundle, defect).length > 0);
      for (const base of whole ? able : able.slice(index % able.length, (index % able.length) + 1))
        all.push(...(await runDefect(defect, base, 1, seed + index, file)));
    }
    outcomes = all;
  }, 1_200_000);

  test('is found at its element, but for those that are known to be missed', () => {
    const missed = outcomes.filter(({ verdict }) => verdict !== 'right');
    const names = new Set(missed.map(({ defect: { group, name } }) => `${group}: ${name}`));
    const unknown = [...names].filter((name) => !Object.hasOwn(knownMisses, name));
    expect(unknown.map((name) => `${name} ${detailsOf(missed, name)}`)).toEqual([]);
    if (whole) expect(Object.keys(knownMisses).filter((name) => !names.has(name))).toEqual([]);
  });

  test('is found in at least 97 of 100 cases', () => {
    const right = outcomes.filter(({ verdict }) => verdict === 'right').length;
    expect(right / outcomes.length).toBeGreaterThanOrEqual(0.97);
  });

  if (whole)
    test('is found as docs/validator-defects.md says', () => {
      const report = defectsPage(defects, outcomes, textDefects.length, harmless.length, soundChanges.length);
      if (process.env.UPDATE_DOCS === '1') writeFileSync(page, report);
      expect(existsSync(page) ? readFileSync(page, 'utf8') : 'no such file').toBe(report);
    });
});

test('every class of faults can be made somewhere, under a name of its own', () => {
  const names = defects.map(({ group, name }) => `${group}: ${name}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  const unmade = defects.filter(
    (defect) =>
      !bases.some(({ bundle }) => placesOf(bundle, defect).some((place) => mutate(bundle, defect, place))),
  );
  expect(unmade.map(({ group, name }) => `${group}: ${name}`)).toEqual([]);
});

function detailsOf(missed: readonly Outcome[], name: string): string {
  const one = missed.find(({ defect }) => `${defect.group}: ${defect.name}` === name);
  const said =
    one?.said.map(({ severity, code, path, message }) => `${severity} ${code} ${path}: ${message}`) ?? [];
  return `${one?.verdict} in ${one?.base} at ${one?.path}: ${said.slice(0, 3).join('; ')}`;
}
