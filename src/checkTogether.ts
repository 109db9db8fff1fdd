import { canonicalOf, referenceOf } from './artifact.ts';
import type { Built } from './build.ts';
import type { Place, Report } from './diagnostic.ts';

/**
 * What guidelines that are built together may not share. Reports `guideline-twice` (id, package id, canonical base or
 * url|version of an artifact) and, as a warning, `resource-id-shared`: on one server the later import would overwrite.
 * @param placeOf where a person edits a guideline's identity, as the user would type it
 */
export function checkTogether(
  built: readonly Built[],
  placeOf: (built: Built) => Place,
  report: Report,
): void {
  const taken = new Taken();
  for (const one of built) {
    const identities = taken.claim(one, identityOf(one));
    const canonicals = identities.size > 0 ? new Map<Built, string[]>() : taken.claim(one, canonicalsOf(one));
    for (const [other, words] of [...identities, ...canonicals])
      report({
        code: 'guideline-twice',
        severity: 'error',
        message: `${bothOf(one, other, placeOf)} share ${listOf(words)}. Change it in one of the two.`,
        place: placeOf(one),
      });
    if (identities.size > 0) continue;
    for (const [other, references] of taken.claim(one, referencesOf(one)))
      report({
        code: 'resource-id-shared',
        severity: 'warning',
        message: `${bothOf(one, other, placeOf)} both have ${listOf(references)}: imported into one server, the later would overwrite the earlier. Give one of them an idPrefix in guideline.yaml.`,
        place: placeOf(one),
      });
  }
}

/** Who was the first to use a name. */
class Taken {
  readonly #first = new Map<string, Built>();

  /** Claims names (with the words to call them by) and returns those that others had already, by owner. */
  claim(one: Built, names: ReadonlyMap<string, string>): Map<Built, string[]> {
    const clashes = new Map<Built, string[]>();
    for (const [name, words] of names) {
      const other = this.#first.get(name);
      if (other === undefined) this.#first.set(name, one);
      else if (other !== one) clashes.set(other, [...(clashes.get(other) ?? []), words]);
    }
    return clashes;
  }
}

function identityOf({ guideline: { id, identity } }: Built): Map<string, string> {
  return new Map([
    [`id ${id}`, `the id "${id}"`],
    [`package ${identity.packageId}`, `the package id "${identity.packageId}"`],
    [`base ${identity.canonical}`, `the canonical base "${identity.canonical}"`],
  ]);
}

function canonicalsOf({ pack }: Built): Map<string, string> {
  const canonicals = pack.catalog.artifacts.flatMap(({ resource }) => canonicalOf(resource) ?? []);
  return new Map(canonicals.map((canonical) => [canonical, `the canonical "${canonical}"`]));
}

function referencesOf({ pack }: Built): Map<string, string> {
  return new Map(
    pack.catalog.artifacts.map(({ resource }) => [referenceOf(resource), referenceOf(resource)]),
  );
}

/** Both by id and file; two of the same id are told apart by their files. */
function bothOf(one: Built, other: Built, placeOf: (built: Built) => Place): string {
  const [here, there] = [one, other].map((each) => `"${each.guideline.id}" (${placeOf(each).file})`);
  return `${here} and ${there}`;
}

/** `a, b and c`; of many, the first three and how many more. */
function listOf(words: readonly string[]): string {
  const shown = words.length > 4 ? [...words.slice(0, 3), `${words.length - 3} more`] : words;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
