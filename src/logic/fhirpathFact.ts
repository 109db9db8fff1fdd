import type { CodeSet } from './codeSet.ts';
import { countedRecord, definiteRecord, recordNotUnderstood } from './conditionRecords.ts';
import type { Span } from './criterion.ts';
import type { Fact } from './fact.ts';
import { and, not, type Predicate } from './predicate.ts';

/** A fact in one of its readings, as portable FHIRPath over the list variables. */
export function fhirpathFact(
  fact: Fact,
  reading: 'definite' | 'counted',
  since: Span | undefined,
  codeSet: (id: string) => CodeSet,
): Predicate {
  if (fact.kind === 'record' && fact.type === 'Condition' && fact.codes !== undefined && !fact.when && !since)
    return reading === 'definite' ? definiteRecord(codeSet(fact.codes)) : countedRecord(codeSet(fact.codes));
  throw new Error(`no FHIRPath for ${JSON.stringify(fact)} yet`);
}

/** The lists that facts read are complete and, for conditions, understood. */
export function completeLists(facts: readonly Fact[], membership: (text: string) => Predicate): Predicate {
  const types = [...new Set(facts.flatMap((fact) => (fact.kind === 'record' ? [fact.type] : [])))].sort();
  const complete = types.map((type) => membership(`'${type}' in %complete`));
  return and(...complete, ...(types.includes('Condition') ? [not(recordNotUnderstood)] : []));
}
