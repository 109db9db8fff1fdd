import type { YamlPath } from '../input/yamlFile.ts';
import { icd10cm } from '../logic/codeSet.ts';
import type { SitesFact } from '../logic/fact.ts';
import type { CodeList, ListedCode } from './codeList.ts';
import { codeListUse } from './codeListUse.ts';
import type { FactEntry } from './criteriaFile.ts';
import type { CriterionScope } from './criterionScope.ts';

type Site = SitesFact['sites'][number];

/**
 * Reads a predicate over conditions at different sites. Reports `count-missing`, `count-out-of-range`, `site-without-code`
 * and `site-overlap`: a code of two sites would make one fracture two.
 */
export function readSites(entry: FactEntry, path: YamlPath, scope: CriterionScope): SitesFact | undefined {
  const codes = entry.sites as string;
  const list = codeListUse(codes, 'class', [...path, 'sites'], scope);
  const { count, at } = entry;
  if (count === undefined || !at) {
    scope.fault(
      'count-missing',
      'Different sites need "count" (how many) and "at" (which ones). Add them.',
      path,
    );
    return undefined;
  }
  if (count < 2 || count > at.length)
    scope.fault(
      'count-out-of-range',
      `${count} different sites of ${at.length}: the count must be between 2 and the number of sites.`,
      [...path, 'count'],
    );
  const sites = at.map(({ name, roots = [], codes: named = [] }, index): Site => {
    const known = list?.codes.filter((code) => code.class === 'definite') ?? [];
    const missing = [
      ...roots.filter((root) => !known.some((code) => belongs(code, [root]))),
      ...named.filter((name) => !known.some(({ code }) => code === name)),
    ];
    if (list && (missing.length > 0 || roots.length + named.length === 0))
      scope.fault(
        'site-without-code',
        missing.length > 0
          ? `The list "${codes}" has no definite code for ${missing.join(', ')}, so the site "${name}" cannot be shown by it. Mend it, or leave it out.`
          : `The site "${name}" has neither roots nor codes. Add what names it.`,
        [...path, 'at', index],
      );
    return {
      name,
      roots,
      codes: known.filter(({ code }) => named.includes(code)).map(({ system, code }) => ({ system, code })),
    };
  });
  if (list) reportOverlaps(list, sites, path, scope);
  return { kind: 'sites', codes, count, sites };
}

function reportOverlaps(list: CodeList, sites: readonly Site[], path: YamlPath, scope: CriterionScope): void {
  for (const code of list.codes) {
    const of = sites.filter((site) => isOf(code, site));
    if (of.length < 2) continue;
    scope.fault(
      'site-overlap',
      `The code ${code.code} belongs to ${of.map(({ name }) => `"${name}"`).join(' and ')}: one record would make two sites. Keep it to one.`,
      [...path, 'at', sites.indexOf(of[1] as Site)],
    );
    return;
  }
}

function isOf(code: ListedCode, { roots, codes }: Site): boolean {
  return (
    belongs(code, roots) || codes.some((named) => named.system === code.system && named.code === code.code)
  );
}

function belongs({ system, code }: ListedCode, roots: readonly string[]): boolean {
  return system === icd10cm && roots.some((root) => code.startsWith(root));
}
