import { recordVariables } from '../../src/apply/recordVariables.ts';
import { caseContext } from '../../src/cases/caseContext.ts';
import type { PatientCase } from '../../src/cases/patientCase.ts';
import { caseQuestionnaire, questionsIn } from '../../src/cases/readAnswers.ts';
import type { Guideline } from '../../src/knowledge/guideline.ts';
import { fhirpathRails } from '../../src/logic/fhirpath.ts';
import type { Rails } from '../../src/logic/rails.ts';
import type { Situation } from './interpret/chart.ts';
import { interpret } from './interpret/interpret.ts';
import { cqlRunner } from './runCql.ts';
import { evaluateRails } from './runFhirpath.ts';

/** The values that the three readers give to a guideline's logic for a patient of a case. */
export interface CaseReader {
  /** Both rails of a criterion, by its id. */
  readonly fhirpath: (id: string, patient: PatientCase) => Promise<Rails<boolean>>;
  readonly cql: (id: string, patient: PatientCase) => Promise<Rails<boolean>>;
  readonly interpreter: (id: string, patient: PatientCase) => Promise<Rails<boolean>>;
  /** A define of the CQL library, by name. */
  readonly define: (name: string, patient: PatientCase) => Promise<boolean>;
}

/** Reads cases with the printed FHIRPath over the driver's variables, the compiled CQL, and the interpreter of the tests. */
export function caseReader(guideline: Guideline, elm: string): CaseReader {
  const lookup = lookupOf(guideline);
  const printed = new Map(
    guideline.criteria.map(({ id, criterion }) => [id, fhirpathRails(criterion, lookup)] as const),
  );
  const run = cqlRunner(elm);
  const known = new Map<string, ReturnType<typeof run>>();
  const define = async (name: string, patient: PatientCase) => {
    const { id, records, subject, asOf, complete, draftOrders } = patient;
    const values = known.get(id) ?? run({ given: records, subject, today: asOf, complete, draftOrders });
    known.set(id, values);
    const value = (await values)[name];
    if (typeof value !== 'boolean') throw new Error(`not a Boolean but ${String(value)}: ${name}`);
    return value;
  };
  return {
    define,
    fhirpath: (id, patient) => {
      const variables = recordVariables(patient.records, caseContext(patient, guideline), () => undefined);
      return evaluateRails(printed.get(id) as Rails<string>, variables, patient.asOf);
    },
    cql: async (id, patient) => {
      const { title } = named(guideline.criteria, id);
      const [met, ruledOut] = [`${title}: met`, `${title}: ruled out`];
      return { met: await define(met, patient), ruledOut: await define(ruledOut, patient) };
    },
    interpreter: async (id, patient) =>
      interpret(lookup.criterion(id), situationOf(patient, guideline), lookup),
  };
}

/** Finds the code lists and criteria of a guideline by id. */
export function lookupOf({ codeLists, criteria }: Guideline) {
  return {
    codeSet: (id: string) => named(codeLists, id),
    criterion: (id: string) => named(criteria, id).criterion,
  };
}

function named<T extends { readonly id: string }>(things: readonly T[], id: string): T {
  const found = things.find((thing) => thing.id === id);
  if (!found) throw new Error(`nothing is called ${id}`);
  return found;
}

/** A case as the interpreter of the tests takes it. */
export function situationOf(patient: PatientCase, guideline: Guideline): Situation {
  const { subject, asOf: today, complete, draftOrders } = patient;
  return { given: patient.records, subject, today, complete, draftOrders, ...askedIn(guideline) };
}

/** Where the questions of a guideline are asked, and which are put the other way round. */
export function askedIn(guideline: Guideline): Pick<Situation, 'questionnaire' | 'forms' | 'inverted'> {
  const ids = questionsIn(guideline).map(({ id }) => id);
  return {
    questionnaire: '',
    forms: Object.fromEntries(ids.map((id) => [id, caseQuestionnaire(guideline, id)])),
    inverted: guideline.criteria.flatMap(({ id, question }) => (question?.inverted ? [id] : [])),
  };
}
