import type { Fact } from '../fact.ts';
import { never, type Predicate } from '../predicate.ts';
import type { Span } from '../span.ts';
import type { Definitions } from './definitions.ts';
import { factName, spanWords } from './factName.ts';
import { lastingCql } from './lastingCql.ts';
import type { NamedCodes } from './namedCodes.ts';
import { ageCql, deceasedCql } from './patientCql.ts';
import { recordCql } from './recordCql.ts';
import { scoreCql } from './scoreCql.ts';
import { sinceCql } from './sinceCql.ts';
import { sitesCql } from './sitesCql.ts';

/** A fact in one of its readings, as the name of a define; `never` where no code could show it. */
export function cqlFact(
  definitions: Definitions,
  fact: Fact,
  reading: 'definite' | 'counted',
  since: Span | undefined,
  codesOf: (id: string) => NamedCodes,
): Predicate {
  const name = factName(fact, (id) => codesOf(id).title);
  const expression = expressionOf(definitions, fact, name, reading, since, codesOf);
  if (expression === undefined) return never;
  const words = reading === 'definite' ? 'definite' : 'counted';
  const recent = since ? `, new within ${spanWords(since)}` : '';
  const reference = definitions.define(`${name}: ${words}${recent}`, expression);
  return { kind: 'leaf', text: reference, negated: `not ${reference}` };
}

function expressionOf(
  definitions: Definitions,
  fact: Fact,
  name: string,
  reading: 'definite' | 'counted',
  since: Span | undefined,
  codesOf: (id: string) => NamedCodes,
): string | undefined {
  switch (fact.kind) {
    case 'record':
      return recordCql(definitions, fact, reading, since, codesOf);
    case 'score':
      return scoreCql(definitions, fact, name, reading, since, codesOf(fact.codes));
    case 'sites':
      return sitesCql(definitions, fact, reading, since, codesOf);
    case 'lasting':
      return lastingCql(definitions, fact, reading, since, codesOf);
    case 'since':
      return sinceCql(definitions, fact, name, reading, since, codesOf);
    // What a Patient says has no date: it never outdates an answer.
    case 'age':
      return since ? undefined : ageCql(fact, reading);
    case 'sex':
      return since ? undefined : `Coalesce(Patient.gender.value = '${fact.gender}', false)`;
    case 'deceased':
      return since ? undefined : `Coalesce(${deceasedCql(reading)}, false)`;
  }
}
