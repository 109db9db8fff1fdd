import { daysOfChoice, firstDay, sortKey } from './days.ts';
import type { Definitions } from './definitions.ts';
import { newestFirst } from './newestFirst.ts';
import { countedRecords, definiteRecords } from './recordDefines.ts';

const day = firstDay(daysOfChoice('R.performed'));
const times = ['(R.performed as FHIR.dateTime).value', '(R.performed as FHIR.Period)."start".value'];

/**
 * A define that holds the calendar day of the newest Procedure with a code, null where there is none with a date.
 * @param name of the define
 * @param test the function that tells whether a concept has the code
 */
export function newestProcedureDay(
  definitions: Definitions,
  name: string,
  test: string,
  reading: 'definite' | 'counted',
): string {
  const records =
    reading === 'definite'
      ? definiteRecords(definitions, 'Procedure', undefined)
      : countedRecords(definitions, 'Procedure');
  const all = newestFirst(
    `${records} R\n    where ${test}(R.code)\n    return all Tuple { written: ${day}, at: ${sortKey(definitions, times)}, id: R.id.value }`,
  );
  return definitions.define(
    name,
    `First((${all} T return all T.written))`,
    'As it is written; null without a date',
  );
}

/** The calendar day of a Procedure `R`. */
export const procedureDay = day;
