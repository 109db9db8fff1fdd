import type { CodeList } from '../knowledge/codeList.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { Criterion } from '../logic/criterion.ts';
import type { Lookup } from '../logic/fhirpath.ts';
import { urlOf } from './canonical.ts';
import type { CodeSets } from './codeSets.ts';

const lookups: Readonly<Record<CodeSets, WeakMap<Guideline, Lookup>>> = {
  inline: new WeakMap(),
  'member-of': new WeakMap(),
};

/** Finds code lists and criteria of a guideline by id; the same for the same guideline, so that facts are printed once. */
export function lookupIn(guideline: Guideline, codeSets: CodeSets = 'inline'): Lookup {
  const known = lookups[codeSets].get(guideline) ?? newLookup(guideline, codeSets);
  lookups[codeSets].set(guideline, known);
  return known;
}

function newLookup(guideline: Guideline, codeSets: CodeSets): Lookup {
  return {
    codeSet: (id) => codeListOf(guideline, id),
    criterion: (id) => criterionOf(guideline, id),
    ...(codeSets === 'member-of' && {
      valueSet: (id, reading) => valueSetUrl(guideline, id, reading),
    }),
  };
}

/**
 * Url of the ValueSet that holds what a reading takes from a list. Without its version, unlike references between artifacts:
 * engines hand it on as it is, and some terminology servers take url and version apart only.
 */
function valueSetUrl(guideline: Guideline, list: string, reading: 'definite' | 'counted'): string {
  return urlOf(guideline, 'ValueSet', reading === 'definite' ? definiteSlug(list) : list);
}

/** Slug of the ValueSet of a list's definite codes. */
export function definiteSlug(list: string): string {
  return `${list}-definite`;
}

/** Title of the ValueSet of a list's definite codes. */
export function definiteTitle({ title }: Pick<CodeList, 'title'>): string {
  return `${title}: definite codes`;
}

/** A code list by its id; the guideline is sound, so it is there. */
function codeListOf(guideline: Guideline, id: string): CodeList {
  return guideline.codeLists.find((list) => list.id === id) as CodeList;
}

function criterionOf(guideline: Guideline, id: string): Criterion {
  const found = guideline.criteria.find((one) => one.id === id);
  if (!found) throw new Error(`no criterion ${id}`);
  return found.criterion;
}
