import type { ListedCode } from '../../knowledge/codeList.ts';

/** Codes of one system that mean the same for the same reason. */
export interface CodeGroupView {
  /** `A reason to ask, retired: severity is not in the code`. */
  readonly meaning: string;
  readonly system: string;
  /** `M54.5 Low back pain; M54.50 Low back pain, unspecified`. */
  readonly codes: string;
}

const classWords: Readonly<Record<ListedCode['class'], string>> = {
  definite: 'Definite evidence',
  possible: 'A reason to ask',
  never: 'Never counted',
  unclassed: 'Not classed',
};

/**
 * The codes under what a record of them means and why: a reason is said once, however many codes it is for. Definite ones
 * come first, else the order is that of the list.
 */
export function codeGroups(codes: readonly ListedCode[]): CodeGroupView[] {
  const groups = new Map<string, { meaning: string; system: string; codes: string[] }>();
  for (const name of Object.keys(classWords))
    for (const code of codes) {
      if (code.class !== name) continue;
      const meaning = meaningOf(code);
      const key = `${meaning}|${code.system}`;
      const group = groups.get(key) ?? { meaning, system: code.system, codes: [] };
      group.codes.push(`${code.code} ${code.display}`);
      groups.set(key, group);
    }
  return [...groups.values()].map((group) => ({ ...group, codes: group.codes.join('; ') }));
}

function meaningOf({ class: named, reason, legacy, context, site, override }: ListedCode): string {
  const marks = [
    classWords[named],
    ...(context ? ['context'] : []),
    ...(legacy ? ['retired'] : []),
    ...(site ? ['added by the site'] : []),
    ...(override ? [`so read by the site (it was: ${classWords[override.was].toLowerCase()})`] : []),
  ];
  return `${marks.join(', ')}${reason ? `: ${reason}` : ''}`;
}
