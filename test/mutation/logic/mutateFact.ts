import type { Band, Fact, LastingFact, RecordFact, ScoreFact, SitesFact } from '../../../src/logic/fact.ts';
import { type Mutation, within, without } from './mutation.ts';
import { shiftSpan } from './shiftSpan.ts';

/** A fact with one slip in it: another window, band, number of sites, a site or a unit lost. */
export function mutateFact(fact: Fact, today: string): readonly Mutation<Fact>[] {
  switch (fact.kind) {
    case 'record':
      return [...mutateRoute(fact), ...mutateWhen(fact, today)];
    case 'score':
      return mutateScore(fact, today);
    case 'sites':
      return mutateSites(fact);
    case 'age':
      return within('age', mutateBand(fact.band), (band) => ({ ...fact, band }));
    case 'lasting':
      return [{ kind: 'guard', change: `drop unless ${fact.unless}`, value: outlasted(fact) }];
    case 'since':
      return within('otherwise', shiftSpan(fact.otherwise, today), (otherwise) => ({ ...fact, otherwise }));
    case 'sex':
    case 'deceased':
      return [];
  }
}

/** How a fact is called in a report. */
export function nameOfFact(fact: Fact): string {
  switch (fact.kind) {
    case 'record':
      return [fact.type, fact.codes, fact.route, fact.when?.kind]
        .filter((word) => word !== undefined)
        .join(' ');
    case 'score':
      return `score ${fact.codes}`;
    case 'since':
      return `${fact.codes} since ${fact.procedure}`;
    case 'lasting':
      return `lasting ${fact.codes}`;
    case 'sites':
      return `sites ${fact.codes} ${fact.sites[0]?.name ?? ''}`.trim();
    case 'age':
      return `age ${fact.band.from ?? ''}..${fact.band.below ?? ''}`;
    case 'sex':
      return fact.gender;
    case 'deceased':
      return 'deceased';
  }
}

/** A Procedure that counts whatever came later. */
function outlasted({ codes }: LastingFact): Fact {
  return { kind: 'record', type: 'Procedure', codes };
}

function mutateRoute({ route, ...anyRoute }: RecordFact): readonly Mutation<Fact>[] {
  return route === undefined ? [] : [{ kind: 'guard', change: `drop route ${route}`, value: anyRoute }];
}

function mutateWhen(fact: RecordFact, today: string): readonly Mutation<Fact>[] {
  const { when, ...undated } = fact;
  if (!when) return [];
  return [
    { kind: 'guard', change: `drop ${when.kind}`, value: undated },
    ...within(when.kind, shiftSpan(when.span, today), (span) => ({ ...fact, when: { ...when, span } })),
  ];
}

function mutateScore(fact: ScoreFact, today: string): readonly Mutation<Fact>[] {
  return [
    ...within('within', shiftSpan(fact.within, today), (span) => ({ ...fact, within: span })),
    ...within('band', mutateBand(fact.band), (band) => ({ ...fact, band })),
    { kind: 'guard', change: `unit other than ${fact.unit}`, value: { ...fact, unit: `not-${fact.unit}` } },
  ];
}

function mutateSites(fact: SitesFact): readonly Mutation<Fact>[] {
  const { count, sites } = fact;
  return [
    ...[count - 1, count + 1]
      .filter((other) => other >= 1 && other <= sites.length)
      .map(
        (other): Mutation<Fact> => ({
          kind: 'count',
          change: `${other} sites`,
          value: { ...fact, count: other },
        }),
      ),
    ...sites.map(
      (site, index): Mutation<Fact> => ({
        kind: 'codes',
        change: `drop site ${site.name}`,
        value: { ...fact, sites: without(sites, index) },
      }),
    ),
  ];
}

function mutateBand(band: Band): readonly Mutation<Band>[] {
  return (['from', 'below'] as const).flatMap((end) => {
    const value = band[end];
    if (value === undefined) return [];
    return [value - 1, value + 1].map(
      (other): Mutation<Band> => ({
        kind: 'band',
        change: `${end} ${other}`,
        value: { ...band, [end]: other },
      }),
    );
  });
}
