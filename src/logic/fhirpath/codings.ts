import { categoriesAbove } from '../categories.ts';
import { codePattern } from '../codePattern.ts';
import { type CodeClass, type CodeSet, icd10cm } from '../codeSet.ts';
import type { Reading } from './recordReading.ts';

/** The codes that a reading of records takes, by class. */
export const classesOf: Readonly<Record<Reading, readonly CodeClass[]>> = {
  definite: ['definite'],
  counted: ['definite', 'possible'],
};

/**
 * The condition on one coding that it is of the set and of one of the classes; undefined where no code could be. A pattern
 * per system: a code that is listed counts by its own class, any other by the family it begins with.
 */
export function codingsOf(set: CodeSet, classes: readonly CodeClass[]): string | undefined {
  const wide = classes.includes('possible')
    ? { ...set, codes: [...set.codes, ...categoriesAbove(set)] }
    : set;
  const systems = new Set([...set.codes, ...set.families].map(({ system }) => system));
  const parts = [...systems].sort().flatMap((system) => ofSystem(wide, classes, system) ?? []);
  return parts.length > 0 ? parts.join(' or ') : undefined;
}

function ofSystem(set: CodeSet, classes: readonly CodeClass[], system: string): string | undefined {
  const codes = set.codes.filter((code) => code.system === system);
  const roots = set.families
    .filter((family) => family.system === system && classes.includes(family.class ?? 'definite'))
    .map((family) => family.root);
  const wanted = codes.filter((code) => classes.includes(code.class)).map(({ code }) => code);
  if (wanted.length + roots.length === 0) return undefined;
  const unwanted = codes
    .filter((code) => !classes.includes(code.class) && roots.some((root) => code.code.startsWith(root)))
    .map(({ code }) => code);
  const except = unwanted.length > 0 ? ` and (${matching(system, unwanted, [])} ~ true).not()` : '';
  return `(system = '${quoted(system)}' and ${matching(system, wanted, roots)}${except})`;
}

/** The code is one of these or begins with one of the roots: `code.matches('^(?:...)$')`; of one without a dot, `code = '...'`. */
export function matching(system: string, codes: readonly string[], roots: readonly string[]): string {
  const dotted = system === icd10cm;
  if (codes.length === 1 && roots.length === 0 && !dotted) return `code = '${quoted(codes[0] as string)}'`;
  return `code.matches('${codePattern(codes, roots, dotted)}')`;
}

/** Text as it stands between quotes. */
export function quoted(text: string): string {
  return text.replace(/[\\']/g, '\\$&');
}
