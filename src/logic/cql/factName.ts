import type { Band, Fact, SitesFact, When } from '../fact.ts';
import type { Span } from '../span.ts';

/** What a fact is called in the library: `Condition Post-laminectomy syndrome`. */
export function factName(fact: Fact, titleOf: (codes: string) => string): string {
  switch (fact.kind) {
    case 'record': {
      const about = fact.codes === undefined ? fact.type : `${fact.type} ${titleOf(fact.codes)}`;
      const title = fact.route === undefined ? about : `${about}, route ${titleOf(fact.route)}`;
      return fact.when ? `${title}, ${whenWords(fact.when)}` : title;
    }
    case 'score':
      return `Score ${titleOf(fact.codes)}, ${bandWords(fact.band)} within ${spanWords(fact.within)}`;
    case 'sites':
      return `Condition ${titleOf(fact.codes)}, ${fact.count} of ${sitesWords(fact)}`;
    case 'lasting':
      return `Procedure ${titleOf(fact.codes)}, not undone by ${titleOf(fact.unless)}`;
    case 'since':
      return `Condition ${titleOf(fact.codes)}, since ${titleOf(fact.procedure)} or within ${spanWords(fact.otherwise)}`;
    case 'age':
      return `Age in years, ${bandWords(fact.band)}`;
    case 'sex':
      return `Gender ${fact.gender}`;
    case 'deceased':
      return 'Deceased';
  }
}

function sitesWords({ sites }: SitesFact): string {
  return sites.length < 3
    ? sites.map(({ name }) => name).join(', ')
    : `${sites.length} sites (${sites[0]?.name} to ${sites.at(-1)?.name})`;
}

function whenWords({ kind, span }: When): string {
  switch (kind) {
    case 'within':
      return `within ${spanWords(span)}`;
    case 'earlier':
      return `${spanWords(span)} ago or earlier`;
    case 'acute':
      return `acute within ${spanWords(span)}`;
  }
}

/** `3 months`, `1 year`. */
export function spanWords({ count, unit }: Span): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function bandWords({ from, below }: Band): string {
  if (from === undefined) return below === undefined ? 'any value' : `below ${below}`;
  return below === undefined ? `${from} or more` : `${from} to below ${below}`;
}
