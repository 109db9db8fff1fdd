import type { Fact, RecordType } from '../fact.ts';
import { and, type Predicate } from '../predicate.ts';
import { understoodCoding } from './codes.ts';
import { dayOf, future } from './days.ts';
import type { Definitions } from './definitions.ts';
import { countedRecords, presentRecords } from './recordDefines.ts';
import { recordTongues } from './recordTongues.ts';
import { observationTimes } from './scoreCql.ts';

/** The lists that facts read were read in full, and what they hold is understood. */
export function completeCql(definitions: Definitions, facts: readonly Fact[]): Predicate {
  const lists = [...new Set(facts.map(listOf))].sort();
  return and(...lists.flatMap((list) => conditions(definitions, list).map(leaf)));
}

function leaf(text: string): Predicate {
  return { kind: 'leaf', text, negated: `not ${text}` };
}

type List = RecordType | 'Observation' | 'birthDate' | 'gender' | 'deceased';

function listOf(fact: Fact): List {
  switch (fact.kind) {
    case 'record':
      return fact.type;
    case 'sites':
      return 'Condition';
    case 'score':
      return 'Observation';
    case 'age':
      return 'birthDate';
    case 'sex':
      return 'gender';
    case 'deceased':
      return 'deceased';
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
