import type { LastingFact } from '../fact.ts';
import type { Span } from '../span.ts';
import { codeFunction } from './codes.ts';
import type { Definitions } from './definitions.ts';
import type { NamedCodes } from './namedCodes.ts';
import { newestProcedureDay, procedureDay } from './newestProcedure.ts';
import { recordCql } from './recordCql.ts';
import { countedRecords } from './recordDefines.ts';

/** That a Procedure was done and not undone since; counted: that it was done. Undefined where no code fits. */
export function lastingCql(
  definitions: Definitions,
  fact: LastingFact,
  reading: 'definite' | 'counted',
  since: Span | undefined,
  codesOf: (id: string) => NamedCodes,
): string | undefined {
  const [done, undone] = [codesOf(fact.codes), codesOf(fact.unless)];
  const recorded = { kind: 'record', type: 'Procedure', codes: fact.codes } as const;
  const shown = recordCql(definitions, recorded, reading, since, codesOf);
  const test = codeFunction(definitions, done.codes, done.title, ['definite']);
  const undoes = codeFunction(definitions, undone.codes, undone.title, ['definite', 'possible']);
  if (reading === 'counted' || shown === undefined || !test || !undoes) return shown;
  const name = `Procedure ${done.title}: newest definite, day`;
  const day = newestProcedureDay(definitions, name, test, 'definite');
  return (
    `${shown}\n    and not exists (${countedRecords(definitions, 'Procedure')} R\n` +
    `      where ${undoes}(R.code)\n        and not Coalesce(${procedureDay} before ${day}, false))`
  );
}
