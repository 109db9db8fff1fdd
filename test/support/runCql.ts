import fhir from 'cql-exec-fhir';
import cql from 'cql-execution';
import type { FhirResource } from 'fhir/r4.js';
import { fhirHelpersElm } from '../../src/apply/cql/fhirHelpersElm.ts';
import { patientRecords } from '../../src/apply/patientRecords.ts';
import { resolveCodes } from '../../src/apply/resolveCodes.ts';
import { type CqlCompiler, startCompiler } from '../../src/compiler/cqlCompiler.ts';
import { cqlLibrary } from '../../src/logic/cql/cqlLibrary.ts';
import type { Criterion } from '../../src/logic/criterion.ts';
import type { Rails } from '../../src/logic/rails.ts';
import { namedIn } from '../../src/logic/reads.ts';
import type { Situation } from './interpret/chart.ts';
import type { Terms } from './interpret/interpret.ts';

/** What CQL is told of a patient; the caller's answers win over those on record. */
export type CqlSituation = Pick<Situation, 'given' | 'subject' | 'today' | 'complete' | 'draftOrders'> & {
  readonly yes?: readonly string[];
  readonly no?: readonly string[];
};

/** Runs a compiled library over a patient: the value of every define, by name. */
export type CqlRun = (situation: CqlSituation) => Promise<Readonly<Record<string, unknown>>>;

let compiler: Promise<CqlCompiler> | undefined;

/** The compiler, started once; its packages are development dependencies, so that it is there. */
export function theCompiler(): Promise<CqlCompiler> {
  compiler ??= startCompiler().then((started) => started ?? Promise.reject(new Error('no CQL compiler')));
  return compiler;
}

/** Compiles the text of a library; throws with the compiler's words where it does not. */
export async function elmOf(text: string): Promise<string> {
  const { elm, faults } = (await theCompiler())(text);
  if (elm === undefined)
    throw new Error(`${faults.map(({ line, message }) => `line ${line}: ${message}`).join('\n')}\n${text}`);
  return elm;
}

/** Runs ELM with cql-execution over FHIR R4, with this patient's records as they came: nothing is normalised, sorted or dropped. */
export function cqlRunner(elm: string): CqlRun {
  const library = new cql.Library(JSON.parse(elm), new cql.Repository({ helpers: fhirHelpersElm() }));
  const source = fhir.PatientSource.FHIRv401();
  const wrapper = fhir.FHIRWrapper.FHIRv401();
  return async ({ given, subject, today, complete, draftOrders, yes, no }) => {
    const { patient, records, doubtful, entries } = patientRecords(given, subject, () => undefined);
    // CQL follows references to what a record contains, and no others.
    const resolved = (record: FhirResource) => resolveCodes(record, entries) ?? record;
    const resources = [patient ?? { resourceType: 'Patient', id: subject }, ...records.map(resolved)];
    source.loadBundles([{ resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) }]);
    const parameters = {
      Complete: complete.filter((type) => !doubtful.has(type)),
      draftOrders: draftOrders.map((order) => wrapper.wrap(resolved(order))),
      // cql-execution takes a parameter that is not given for its own definition; null is not given either.
      Yes: yes ?? null,
      No: no ?? null,
    };
    const [year, month, day] = today.split('-').map(Number) as [number, number, number];
    const now = new cql.DateTime(year, month, day, 12, 0, 0, 0, 0);
    const executor = new cql.Executor(library, undefined, parameters);
    const results = await executor.exec(source, now);
    source.reset();
    return results.patientResults[subject] ?? {};
  };
}

/**
 * Both rails of many criteria for many patients, as cql-execution has them of the printed and compiled library: a row for each
 * situation, in it the rails of each criterion. All situations must name one Questionnaire.
 */
export async function runCql(
  criteria: readonly Criterion[],
  situations: readonly Situation[],
  terms: Terms,
): Promise<readonly (readonly Rails<boolean>[])[]> {
  const { text } = cqlLibrary({
    name: 'Tested',
    version: '1.0.0',
    title: 'Tested',
    criteria: criteriaOf(criteria, terms),
    outcomes: [],
    rules: [],
    codeSet: terms.codeSet,
    asked: () => ({ questionnaire: situations[0]?.questionnaire ?? '', inverted: false }),
  });
  const run = cqlRunner(await elmOf(text));
  const rows: Rails<boolean>[][] = [];
  for (const situation of situations) {
    const values = await run(situation);
    rows.push(
      criteria.map((_, index) => ({
        met: truth(values, `criterion ${index}: met`),
        ruledOut: truth(values, `criterion ${index}: ruled out`),
      })),
    );
  }
  return rows;
}

function truth(values: Readonly<Record<string, unknown>>, name: string): boolean {
  const value = values[name];
  if (typeof value !== 'boolean') throw new Error(`not a Boolean but ${String(value)}: ${name}`);
  return value;
}

/** The criteria by number, with those they name. */
function criteriaOf(criteria: readonly Criterion[], { criterion }: Terms) {
  const named = new Map<string, Criterion>();
  for (const id of criteria.flatMap((one) => namedIn(one, criterion))) named.set(id, criterion(id));
  return [
    ...[...named].map(([id, found]) => ({ id, title: `named ${id}`, criterion: found })),
    ...criteria.map((one, index) => ({ id: `#${index}`, title: `criterion ${index}`, criterion: one })),
  ];
}
