import type { FhirResource } from 'fhir/r4.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { Catalog } from '../../src/artifact.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { loadStructureChecks } from '../../src/validation/structureChecks.ts';
import { validate } from '../../src/validation/validate.ts';

/** `code fhirPath: message` of all that the structure gate says of a resource. */
async function structureOf(resource: unknown): Promise<string[]> {
  const found: Diagnostic[] = [];
  const artifact = { resource: resource as FhirResource, sources: [], authored: { file: 'x.json' } };
  await validate(new Catalog([artifact]), { complete: false }, (diagnostic) => found.push(diagnostic));
  return found
    .filter(({ code }) => code.startsWith('structure-'))
    .map(({ code, fhirPath, message }) => `${code} ${fhirPath}: ${message}`);
}

// The checks of all types are 4 MB of code, which the test runner transforms; no single test is to wait for it.
beforeAll(async () => {
  await loadStructureChecks(['PlanDefinition', 'Patient']);
}, 60_000);

const plan = (more: object = {}) => ({ resourceType: 'PlanDefinition', status: 'draft', ...more });
const action = (more: object) => plan({ action: [more] });
const extension = (more: object) => plan({ extension: [{ url: 'http://x', ...more }] });
const variable = (more: object = { definitionCodeableConcept: { text: 'x' } }) => ({
  resourceType: 'EvidenceVariable',
  status: 'draft',
  characteristic: [more],
});
const patient = (more: object) => ({ resourceType: 'Patient', ...more });
const absent = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
};

describe('sound resources', () => {
  test.each([
    ['a required primitive', plan()],
    ['a `_` twin in place of a required primitive', { resourceType: 'PlanDefinition', _status: absent }],
    ['no-break spaces in text', plan({ title: 'a\u00A0b', description: '\u202F1' })],
    ['blank text, which is only discouraged', plan({ title: ' ' })],
    [
      "an expression language of one's own",
      action({
        condition: [
          { kind: 'applicability', expression: { language: 'text/cql.identifier', expression: 'x' } },
        ],
      }),
    ],
    ['a twin in place of a required choice', variable({ _definitionCanonical: absent })],
    ['one type of a choice', variable()],
    ['a twin with the id of a value', plan({ title: 'a', _title: { id: 't' } })],
    ['a twin list with the ids of values', patient({ name: [{ given: ['a', 'b'], _given: [{ id: 'g' }] }] })],
    ['null where the twin list speaks', patient({ name: [{ given: [null, 'b'], _given: [absent, null] }] })],
    [
      'a twin list that is shorter or longer',
      patient({
        name: [
          { given: ['a', 'b'], _given: [absent] },
          { given: ['a'], _given: [null, absent] },
        ],
      }),
    ],
    [
      'a value or extensions in an extension',
      plan({
        extension: [
          { url: 'http://x', valueString: 'a' },
          { url: 'http://y', extension: [{ url: 'z', _valueDate: absent }] },
        ],
      }),
    ],
    ['29 February of a leap year', plan({ date: '2024-02-29', approvalDate: '2000-02-29' })],
    [
      'times with zone, also the leap second',
      plan({ meta: { lastUpdated: '2016-12-31T23:59:60.123+14:00' }, date: '2026-01-01T00:00:00Z' }),
    ],
    [
      'base64 with line breaks',
      {
        resourceType: 'Library',
        status: 'draft',
        type: { text: 'x' },
        content: [{ data: 'QUJD\nREVG' }, { data: 'QUI=' }],
      },
    ],
    [
      'large base64',
      {
        resourceType: 'Library',
        status: 'draft',
        type: { text: 'x' },
        content: [{ data: 'QUJD'.repeat(2_000_000) }],
      },
    ],
    ['an element of repeated content', plan({ action: [{ action: [{ action: [{ title: 'x' }] }] }] })],
    [
      'a contained resource, a Bundle entry, a parameter',
      {
        resourceType: 'Bundle',
        type: 'collection',
        entry: [
          { resource: plan({ contained: [variable()] }) },
          { resource: { resourceType: 'Parameters', parameter: [{ name: 'x', resource: patient({}) }] } },
        ],
      },
    ],
  ])('takes %s', async (_name, resource) => {
    expect(await structureOf(resource)).toEqual([]);
  });
});

