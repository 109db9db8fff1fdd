import type { CodeTerms } from './codeTerms.ts';
import { classesOf, codingsOf, quoted } from './codings.ts';
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
  const members = concepts.map((concept) => `${concept}.memberOf('${quoted(valueSet(list, reading))}')`);
  return members.length === 1 ? (members[0] as string) : `(${members.join(' or ')})`;
}

/** All codings of the concepts as one list. */
export function codingsIn(concepts: readonly string[]): string {
  const lists = concepts.map((concept) => `${concept}.coding`);
  return lists.length === 1 ? (lists[0] as string) : `(${lists.join(' | ')})`;
}
