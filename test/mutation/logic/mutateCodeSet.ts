import { type CodeSet, icd10cm } from '../../../src/logic/codeSet.ts';
import type { ListUse } from './listUses.ts';
import type { Mutation } from './mutation.ts';

type Code = CodeSet['codes'][number];
type Family = CodeSet['families'][number];

/**
 * A code list that has lost a family of codes, or reads a class as another. Codes go by families, since nobody writes a case
 * for each of a hundred codes that say the same: of ICD-10-CM those below an authored root, else those of a category (`A41`);
 * of any other system all of a class.
 */
export function mutateCodeSet(set: CodeSet, use: ListUse): readonly Mutation<CodeSet>[] {
  return [...drops(set, use), ...(use.byClass ? otherClasses(set) : [])];
}

function drops(set: CodeSet, use: ListUse): readonly Mutation<CodeSet>[] {
  const groups = new Map<string, Set<Code | Family>>();
  const put = (name: string, member: Code | Family) =>
    groups.set(name, (groups.get(name) ?? new Set()).add(member));
  for (const family of set.families) put(groupOf(family.root, family.class ?? 'definite', family), family);
  for (const code of set.codes) {
    if (use.only && !use.only.has(`${code.system}|${code.code}`)) continue;
    const family = familyOf(code, set);
    // Never counted and in no family: dropping it changes nothing.
    if (code.class === 'never' && !family) continue;
    put(groupOf(family?.root ?? categoryOf(code), code.class, code), code);
  }
  return [...groups].map(([name, members]) => ({
    kind: 'codes',
    change: `drop ${name}`,
    value: {
      ...set,
      codes: set.codes.filter((code) => !members.has(code)),
      families: set.families.filter((family) => !members.has(family)),
    },
  }));
}

/** One mutation for each system and class: what is a reason to ask is read as evidence, and so on. */
function otherClasses(set: CodeSet): readonly Mutation<CodeSet>[] {
  const next = {
    definite: 'possible',
    possible: 'definite',
    never: 'possible',
    unclassed: 'possible',
  } as const;
  const systems = [...new Set([...set.codes, ...set.families].map(({ system }) => system))];
  return systems.flatMap((system) =>
    (['definite', 'possible', 'never'] as const).flatMap((from): readonly Mutation<CodeSet>[] => {
      const isMeant = (each: Code | Family) => each.system === system && (each.class ?? 'definite') === from;
      if (!set.codes.some(isMeant) && !set.families.some(isMeant)) return [];
      return [
        {
          kind: 'class',
          change: `${from} of ${shortOf(system)} to ${next[from]}`,
          value: {
            ...set,
            codes: set.codes.map((code) => (isMeant(code) ? { ...code, class: next[from] } : code)),
            families: set.families.map((family) =>
              isMeant(family) ? { ...family, class: from === 'definite' ? 'possible' : 'definite' } : family,
            ),
          },
        },
      ];
    }),
  );
}

function familyOf(code: Code, { families }: CodeSet): Family | undefined {
  return families.find(({ system, root }) => system === code.system && code.code.startsWith(root));
}

function categoryOf({ system, code }: Code): string | undefined {
  return system === icd10cm ? code.slice(0, 3) : undefined;
}

function groupOf(root: string | undefined, kind: string, { system }: Code | Family): string {
  return [shortOf(system), root, `(${kind})`].filter((word) => word !== undefined).join(' ');
}

/** The last words of a system's url: enough to tell a reader which. */
function shortOf(system: string): string {
  return system.split('/').filter(Boolean).at(-1) ?? system;
}
