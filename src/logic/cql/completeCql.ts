import { systemsOf } from '../codeSet.ts';
import type { Fact, RecordType } from '../fact.ts';
import { and, type Predicate } from '../predicate.ts';
import { readableCoding, understoodCoding } from './codes.ts';
import { dayOf, future } from './days.ts';
import type { Definitions } from './definitions.ts';
import type { NamedCodes } from './namedCodes.ts';
import { countedRecords, presentRecords } from './recordDefines.ts';
import { recordTongues } from './recordTongues.ts';
import { observationTimes } from './scoreCql.ts';

/** The lists that facts read were read in full, and what they hold is understood. */
export function completeCql(
  definitions: Definitions,
  facts: readonly Fact[],
  codesOf: (id: string) => NamedCodes,
): Predicate {
  const lists = [...new Set(facts.flatMap(listsOf))].sort();
  return and(
    ...lists.flatMap((list) => conditions(definitions, list).map(leaf)),
    ...facts.flatMap((fact) => recordsUnderstood(definitions, fact, codesOf)).map(leaf),
  );
}

/** Every counted record of a type, Conditions and orders being placed apart, has a code in one of the systems of the list. */
function recordsUnderstood(
  definitions: Definitions,
  fact: Fact,
  codesOf: (id: string) => NamedCodes,
): readonly string[] {
  if (fact.kind !== 'record' || fact.codes === undefined) return [];
  if (fact.type === 'Condition' || fact.type === 'DraftOrder') return [];
  const { codes, title } = codesOf(fact.codes);
  const known = systemsOf(codes).map((system) => `(${readableCoding(definitions, system)})`);
  if (known.length === 0) return [];
  const test = definitions.function(
    `Has a system of: ${title}`,
    'concept FHIR.CodeableConcept',
    `exists (concept.coding K where ${known.join(' or ')})`,
  );
  const { hasCode } = recordTongues[fact.type];
  return [
    definitions.define(
      `${fact.type}: understood, ${title}`,
      `not exists (${countedRecords(definitions, fact.type)} R\n    where not ${hasCode(test)})`,
      'Every counted one has a code in a system of the list; words alone may be what it looks for',
    ),
  ];
}

function leaf(text: string): Predicate {
  return { kind: 'leaf', text, negated: `not ${text}` };
}

type List = RecordType | 'Observation' | 'birthDate' | 'gender' | 'deceased';

function listsOf(fact: Fact): readonly List[] {
  switch (fact.kind) {
    case 'record':
      return [fact.type];
    case 'sites':
      return ['Condition'];
    case 'score':
      return ['Observation'];
    case 'lasting':
      return ['Procedure'];
    case 'since':
      return ['Condition', 'Procedure'];
    case 'age':
      return ['birthDate'];
    case 'sex':
      return ['gender'];
    case 'deceased':
      return ['deceased'];
  }
}

function conditions(definitions: Definitions, list: List): readonly string[] {
  switch (list) {
    case 'gender':
      return [
        definitions.define('Patient gender: known', "Coalesce(Patient.gender.value != 'unknown', false)"),
      ];
    case 'birthDate':
    case 'deceased':
      return [definitions.define(`Patient ${list}: known`, `Patient.${list} is not null`)];
    case 'Condition':
      return [complete(definitions, list), understood(definitions)];
    default:
      return [complete(definitions, list)];
  }
}

/** Named in `Complete`, and no record of it had to be left out or could not be read. */
function complete(definitions: Definitions, list: RecordType | 'Observation'): string {
  const doubts = doubtsOf(definitions, list);
  return definitions.define(
    `${list}: complete`,
    [`Coalesce('${list}' in "Complete", false)`, ...doubts.map((doubt) => `not exists (${doubt})`)].join(
      '\n    and ',
    ),
    'Read in full, by the caller; a record of the future leaves it open',
  );
}

function doubtsOf(definitions: Definitions, list: RecordType | 'Observation'): readonly string[] {
  if (list === 'Observation')
    return [`[Observation] O where ${future(definitions, observationTimes.map(dayOf))}`];
  const { source, days, unseen } = recordTongues[list];
  return [
    ...(days.length > 0 ? [`${source} R where ${future(definitions, days)}`] : []),
    ...(unseen === undefined ? [] : [`${presentRecords(definitions, list)} R where ${unseen}`]),
  ];
}

function understood(definitions: Definitions): string {
  return definitions.define(
    'Condition: understood',
    `not exists (${countedRecords(definitions, 'Condition')} R\n    where not exists (R.code.coding K where ${understoodCoding(definitions)}))`,
    'Every counted one has a code in ICD-10-CM or SNOMED CT',
  );
}
