import type { FhirResource } from 'fhir/r4.js';
import type { Criterion } from '../../src/logic/criterion.ts';
import type { Fact } from '../../src/logic/fact.ts';
import type { Situation } from './interpret/chart.ts';
import { type FactReading, factReadings, type Read, today } from './readFact.ts';
import { runCql } from './runCql.ts';

/**
 * Reads again in CQL what `readFact` has read in FHIRPath since the last call, and says where it comes out otherwise. Left out is
 * what only answers ask for: whether a record is new.
 * @returns a line for each difference; what was not read at all is one, too
 */
export async function differencesInCql(): Promise<readonly string[]> {
  const readings = factReadings.splice(0).filter(({ since }) => since === undefined);
  if (readings.length === 0) return ['nothing was read'];
  const lists = new Set(readings.map(({ codeSet }) => codeSet));
  const found: string[] = [];
  for (const codeSet of lists)
    found.push(...(await differencesIn(readings.filter((each) => each.codeSet === codeSet))));
  return found;
}

async function differencesIn(readings: readonly FactReading[]): Promise<readonly string[]> {
  const facts = new Map(readings.map(({ fact }) => [JSON.stringify(fact), fact]));
  const keys = [...facts.keys()];
  const criteria = [...facts.values()].flatMap((fact) => [shows(fact), shows(fact, 'counted')]);
  const { codeSet } = readings[0] as FactReading;
  const rows = await runCql(criteria, readings.map(situationOf), {
    codeSet: typeof codeSet === 'function' ? codeSet : () => codeSet,
    criterion: (id) => {
      throw new Error(`no criterion ${id}`);
    },
  });
  return readings.flatMap(({ fact, records, patient, read }, row) => {
    const column = 2 * keys.indexOf(JSON.stringify(fact));
    const [definite, counted] = [rows[row]?.[column]?.met, rows[row]?.[column + 1]?.met];
    const inCql: Read = definite ? 'definite' : counted ? 'counted' : '-';
    if (inCql === read && (counted || !definite)) return [];
    return [`${JSON.stringify([fact, records, patient])} is ${inCql}, not ${read}`];
  });
}

/** Met where the fact shows in a reading. */
function shows(fact: Fact, reading?: 'counted'): Criterion {
  return {
    kind: 'evidence',
    recorded: [fact],
    ...(reading && { reading }),
    possible: [],
    absence: 'unknown',
  };
}

const owners: Readonly<Record<string, string>> = {
  AllergyIntolerance: 'patient',
  Coverage: 'beneficiary',
  Device: 'patient',
};

function situationOf({ fact, records, patient }: FactReading): Situation {
  const own = records.map((record, index): FhirResource => {
    const { resourceType } = record as FhirResource;
    const owner = { [owners[resourceType] ?? 'subject']: { reference: 'Patient/a' } };
    // Elements that are undefined are none.
    return JSON.parse(JSON.stringify({ id: `r${String(index).padStart(2, '0')}`, ...owner, ...record }));
  });
  const isDraft = fact.kind === 'record' && fact.type === 'DraftOrder';
  const subject = { resourceType: 'Patient', id: 'a', ...patient } as FhirResource;
  return {
    given: [subject, ...(isDraft ? [] : own)],
    subject: 'a',
    today,
    complete: [],
    questionnaire: 'http://example.org/Questionnaire/none',
    draftOrders: isDraft ? own : [],
  };
}
