import { type CodeSet, icd10cm } from './codeSet.ts';

const known = new WeakMap<CodeSet, CodeSet['codes']>();

/**
 * The categories of ICD-10-CM above the codes of a list that count: what a record holds whose code was cut short, or was never
 * coded further. It may be the listed code and may be its neighbour, so it is possible, never definite, and never passes for the
 * absence of both. Not those that the list names itself or a family takes in.
 */
export function categoriesAbove(set: CodeSet): CodeSet['codes'] {
  const found = known.get(set) ?? categoriesOf(set);
  known.set(set, found);
  return found;
}

function categoriesOf({ codes, families }: CodeSet): CodeSet['codes'] {
  const ofIcd = codes.filter(({ system }) => system === icd10cm);
  const listed = new Set(ofIcd.map(({ code }) => code));
  const roots = families.filter(({ system }) => system === icd10cm).map(({ root }) => root);
  const counted = ofIcd.filter((code) => code.class === 'definite' || code.class === 'possible');
  const above = new Set(counted.flatMap(({ code }) => beginnings(code)));
  return [...above]
    .filter((code) => !listed.has(code) && !roots.some((root) => code.startsWith(root)))
    .sort()
    .map((code) => ({ system: icd10cm, code, class: 'possible' as const }));
}

/** `G90`, `G90.5`, `G90.51` of `G90.511`. */
function beginnings(code: string): readonly string[] {
  return Array.from({ length: Math.max(0, code.length - 3) }, (_, index) => code.slice(0, index + 3)).filter(
    (beginning) => !beginning.endsWith('.'),
  );
}
