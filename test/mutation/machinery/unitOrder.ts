import type { TestUnit } from './testUnits.ts';

/** Knows which tests to try first on a mutant of a file. */
export interface UnitOrder {
  /** What a run without any change has shown of a unit. */
  learn(unit: string, milliseconds: number, sources: readonly string[]): void;
  /** The units that load the file, those first that are likely to notice for the time they take. */
  of(file: string): readonly string[];
  /** What a mutant of the file has shown. */
  note(file: string, ran: readonly { unit: string; milliseconds: number }[], noticed: boolean): void;
  /** How long all units of a file take, in milliseconds. */
  timeOf(file: string): number;
}

/** Learns while it goes: tests that noticed mutants of a file are likely to notice the next. */
export function unitOrder(units: readonly TestUnit[]): UnitOrder {
  const times = new Map<string, number>();
  const sources = new Map<string, ReadonlySet<string>>();
  const tries = new Map<string, number>();
  const hits = new Map<string, number>();
  const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  const bearing = (file: string) =>
    units.filter(({ id, blindTo }) => sources.get(id)?.has(file) && !blindTo?.test(file));
  const worth = (file: string, unit: string) => {
    const key = `${file} ${unit}`;
    const chance = ((hits.get(key) ?? 0) + 0.3) / ((tries.get(key) ?? 0) + 1);
    return chance / ((times.get(unit) ?? 1) + 5);
  };
  return {
    learn: (unit, milliseconds, found) => {
      times.set(unit, milliseconds);
      sources.set(unit, new Set(found));
    },
    of: (file) =>
      bearing(file)
        .map(({ id }) => ({ id, worth: worth(file, id) }))
        .sort((one, other) => other.worth - one.worth)
        .map(({ id }) => id),
    note: (file, ran, noticed) => {
      ran.forEach(({ unit, milliseconds }, index) => {
        add(tries, `${file} ${unit}`);
        const last = index === ran.length - 1;
        if (noticed && last) add(hits, `${file} ${unit}`);
        else times.set(unit, 0.7 * (times.get(unit) ?? milliseconds) + 0.3 * milliseconds);
      });
    },
    timeOf: (file) => bearing(file).reduce((sum, { id }) => sum + (times.get(id) ?? 0), 0),
  };
}