const status = 'Allowed are: draft, active, retired, unknown.';
const date = 'a date as YYYY, YYYY-MM or YYYY-MM-DD, or with time and time zone as YYYY-MM-DDThh:mm:ss+zz:zz';

describe('defects, one finding each', () => {
  test.each<[string, unknown, string]>([
    // what the published JSON schema lets through
    [
      'a missing required primitive',
      { resourceType: 'PlanDefinition' },
      'structure-missing-element PlanDefinition: `status` is missing: PlanDefinition requires it.',
    ],
    [
      'a missing required primitive in a data type',
      plan({ relatedArtifact: [{ display: 'x' }] }),
      'structure-missing-element PlanDefinition.relatedArtifact[0]: `type` is missing: RelatedArtifact requires it.',
    ],
    [
      'a missing required choice',
      variable({ description: 'x' }),
      'structure-missing-element EvidenceVariable.characteristic[0]: `definition[x]` is missing: EvidenceVariable.characteristic requires it as one of Reference, canonical, CodeableConcept, Expression, DataRequirement, TriggerDefinition.',
    ],
    [
      'two types of a choice',
      variable({ definitionCanonical: 'http://x', definitionReference: { reference: 'Group/x' } }),
      'structure-choice EvidenceVariable.characteristic[0]: Found `definitionCanonical` and `definitionReference` together, but definition[x] has one type at a time: keep one.',
    ],
    [
      'two types of a choice, one by its twin',
      extension({ valueString: 'a', _valueCode: absent }),
      'structure-choice PlanDefinition.extension[0]: Found `valueString` and `_valueCode` together, but value[x] has one type at a time: keep one.',
    ],
    [
      'a twin of an object',
      action({ _timingAge: absent }),
      'structure-unknown-element PlanDefinition.action[0]: `_timingAge` has no meaning: only plain values have a `_` twin; extend `timingAge` itself.',
    ],
    [
      'a code of a required binding without enum there',
      { resourceType: 'ActivityDefinition', status: 'draft', kind: 'MedicationOrder' },
      'structure-code ActivityDefinition.kind: Found "MedicationOrder". Allowed are: Appointment, AppointmentResponse, CarePlan, Claim, CommunicationRequest, Contract, DeviceRequest, EnrollmentRequest, ImmunizationRecommendation, MedicationRequest, NutritionOrder, ServiceRequest, SupplyRequest, Task, VisionPrescription.',
    ],
    [
      'a code in a data type',
      {
        resourceType: 'ActivityDefinition',
        status: 'draft',
        timingTiming: { repeat: { dayOfWeek: ['monday'] } },
      },
      'structure-code ActivityDefinition.timing.ofType(Timing).repeat.dayOfWeek[0]: Found "monday". Allowed are: mon, tue, wed, thu, fri, sat, sun.',
    ],
    [
      'an empty list',
      plan({ action: [] }),
      'structure-empty PlanDefinition.action: The list is empty: leave the element out or fill it.',
    ],
    [
      'an empty required list',
      { resourceType: 'EvidenceVariable', status: 'draft', characteristic: [] },
      'structure-empty EvidenceVariable.characteristic: The list is empty: leave the element out or fill it.',
    ],
    [
      'an empty object',
      plan({ subjectCodeableConcept: {} }),
      'structure-empty PlanDefinition.subject.ofType(CodeableConcept): The element has no content (an id alone is none): leave it out or fill it.',
    ],
    [
      'a twin with an id where there is no value',
      plan({ _title: { id: 't' } }),
      'structure-empty PlanDefinition.title: The element has no content (an id alone is none): leave it out or fill it.',
    ],
    [
      'an empty twin beside a value',
      plan({ title: 'a', _title: {} }),
      'structure-empty PlanDefinition.title: The element has no content (an id alone is none): leave it out or fill it.',
    ],
    [
      'an object with an id only',
      plan({ topic: [{ id: 'a' }] }),
      'structure-empty PlanDefinition.topic[0]: The element has no content (an id alone is none): leave it out or fill it.',
    ],
    [
      'an empty object that also lacks elements',
      plan({ relatedArtifact: [{}] }),
      'structure-empty PlanDefinition.relatedArtifact[0]: The element has no content (an id alone is none): leave it out or fill it.',
    ],
    [
      'empty text',
      plan({ title: '' }),
      'structure-empty PlanDefinition.title: The text is empty: leave the element out or fill it.',
    ],
    [
      'text of more than 1 MB',
      plan({ title: 'x'.repeat(1024 * 1024 + 1) }),
      `structure-format PlanDefinition.title: Found "${'x'.repeat(76)}…", expected at most 1 MB of text.`,
    ],
    [
      'an extension with value and extensions',
      extension({ valueString: 'a', extension: [{ url: 'y', valueString: 'b' }] }),
      'structure-choice PlanDefinition.extension[0]: Found `valueString` and `extension` together, but an extension has a value or extensions of its own: keep one.',
    ],
    [
      'an extension with neither',
      extension({}),
      'structure-missing-element PlanDefinition.extension[0]: The extension has neither a value nor extensions of its own: it must have one of them.',
    ],
    [
      'an extension with two values',
      extension({ valueString: 'a', valueCode: 'b' }),
      'structure-choice PlanDefinition.extension[0]: Found `valueString` and `valueCode` together, but value[x] has one type at a time: keep one.',
    ],
    [
      'null in a list without a twin',
      patient({ name: [{ given: [null, 'b'] }] }),
      'structure-null Patient.name[0]: `given` and `_given` both have nothing at index 0: one of them must say something there.',
    ],
    [
      'null on both sides',
      patient({ name: [{ given: ['a', null], _given: [absent, null] }] }),
      'structure-null Patient.name[0]: `given` and `_given` both have nothing at index 1: one of them must say something there.',
    ],
    [
      'a day that the calendar lacks',
      plan({ date: '2026-02-30' }),
      `structure-format PlanDefinition.date: Found "2026-02-30", expected ${date}.`,
    ],
    [
      '29 February of a common year',
      plan({ date: '1900-02-29' }),
      `structure-format PlanDefinition.date: Found "1900-02-29", expected ${date}.`,
    ],
    [
      'broken base64',
      { resourceType: 'Binary', contentType: 'text/plain', data: 'QUJ' },
      'structure-format Binary.data: Found "QUJ", expected base64 text.',
    ],
    [
      'base64 with its padding in the middle',
      { resourceType: 'Binary', contentType: 'text/plain', data: 'QUI=QUJD' },
      'structure-format Binary.data: Found "QUI=QUJD", expected base64 text.',
    ],
    [
      'base64 with three padding characters',
      { resourceType: 'Binary', contentType: 'text/plain', data: 'Q===' },
      'structure-format Binary.data: Found "Q===", expected base64 text.',
    ],
    // what it catches, too
    [
      'an unknown element, with the one that was meant',
      plan({ titel: 'x' }),
      'structure-unknown-element PlanDefinition: `titel` is no element of PlanDefinition: did you mean `title`?',
    ],
    [
      'a required element under a wrong name',
      { resourceType: 'PlanDefinition', statsu: 'draft' },
      'structure-unknown-element PlanDefinition: `statsu` is no element of PlanDefinition: did you mean `status`?',
    ],
    [
      'comments of STU3',
      plan({ fhir_comments: ['x'] }),
      'structure-unknown-element PlanDefinition: `fhir_comments` is no element of PlanDefinition; remove it.',
    ],
    [
      'a type that a choice lacks',
      action({ timingString: 'x' }),
      'structure-unknown-element PlanDefinition.action[0]: `timingString` is not in PlanDefinition.action: timing[x] may be dateTime, Age, Period, Duration, Range, Timing.',
    ],
    [
      'an element of R5',
      variable({ definitionByCombination: { code: 'all-of' } }),
      'structure-unknown-element EvidenceVariable.characteristic[0]: `definitionByCombination` is not in EvidenceVariable.characteristic: definition[x] may be Reference, canonical, CodeableConcept, Expression, DataRequirement, TriggerDefinition.',
    ],
    [
      'a comparator on a SimpleQuantity',
      {
        resourceType: 'Goal',
        lifecycleStatus: 'active',
        description: { text: 'x' },
        subject: { display: 'x' },
        target: [{ detailRange: { low: { value: 1, comparator: '<' } } }],
      },
      'structure-unknown-element Goal.target[0].detail.ofType(Range).low: `comparator` is no element of SimpleQuantity; remove it.',
    ],
    [
      'a code of the binding',
      plan({ status: 'actve' }),
      `structure-code PlanDefinition.status: Found "actve", did you mean "active"? ${status}`,
    ],
    [
      'null',
      plan({ status: null }),
      'structure-null PlanDefinition.status: `null` is no value in FHIR: leave the element out.',
    ],
    [
      'text for a boolean',
      plan({ experimental: 'true' }),
      'structure-type PlanDefinition.experimental: Found the string "true", expected a JSON boolean (type boolean).',
    ],
    [
      'a number for text',
      plan({ title: 5 }),
      'structure-type PlanDefinition.title: Found the number 5, expected a JSON string (type string).',
    ],
    [
      'a list for one',
      plan({ title: ['x'] }),
      'structure-type PlanDefinition.title: Found a list, but this element does not repeat: write its only value without `[…]`.',
    ],
    [
      'one for a list',
      plan({ action: { title: 'x' } }),
      'structure-type PlanDefinition.action: Found an object, but this element repeats: write a list, `[…]`, even of one.',
    ],
    [
      'text for an object',
      plan({ subjectCodeableConcept: 'x' }),
      'structure-type PlanDefinition.subject.ofType(CodeableConcept): Found the string "x", expected an object (type CodeableConcept).',
    ],
    [
      'a number out of range',
      { resourceType: 'Appointment', status: 'booked', participant: [{ status: 'accepted' }], priority: -1 },
      'structure-format Appointment.priority: Found -1, expected a whole number from 0.',
    ],
    [
      'a time without zone',
      plan({ date: '2026-01-01T10:00:00' }),
      `structure-format PlanDefinition.date: Found "2026-01-01T10:00:00", expected ${date}.`,
    ],
    [
      'a uri with a space',
      plan({ url: 'http://x y' }),
      'structure-format PlanDefinition.url: Found "http://x y", expected a uri without spaces.',
    ],
    [
      'a UUID in capitals, with a version behind it',
      plan({ library: ['urn:uuid:C757873D-ec9a-4326-a141-556f43239520|1'] }),
      'structure-format PlanDefinition.library[0]: Found "urn:uuid:C757873D-ec9a-4326-a141-556f43239520|1", expected a UUID like urn:uuid:c757873d-ec9a-4326-a141-556f43239520, in lower case.',
    ],
    [
      'an OID that is no urn',
      plan({ url: 'oid:1.2.3' }),
      'structure-format PlanDefinition.url: Found "oid:1.2.3", expected an OID like urn:oid:1.2.3.4.',
    ],
    [
      'an id with a slash',
      plan({ id: 'a/b' }),
      'structure-format PlanDefinition.id: Found "a/b", expected 1 to 64 letters, digits, `-` or `.`.',
    ],
    [
      'an unknown resource type',
      { resourceType: 'Citation' },
      'structure-resource-type Citation: "Citation" is no resource type of FHIR R4; it is one of FHIR R4B and R5.',
    ],
    [
      'a name of every object',
      { resourceType: 'constructor' },
      'structure-resource-type constructor: "constructor" is no resource type of FHIR R4.',
    ],
    [
      'a contained resource without type',
      plan({ contained: [{ id: 'x' }] }),
      'structure-resource-type PlanDefinition.contained[0]: The resource has no `resourceType`: name its type.',
    ],
    [
      'a defect in a contained resource',
      plan({ contained: [variable({ exclude: 'no', definitionCanonical: 'http://x' })] }),
      'structure-type PlanDefinition.contained[0].characteristic[0].exclude: Found the string "no", expected a JSON boolean (type boolean).',
    ],
    [
      'a defect in a Bundle entry',
      {
        resourceType: 'Bundle',
        type: 'collection',
        entry: [{ resource: plan() }, { resource: plan({ status: 'final' }) }],
      },
      `structure-code Bundle.entry[1].resource.status: Found "final". ${status}`,
    ],
    [
      'a defect in an extension of a primitive',
      plan({ _title: { extension: [{ url: 'http://x', valueBoolean: 1 }] } }),
      'structure-type PlanDefinition.title.extension[0].value.ofType(boolean): Found the number 1, expected a JSON boolean (type boolean).',
    ],
  ])('reports %s', async (_name, resource, finding) => {
    expect(await structureOf(resource)).toEqual([finding]);
  });
});
