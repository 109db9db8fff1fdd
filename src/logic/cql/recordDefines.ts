import type { RecordType, When } from '../fact.ts';
import { future } from './days.ts';
import type { Definitions } from './definitions.ts';
import { allOf } from './recordTongue.ts';
import { recordTongues } from './recordTongues.ts';

/** The records of a type that are not of the future. */
export function presentRecords(definitions: Definitions, type: RecordType): string {
  const { source, days } = recordTongues[type];
  if (days.length === 0) return source;
  return definitions.define(
    `${type} records: all`,
    `${source} R\n    where not ${future(definitions, days)}`,
    'All but those of the future',
  );
}

/** The records of a type in their counted reading. */
export function countedRecords(definitions: Definitions, type: RecordType): string {
  return definitions.define(
    `${type} records: counted`,
    `${presentRecords(definitions, type)} R\n    where ${recordTongues[type].counted(definitions)}`,
    'Evidence or at least a reason to ask',
  );
}

/** The records of a type in their definite reading. */
export function definiteRecords(definitions: Definitions, type: RecordType, when: When | undefined): string {
  const counted = countedRecords(definitions, type);
  const condition = recordTongues[type].definite(definitions, when);
  if (condition === 'true') return counted;
  const acute = when?.kind === 'acute' ? `, acute within ${when.span.count} ${when.span.unit}s` : '';
  return definitions.define(
    `${type} records: definite${acute}`,
    `${counted} R\n    where ${allOf(condition)}`,
    'The record itself shows it',
  );
}
