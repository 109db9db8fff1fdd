import type { ValueSet, ValueSetComposeInclude } from 'fhir/r4.js';
import type { CodeList, ListedCode } from '../knowledge/codeList.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import { codePattern } from '../logic/codePattern.ts';

/** The codes and families of a value set, and the codes that its families must not bring in. */
export interface Members {
  readonly codes: readonly ListedCode[];
  readonly families: CodeList['families'];
  readonly except: readonly ListedCode[];
}

/** Everything of a list that counts; all of it where the list is context, since nothing reads that. */
export function countedMembers({ codes, families, context }: CodeList): Members {
  const counts = (code: ListedCode) => context || code.class !== 'never';
  return { codes: codes.filter(counts), families, except: codes.filter((code) => !counts(code)) };
}

/** What of a list is definite evidence. */
export function definiteMembers({ codes, families }: CodeList): Members {
  const definite = (one: { readonly class?: ListedCode['class'] }) =>
    (one.class ?? 'definite') === 'definite';
  return {
    codes: codes.filter(definite),
    families: families.filter(definite),
    except: codes.filter((code) => !definite(code)),
  };
}

/**
 * Members as `compose` (codes listed, families as filters on the start of the code for servers that know the system; a filter
 * `is-a` would say the same of ICD-10-CM, but no validator can check it offline) and as the expansion of the listed codes, for
 * engines that know no system. No `compose` where there is no member: FHIR has none that is empty.
 */
export function composition(guideline: Guideline, members: Members): Pick<ValueSet, 'compose' | 'expansion'> {
  const { codes, families, except } = members;
  const systems = [...new Set([...codes, ...families].map(({ system }) => system))].sort();
  const exclude = systems.flatMap((system) => {
    const roots = families.filter((family) => family.system === system).map(({ root }) => root);
    return listed(
      system,
      except.filter(({ code }) => roots.some((root) => code.startsWith(root))),
    );
  });
  return {
    ...(systems.length > 0 && {
      compose: {
        include: systems.flatMap((system) => [
          ...listed(system, codes),
          ...families.filter((family) => family.system === system).map(({ root }) => family(system, root)),
        ]),
        ...(exclude.length > 0 && { exclude }),
      },
    }),
    expansion: {
      timestamp: guideline.identity.date,
      total: codes.length,
      parameter: [{ name: 'excludeNested', valueBoolean: true }],
      ...(codes.length > 0 && {
        contains: codes.map(({ system, code, display, legacy }) => ({
          system,
          ...(legacy && { inactive: true }),
          code,
          display,
        })),
      }),
    },
  };
}

function listed(system: string, codes: readonly ListedCode[]): ValueSetComposeInclude[] {
  const concept = codes
    .filter((code) => code.system === system)
    .map(({ code, display }) => ({ code, display }));
  return concept.length > 0 ? [{ system, concept }] : [];
}

function family(system: string, root: string): ValueSetComposeInclude {
  return { system, filter: [{ property: 'code', op: 'regex', value: codePattern([], [root], false) }] };
}
