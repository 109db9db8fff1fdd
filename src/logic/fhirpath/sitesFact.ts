import { type CodeSet, icd10cm } from '../codeSet.ts';
import type { SitesFact } from '../fact.ts';
import { type Leaf, never, type Predicate } from '../predicate.ts';
import type { Span } from '../span.ts';
import type { CodeTerms } from './codeTerms.ts';
import { codingsOf, matching } from './codings.ts';
import { condition } from './condition.ts';
import { anyWithin } from './days.ts';
import { recordFact } from './recordFact.ts';
import type { Reading } from './recordReading.ts';

type Sites = SitesFact['sites'];

/** A leaf that so many sites of one of the groups are shown. */
export interface SomeSites {
  readonly kind: 'some-sites';
  readonly list: CodeSet;
  readonly filters: readonly string[];
  readonly count: number;
  readonly groups: readonly Sites[];
}

/** Conditions at so many different sites; any counted Condition of the list is a reason to ask. */
export function sitesFact(
  fact: SitesFact,
  reading: Reading,
  since: Span | undefined,
  terms: CodeTerms,
): Predicate {
  const { codes, count, sites } = fact;
  if (reading === 'counted')
    return recordFact({ kind: 'record', type: 'Condition', codes }, 'counted', since, terms);
  const list = terms.codeSet(codes);
  if (sites.length < count || codingsAt(list, sites) === undefined) return never;
  const filters = [
    ...condition.standing.definite,
    ...(since && condition.dates ? [anyWithin(condition.dates, since)] : []),
  ];
  return someSites({ kind: 'some-sites', list, filters, count, groups: [sites] });
}

/**
 * Sites are numbered, a coding becomes the binary digits of its site's number (one `matches` a digit), and different numbers are
 * counted. So no site is compared with each other one, and a fracture that is coded twice, or in two systems, is one site. Of
 * several groups one holds two sites when there are more sites than groups.
 */
export function someSites(shape: SomeSites): Leaf {
  const { list, filters, count, groups } = shape;
  const sites = groups.flat();
  const codings = `%conditions.where(${filters.join(' and ')}).code.coding.where(${codingsAt(list, sites)})`;
  const different = (parts: readonly Sites[]) => `${codings}.select(${digitsOf(parts)}).distinct().count()`;
  const numbers = different(sites.map((site) => [site]));
  const [enough, few] =
    groups.length > 1 ? [`> ${different(groups)}`, `<= ${different(groups)}`] : [`>= ${count}`, `< ${count}`];
  return { kind: 'leaf', text: `${numbers} ${enough}`, negated: `${numbers} ${few}`, shape };
}

/** The binary digits of the number of the part that a code is of, as text: one `matches` for each. */
function digitsOf(parts: readonly Sites[]): string {
  const digits: string[] = [];
  for (let weight = 1; weight < Math.max(2, parts.length); weight *= 2) {
    const having = parts.filter((_, number) => Math.floor(number / weight) % 2 === 1);
    digits.push(`${atOneOf(having.flat())}.toString()`);
  }
  return digits.join(' & ');
}

/** The code is of one of the sites, whatever its system: that the list holds it in its own system was asked before. */
function atOneOf(sites: Sites): string {
  const codes = sites.flatMap((site) => site.codes).map(({ code }) => code);
  return matching(
    icd10cm,
    codes,
    sites.flatMap((site) => site.roots),
  );
}

/** The condition on one coding that it is definite and of one of the sites. */
function codingsAt(list: CodeSet, sites: Sites): string | undefined {
  const at = ({ system, code }: { system: string; code: string }) =>
    sites.some(
      (site) =>
        (system === icd10cm && site.roots.some((root) => code.startsWith(root))) ||
        site.codes.some((named) => named.system === system && named.code === code),
    );
  const named = sites.flatMap((site) => site.codes);
  const roots = sites.flatMap((site) => site.roots).map((root) => ({ system: icd10cm, root }));
  const families = list.families.filter((family) => (family.class ?? 'definite') === 'definite');
  const inFamily = (system: string, code: string) =>
    families.some((family) => family.system === system && code.startsWith(family.root));
  const unlisted = ({ system, code }: { system: string; code: string }) =>
    !list.codes.some((each) => each.system === system && each.code === code);
  return codingsOf(
    {
      ...list,
      codes: [
        ...list.codes.filter(at),
        // A code of a family that the list does not spell out.
        ...named
          .filter((code) => unlisted(code) && inFamily(code.system, code.code))
          .map((code) => ({ ...code, class: 'definite' as const })),
      ],
      families: [
        ...roots.filter(({ system, root }) => inFamily(system, root)),
        ...families.filter(({ system, root }) =>
          roots.some((site) => site.system === system && root.startsWith(site.root)),
        ),
      ],
    },
    ['definite'],
  );
}
