import type { CodeSet } from '../codeSet.ts';
import { icd10cm } from '../codeSet.ts';
import type { SitesFact } from '../fact.ts';
import type { Span } from '../span.ts';
import { codingCondition, codingFunction } from './codes.ts';
import type { Definitions } from './definitions.ts';
import type { NamedCodes } from './namedCodes.ts';
import { recordCql } from './recordCql.ts';
import { definiteRecords } from './recordDefines.ts';

/**
 * That definite Conditions show so many sites; counted: a Condition that counts has a code of the list. A list of Booleans is
 * counted here, which the other tongues write out: the sites are known, and no value is missing.
 */
export function sitesCql(
  definitions: Definitions,
  fact: SitesFact,
  reading: 'definite' | 'counted',
  since: Span | undefined,
  codesOf: (id: string) => NamedCodes,
): string | undefined {
  const { sites, count } = fact;
  const set = codesOf(fact.codes);
  if (reading === 'counted') {
    const listed = { kind: 'record', type: 'Condition', codes: fact.codes } as const;
    return recordCql(definitions, listed, reading, since, codesOf);
  }
  const definite = codingFunction(definitions, set.codes, set.title, ['definite']);
  if (definite === undefined) return undefined;
  const records = definiteRecords(definitions, 'Condition', undefined);
  const shown = sites.flatMap((site) => {
    const atSite = codingCondition(definitions, siteSet(site, set.codes), ['definite']);
    return atSite === undefined
      ? []
      : [
          definitions.define(
            `Condition ${set.title}, at ${site.name}`,
            `exists (${records} R\n    where exists (R.code.coding K\n      where ${definite}(K)\n      and (${atSite})))`,
          ),
        ];
  });
  if (shown.length < count) return undefined;
  return `Count(({ ${shown.join(', ')} }) S where S return all S) >= ${count}`;
}

/** The codes of a site, as a code list of its own. */
function siteSet({ roots, codes }: SitesFact['sites'][number], set: CodeSet): CodeSet {
  return {
    id: set.id,
    title: set.title,
    codes: codes.map((code) => ({ ...code, class: 'definite' })),
    families: roots.map((root) => ({ system: icd10cm, root })),
  };
}
