import { categoriesAbove } from '../categories.ts';
import { type CodeSet, icd10cm } from '../codeSet.ts';
import type { CodeTerms } from './codeTerms.ts';
import { classesOf, codingsOf, matching, quoted } from './codings.ts';
import type { Reading } from './recordReading.ts';

/** One of the concepts has a code that the reading takes from the list; undefined where the list has none. */
export function inCodes(
  concepts: readonly string[],
  list: string,
  reading: Reading,
  { codeSet, valueSet }: CodeTerms,
): string | undefined {
  const set = codeSet(list);
  const codings = codingsOf(set, classesOf[reading]);
  if (codings === undefined) return undefined;
  if (!valueSet || set.codes.some((code) => code.class === 'unclassed'))
    return `${codingsIn(concepts)}.where(${codings}).exists()`;
  const members = [
    ...concepts.map((concept) => `${concept}.memberOf('${quoted(valueSet(list, reading))}')`),
    // A value set holds codes that are valid; a category is none, and stands in records all the same.
    ...(reading === 'counted' ? inCategories(concepts, set) : []),
  ];
  return members.length === 1 ? (members[0] as string) : `(${members.join(' or ')})`;
}

function inCategories(concepts: readonly string[], set: CodeSet): readonly string[] {
  const codes = categoriesAbove(set).map(({ code }) => code);
  if (codes.length === 0) return [];
  const test = `system = '${icd10cm}' and ${matching(icd10cm, codes, [])}`;
  return [`${codingsIn(concepts)}.where(${test}).exists()`];
}

/** All codings of the concepts as one list. */
export function codingsIn(concepts: readonly string[]): string {
  const lists = concepts.map((concept) => `${concept}.coding`);
  return lists.length === 1 ? (lists[0] as string) : `(${lists.join(' | ')})`;
}
