import type { FhirResource, Patient } from 'fhir/r4.js';
import { type Entry, entriesOf } from '../apply/entries.ts';
import type { Guideline } from '../knowledge/guideline.ts';
import type { CaseScope } from './caseScope.ts';
import { caseQuestionnaire, questionsIn } from './readAnswers.ts';

/** What a JSON file beside the case holds. */
export interface CaseResources {
  readonly patient: Patient;
  readonly records: readonly FhirResource[];
}

/**
 * Reads the FHIR resources that a case keeps in a file of its own: a Bundle, a list of resources, or both in each other, with
 * exactly one Patient, who is then the patient of the case. Entries that are named by `urn:uuid:` get literal references, and
 * responses to the guideline's forms its canonical base.
 * Reports what reading the file does, `case-resources` where it is no such thing, and `case-date-absolute`, since its dates are
 * written in full.
 */
export function readResources(scope: CaseScope): CaseResources | undefined {
  const { resources: name } = scope.entry;
  if (name === undefined) return undefined;
  const fault = (words: string): undefined =>
    scope.fault('case-resources', words, ['resources']) as undefined;
  if (!scope.hasOwnDay)
    scope.fault(
      'case-date-absolute',
      `The dates in ${name} need a day to be looked at from. Add "asOf" to the case.`,
      ['resources'],
    );
  const text = scope.beside(name, ['resources']);
  if (text === undefined) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return fault(`${name} is not JSON: ${(error as Error).message}.`);
  }
  const found = (Array.isArray(parsed) ? parsed : [parsed]) as readonly unknown[];
  if (!found.every(isResource))
    return fault(`${name} holds something that is no FHIR resource: "resourceType" is missing.`);
  const resources = withLiteralReferences(found.flatMap((one) => entriesOf(one)));
  const patients = resources.filter(({ resourceType }) => resourceType === 'Patient');
  const [patient] = patients as readonly Patient[];
  if (patients.length !== 1 || !patient?.id)
    return fault(
      `${name} holds ${patients.length} Patients${patients.length === 1 ? ' without an id' : ''}; a case is about one, with an id.`,
    );
  const records = resources.filter((each) => each !== patient).map(ownForms(scope.guideline));
  return { patient, records };
}

/**
 * Responses to the forms of the guideline, under the canonical base that it has now: a file names the one that it had when it was
 * written, and whoever builds may choose another.
 */
function ownForms(guideline: Guideline): (record: FhirResource) => FhirResource {
  const urls = [...new Set(questionsIn(guideline).map(({ id }) => caseQuestionnaire(guideline, id)))];
  const idOf = (url: string) => url.replace(/\|.*$/, '').replace(/^.*\/Questionnaire\//, '');
  return (record) => {
    if (record.resourceType !== 'QuestionnaireResponse' || !record.questionnaire) return record;
    const said = idOf(record.questionnaire);
    const questionnaire = urls.find((url) => idOf(url) === said) ?? record.questionnaire;
    return { ...record, questionnaire };
  };
}

function isResource(value: unknown): value is FhirResource {
  return typeof (value as { resourceType?: unknown } | null)?.resourceType === 'string';
}

/** The resources, each with an id, and references by `fullUrl` as `Type/id`. */
function withLiteralReferences(entries: readonly Entry[]): readonly FhirResource[] {
  const literal = new Map<string, string>();
  const named = entries.map(({ resource, fullUrl }) => {
    const id = resource.id ?? fullUrl?.replace(/^urn:uuid:/, '');
    if (fullUrl !== undefined && id !== undefined) literal.set(fullUrl, `${resource.resourceType}/${id}`);
    return { ...resource, ...(id !== undefined && { id }) } as FhirResource;
  });
  const replaced = (key: string, value: unknown) =>
    key === 'reference' && typeof value === 'string' ? (literal.get(value) ?? value) : value;
  return JSON.parse(JSON.stringify(named, replaced)) as readonly FhirResource[];
}
