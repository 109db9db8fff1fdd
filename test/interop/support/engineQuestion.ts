import type { FhirResource, Parameters, ParametersParameter } from 'fhir/r4.js';
import { answerReadings } from '../../../src/apply/answerReadings.ts';
import { patientRecords } from '../../../src/apply/patientRecords.ts';
import { listVariables, recordVariables } from '../../../src/apply/recordVariables.ts';
import { resolveCodes } from '../../../src/apply/resolveCodes.ts';
import type { Catalog } from '../../../src/artifact.ts';
import type { Primary } from '../../../src/package/withPrimary.ts';
import type { EngineQuestion } from './applyEngine.ts';
import type { ApplySubject } from './applySubjects.ts';

/**
 * Asks the reference engine about a patient. With CQL first it reads the records itself, and is told what was read in full and what is
 * being ordered; with FHIRPath first it gets the list variables as parameters, as docs/driver.md says, and the Patient alone as data.
 */
export function engineQuestion(
  patient: ApplySubject,
  plans: readonly string[],
  primary: Primary,
  catalog: Catalog,
): EngineQuestion {
  const { id, subject, today, records, draftOrders, complete } = patient;
  const forms = catalog.ofType('Questionnaire').map(({ resource }) => resource);
  const context = { subject, today, complete, draftOrders, ...answerReadings(forms) };
  const variables = recordVariables(records, context, () => undefined);
  const own = patientRecords(records, subject, () => undefined);
  const resolved = (record: FhirResource) => resolveCodes(record, own.entries) ?? record;
  const lists = Object.entries(listVariables).map(
    ([name, type]) => [`%${name}`, type, variables[name as keyof typeof listVariables]] as const,
  );
  const strings = (['complete', 'yes', 'no'] as const).map(
    (name) => [`%${name}`, 'String', variables[name]] as const,
  );
  const said: readonly Listed[] =
    primary === 'cql'
      ? [
          ['Complete', 'String', variables.complete],
          ['draftOrders', 'Resource', draftOrders.map(resolved)],
        ]
      : [...lists, ['%draftOrders', 'Resource', variables.draftOrders], ...strings];
  const stored = own.records.map((record) => belonging(resolved(record), subject));
  const data = [...variables.subject, ...(primary === 'cql' ? stored : [])];
  return {
    id,
    plans,
    subject: `Patient/${subject}`,
    now: `${today}T12:00:00Z`,
    data: { resourceType: 'Bundle', type: 'collection', entry: data.map((resource) => ({ resource })) },
    parameters: parametersOf(said),
  };
}

/** A name, the type of its values, and the values. */
type Listed = readonly [name: string, type: string, values: readonly (FhirResource | string)[]];

/** An entry for each value; the first of each name says that it is a list, also where there is one value or none. */
function parametersOf(lists: readonly Listed[]): Parameters {
  const parameter = lists.flatMap(([name, type, values]) => {
    const [first, ...others] = values.map((value): ParametersParameter => ({ name, ...entryOf(value) }));
    const valueParameterDefinition = { name, use: 'in' as const, max: '*', type };
    const url = 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-parameterDefinition';
    return [{ name, extension: [{ url, valueParameterDefinition }], ...first }, ...others];
  });
  return { resourceType: 'Parameters', parameter: parameter as ParametersParameter[] };
}

function entryOf(value: FhirResource | string): Partial<ParametersParameter> {
  return typeof value === 'string' ? { valueString: value } : { resource: value };
}

/** A record as a server has it that holds this patient: it names the Patient as the server does. */
function belonging(record: FhirResource, subject: string): FhirResource {
  const element = { Device: 'patient', AllergyIntolerance: 'patient', Coverage: 'beneficiary' }[
    record.resourceType as string
  ];
  return { ...record, [element ?? 'subject']: { reference: `Patient/${subject}` } } as FhirResource;
}
