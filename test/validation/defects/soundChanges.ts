import { add, drop, edit, push, set, type Tree, together } from './change.ts';
import { has, is, lacks } from './defect.ts';
import type { Neutral } from './neutral.ts';

const hl7 = 'http://hl7.org/fhir/StructureDefinition';
const condition = 'PlanDefinition.**.condition.expression';
const inFhirPath = is({ language: 'text/fhirpath' });
const diabetes = ({ bundle }: { bundle: Tree }) => bundle.id === 'diabetes';

/** A condition in other words that is right. */
const says = (name: string, text: string): Neutral => ({
  name,
  at: condition,
  change: set('expression', text),
  when: (site) => inFhirPath(site) && diabetes(site),
});

/** A value of a type in an extension of one's own. */
const value = (name: string, element: Tree): Neutral => ({
  name: `${name} in an extension`,
  at: 'PlanDefinition.extension',
  change: push('extension', { url: 'more', ...element }),
  when: is({ url: 'http://example.net/fhir/StructureDefinition/values' }),
});

/** Changes that the specification allows and that mean something: neither an error nor a warning may come of them. */
export const soundChanges: readonly Neutral[] = [
  value('a period of one day', { valuePeriod: { start: '2025-01-01', end: '2025-01-01' } }),
  value('a period without start', { valuePeriod: { end: '2025-01-01' } }),
  value('a quantity in words', { valueQuantity: { value: 1, unit: 'spoon' } }),
  value('a quantity of an annotated unit', {
    valueQuantity: { value: 1, system: 'http://unitsofmeasure.org', code: '{score}' },
  }),
  value('a quantity of a power', {
    valueQuantity: { value: 24, system: 'http://unitsofmeasure.org', code: 'kg/m2', unit: 'kg/m²' },
  }),
  value('a quantity of ten to the ninth', {
    valueQuantity: { value: 200, system: 'http://unitsofmeasure.org', code: '10*9/L' },
  }),
  value('a quantity below zero', {
    valueQuantity: {
      value: -2.5,
      comparator: '<',
      unit: 'z',
      system: 'http://unitsofmeasure.org',
      code: '1',
    },
  }),
  value('a number with an exponent', { valueDecimal: 0.0000012 }),
  value('a range without high', { valueRange: { low: { value: 3 } } }),
  value('an age of months', {
    valueAge: { value: 6, unit: 'months', system: 'http://unitsofmeasure.org', code: 'mo' },
  }),
  value('a timing of weekdays', {
    valueTiming: { repeat: { dayOfWeek: ['mon', 'fri'], timeOfDay: ['08:00:00'] } },
  }),
  value('a timing by code alone', {
    valueTiming: {
      code: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation', code: 'BID' }] },
    },
  }),
  value('a timing of an event', { valueTiming: { event: ['2025-01-01T08:00:00Z'] } }),
  value('a timing before a meal', { valueTiming: { repeat: { when: ['ACM'], offset: 30 } } }),
  value('an annotation', {
    valueAnnotation: { authorReference: { reference: 'Patient/ben' }, time: '2025-01', text: '*x*' },
  }),
  value('an attachment by address', {
    valueAttachment: {
      contentType: 'image/svg+xml',
      url: 'https://example.net/a.svg',
      hash: 'ZmFrZWhhc2hmYWtlaGFzaGZha2U=',
    },
  }),
  value('a media type with parameters', {
    valueAttachment: { contentType: 'text/plain; charset=UTF-8', data: 'aGVsbG8=' },
  }),
  value('base64 in lines', { valueBase64Binary: 'aGVs\r\nbG8=' }),
  value('a uuid', { valueUuid: 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520' }),
  value('a code with one space', { valueCode: 'two words' }),
  value('a time with parts of a second', { valueTime: '23:59:59.999' }),
  value('a leap second', { valueInstant: '2016-12-31T23:59:60Z' }),
  value('the 29th of February of a leap year', { valueDate: '2024-02-29' }),
  value('a zone of 14 hours', { valueDateTime: '2025-01-01T00:00:00+14:00' }),
  value('an address of mail', { valueUri: 'mailto:a@example.net' }),
  value('a signature', {
    valueSignature: {
      type: [{ system: 'urn:iso-astm:E1762-95:2013', code: '1.2.840.10065.1.12.1.1' }],
      when: '2025-01-01T00:00:00Z',
      who: { reference: 'Patient/ben' },
    },
  }),
  value('money', { valueMoney: { value: 3, currency: 'CHF' } }),
  value('a reference by words', { valueReference: { display: 'The ward' } }),
  value('a reference by identifier', {
    valueReference: { type: 'Patient', identifier: { system: 'http://example.net/ids', value: '9' } },
  }),
  value('a dose', { valueDosage: { text: 'as told', asNeededBoolean: true } }),
  value('a contact by name', { valueContactDetail: { name: 'Desk' } }),
  value('a name of a person', { valueHumanName: { text: 'A. B.' } }),
  says('a condition with both sides', '%conditions.exists() or %observations.exists()'),
  says('a count over three', '%conditions.count() > 3'),
  says('a gender that there is', "(%subject.gender = 'other') ~ true"),
  says('two genders joined by or', "(%subject.gender = 'male' or %subject.gender = 'unknown') ~ true"),
  says(
    'a window of ages',
    '(%subject.birthDate <= today() - 18 years and %subject.birthDate > today() - 65 years) ~ true',
  ),
  says('a window of counts', '%conditions.count() > 1 and %conditions.count() < 4'),
  says(
    'a code of a coding',
    "%conditions.where(code.coding.exists(system = 'http://snomed.info/sct' and code = '44054006')).exists()",
  ),
  says(
    'a status that the element has',
    "%observations.where(status = 'final' or status = 'amended').exists()",
  ),
  says(
    'two clinical states of two conditions',
    "%conditions.where(clinicalStatus.coding.exists(code = 'active')).exists() and %conditions.where(clinicalStatus.coding.exists(code = 'resolved')).exists()",
  ),
  says('a threshold with a cast', '%observations.where(((value as Quantity).value > 6.5) ~ true).exists()'),
  says('an alternative with implies', '(%conditions.exists() implies %observations.exists()) ~ true'),
  {
    name: 'an extension of HL7 on a form',
    at: 'Questionnaire.item',
    change: push('extension', { url: `${hl7}/questionnaire-hidden`, valueBoolean: true }),
    when: is({ type: 'text' }),
  },
  {
    name: 'a designation on a part',
    at: 'ValueSet.compose.include.concept',
    change: push('designation', { language: 'es', value: 'x' }),
  },
  {
    name: 'a part that is another value set',
    at: 'ValueSet.compose',
    change: push('include', { valueSet: ['http://hl7.org/fhir/ValueSet/request-priority'] }),
    when: ({ resource }) => resource.id === 'opioids',
  },
  {
    name: 'a filter by regular expression',
    at: 'ValueSet.compose',
    change: push('include', {
      system: 'http://loinc.org',
      filter: [{ property: 'SCALE_TYP', op: '=', value: 'Qn' }],
    }),
    when: ({ resource }) => resource.id === 'opioids',
  },
  {
    name: 'a filter of SNOMED CT by an expression',
    at: 'ValueSet.compose',
    change: push('include', {
      system: 'http://snomed.info/sct',
      filter: [{ property: 'constraint', op: '=', value: '<< 73211009 |Diabetes mellitus|' }],
    }),
    when: has('lockedDate'),
  },
  {
    name: 'a code of ICD-10 of a chapter',
    at: 'ValueSet.compose.include',
    change: push('concept', { code: 'E10-E14' }),
    when: is({ system: 'http://hl7.org/fhir/sid/icd-10' }),
  },
  {
    name: 'a code of ICD-10-CM with seven signs',
    at: 'ValueSet.compose.include',
    change: push('concept', { code: 'S52.521A' }),
    when: ({ node, resource }) =>
      resource.id === 'diabetes' && (node as Tree).system === 'http://hl7.org/fhir/sid/icd-10-cm',
  },
  {
    name: 'a code of ICD-10-CM with a filler',
    at: 'ValueSet.compose.include',
    change: push('concept', { code: 'T38.3X5A' }),
    when: ({ node, resource }) =>
      resource.id === 'diabetes' && (node as Tree).system === 'http://hl7.org/fhir/sid/icd-10-cm',
  },
  {
    name: 'a code of CPT of category three',
    at: 'ValueSet.compose.include',
    change: push('concept', { code: '0403T' }),
    when: is({ system: 'http://www.ama-assn.org/go/cpt' }),
  },
  {
    name: 'an expression of SNOMED CT',
    at: 'Condition.code.coding',
    change: set('code', '44054006:363698007=113331007'),
  },
  {
    name: 'a version of SNOMED CT of the international edition',
    at: 'Condition.code.coding',
    change: set('version', 'http://snomed.info/sct/900000000000207008'),
  },
  {
    name: 'a unit of a question by its words',
    at: 'Questionnaire.**.item',
    change: push('item', {
      linkId: 'dose',
      type: 'quantity',
      text: 'Dose',
      initial: [{ valueQuantity: { value: 1, unit: 'puff' } }],
    }),
    when: is({ type: 'group' }),
  },
  {
    name: 'an enableWhen on a quantity',
    at: 'Questionnaire',
    change: push('item', {
      linkId: 'later',
      type: 'string',
      text: 'Why?',
      enableWhen: [
        {
          question: '1.3.2',
          operator: '>',
          answerQuantity: { value: 11, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
        },
      ],
    }),
    when: ({ resource }) => resource.id === 'diabetes-check',
  },
  {
    name: 'two enableWhen that make a window',
    at: 'Questionnaire',
    change: push('item', {
      linkId: 'window',
      type: 'string',
      text: 'Why?',
      enableBehavior: 'all',
      enableWhen: [
        { question: '1.1', operator: '>', answerDecimal: 50 },
        { question: '1.1', operator: '<', answerDecimal: 60 },
      ],
    }),
    when: ({ resource }) => resource.id === 'diabetes-check',
  },
  {
    name: 'two enableWhen of the same question by any',
    at: 'Questionnaire',
    change: push('item', {
      linkId: 'either',
      type: 'string',
      text: 'Why?',
      enableBehavior: 'any',
      enableWhen: [
        { question: '7', operator: '=', answerInteger: 1 },
        { question: '7', operator: '=', answerInteger: 2 },
      ],
    }),
    when: ({ resource }) => resource.id === 'diabetes-check',
  },
  {
    name: 'help under a question',
    at: 'Questionnaire',
    change: push('item', {
      linkId: 'q',
      type: 'string',
      text: 'Q',
      item: [
        {
          linkId: 'q.help',
          type: 'display',
          text: 'Why we ask',
          extension: [
            {
              url: `${hl7}/questionnaire-itemControl`,
              valueCodeableConcept: {
                coding: [{ system: 'http://hl7.org/fhir/questionnaire-item-control', code: 'help' }],
              },
            },
          ],
        },
      ],
    }),
    when: has('item'),
  },
  {
    name: 'options by reference',
    at: 'Questionnaire',
    change: push('item', { linkId: 'who', type: 'reference', text: 'Who?' }),
    when: has('item'),
  },
  {
    name: 'options of dates',
    at: 'Questionnaire',
    change: push('item', {
      linkId: 'day',
      type: 'choice',
      text: 'When?',
      answerOption: [{ valueDate: '2025-01-01' }, { valueDate: '2025-01-02' }],
    }),
    when: has('item'),
  },
  { name: 'a form in another language', at: 'Questionnaire', change: set('language', 'de') },
  {
    name: 'an organization with two ways to reach it',
    at: 'Organization',
    change: push('telecom', { system: 'url', value: 'https://example.net', use: 'work' }),
  },
  {
    name: 'a dead patient',
    at: 'Patient',
    change: together(set('deceasedDateTime', '2025-01-01')),
    when: has('birthDate'),
  },
  {
    name: 'a resolved condition',
    at: 'Condition',
    change: together(set('clinicalStatus.coding.0.code', 'resolved'), add('abatementDateTime', '2024-01-01')),
  },
  {
    name: 'a condition entered in error',
    at: 'Condition',
    change: together(drop('clinicalStatus'), set('verificationStatus.coding.0.code', 'entered-in-error')),
  },
  {
    name: 'an observation without value',
    at: 'Observation',
    change: together(
      drop('valueQuantity'),
      add('dataAbsentReason', {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'unknown' }],
      }),
    ),
    when: is({ id: 'hba1c' }),
  },
  { name: 'a range of reference with one side', at: 'Observation.referenceRange', change: drop('low') },
  {
    name: 'an order with a rate',
    at: 'MedicationRequest.dosageInstruction.doseAndRate',
    change: add('rateQuantity', {
      value: 2,
      unit: 'mL/h',
      system: 'http://unitsofmeasure.org',
      code: 'mL/h',
    }),
  },
  { name: 'an order not to give', at: 'MedicationRequest', change: add('doNotPerform', true) },
  {
    name: 'an action of more depth',
    at: 'PlanDefinition.action.action.action.action',
    change: push('action', {
      id: 'deeper',
      title: 'Deeper',
      action: [
        {
          id: 'deepest',
          title: 'Deepest',
          relatedAction: [{ actionId: 'metformin', relationship: 'concurrent' }],
          condition: [
            {
              kind: 'start',
              expression: { language: 'text/fhirpath', expression: '%conditions.count() > 1' },
            },
          ],
        },
      ],
    }),
    when: is({ id: 'educate' }),
  },
  {
    name: 'an offset before',
    at: 'PlanDefinition.**.relatedAction',
    change: set('offsetDuration', {
      value: 30,
      unit: 'min',
      system: 'http://unitsofmeasure.org',
      code: 'min',
    }),
    when: lacks('offsetRange'),
  },
  {
    name: 'two related actions',
    at: 'PlanDefinition.action.action.action.action',
    change: push('relatedAction', { actionId: 'second-line', relationship: 'before' }),
    when: has('relatedAction'),
  },
  {
    name: 'a goal with a due date',
    at: 'PlanDefinition.goal.target',
    change: edit('', (node: Tree) => ({ ...node, measure: { text: 'HbA1c' } })),
  },
  {
    name: 'a dynamic value of the same type',
    at: 'PlanDefinition.**.action',
    change: push('dynamicValue', {
      path: 'priority',
      expression: { language: 'text/fhirpath', expression: "'stat'" },
    }),
    when: is({ id: 'metformin' }),
  },
  {
    name: 'a dynamic value in the timing',
    at: 'PlanDefinition.**.action',
    change: push('dynamicValue', {
      path: 'dosageInstruction[0].timing.repeat.count',
      expression: { language: 'text/fhirpath', expression: '3' },
    }),
    when: is({ id: 'metformin' }),
  },
  {
    name: 'a quantity of dose by dynamic value',
    at: 'PlanDefinition.**.action',
    change: push('dynamicValue', {
      path: 'dispenseRequest.numberOfRepeatsAllowed',
      expression: { language: 'text/fhirpath', expression: '%conditions.count()' },
    }),
    when: is({ id: 'metformin' }),
  },
  {
    name: 'a trigger of data of two types',
    at: 'PlanDefinition.action.trigger',
    change: push('data', { type: 'Condition' }),
    when: has('data'),
  },
  {
    name: 'a context of a clinical venue',
    at: 'PlanDefinition',
    change: push('useContext', {
      code: { system: 'http://terminology.hl7.org/CodeSystem/usage-context-type', code: 'venue' },
      valueReference: { reference: 'Location/eye-clinic' },
    }),
    when: diabetes,
  },
  {
    name: 'a context of an age in months',
    at: 'PlanDefinition.useContext',
    change: set('valueRange', {
      low: { value: 6, unit: 'mo', system: 'http://unitsofmeasure.org', code: 'mo' },
      high: { value: 2, unit: 'a', system: 'http://unitsofmeasure.org', code: 'a' },
    }),
    when: has('valueRange'),
  },
  {
    name: 'a dose as needed',
    at: 'ActivityDefinition.dosage',
    change: push('additionalInstruction', { text: 'with water' }),
  },
  {
    name: 'a picture in the narrative',
    at: 'Patient.text',
    change: edit('div', (div: string) =>
      div.replace('<h1', '<p><img src="data:image/png;base64,iVBORw0KGgo=" alt="x"/></p><h1'),
    ),
  },
  {
    name: 'a definition list and code in the narrative',
    at: 'Patient.text',
    change: edit('div', (div: string) =>
      div.replace('<h1', '<dl><dt>a</dt><dd>b <code>c</code><br/><sup>2</sup></dd></dl><h1'),
    ),
  },
  {
    name: 'a synthesis with a wider interval',
    at: 'EffectEvidenceSynthesis.effectEstimate.precisionEstimate',
    change: set('from', -1.5),
  },
  { name: 'a library with two authors', at: 'Library', change: push('author', { name: 'B' }) },
  {
    name: 'a predecessor elsewhere',
    at: 'PlanDefinition Library',
    change: push('relatedArtifact', {
      type: 'predecessor',
      resource: 'http://example.com/fhir/PlanDefinition/old|1.0',
    }),
  },
  {
    name: 'a guide with another dependency',
    at: 'ImplementationGuide',
    change: push('dependsOn', {
      id: 'crmi',
      uri: 'http://hl7.org/fhir/uv/crmi/ImplementationGuide/hl7.fhir.uv.crmi',
      packageId: 'hl7.fhir.uv.crmi',
      version: '1.0.0',
    }),
    when: ({ resource }) => resource.id === 'example.opioid',
  },
  {
    name: 'a profile for all of a type',
    at: 'ImplementationGuide',
    change: push('global', { type: 'Patient', profile: 'http://hl7.org/fhir/StructureDefinition/Patient' }),
  },
  {
    name: 'a bundle in the bundle',
    at: 'Bundle',
    change: push('entry', {
      fullUrl: 'http://example.net/fhir/diabetes/Bundle/inner',
      resource: { resourceType: 'Bundle', id: 'inner', type: 'collection' },
    }),
    when: is({ type: 'collection' }),
  },
  {
    name: 'a parameter that is a resource',
    at: 'Parameters',
    change: push('parameter', {
      name: 'plan',
      resource: { resourceType: 'Binary', contentType: 'text/plain' },
    }),
  },
  {
    name: 'a variable of a form that waits for another',
    at: 'Questionnaire',
    change: push('extension', {
      url: `${hl7}/variable`,
      valueExpression: { name: 'more', language: 'text/fhirpath', expression: '%resource.item.count()' },
    }),
  },
  {
    name: 'a trigger of any change of data',
    at: 'PlanDefinition.**.trigger',
    change: set('type', 'data-changed'),
    when: is({ type: 'data-modified' }),
  },
  {
    name: 'an order of who fills it',
    at: 'ActivityDefinition',
    change: set('intent', 'filler-order'),
    when: ({ resource }) => resource.id === 'metformin',
  },
  {
    name: 'a dose of ointment',
    at: 'ActivityDefinition.dosage.doseAndRate',
    change: set('doseQuantity', { value: 2, unit: 'cm', system: 'http://unitsofmeasure.org', code: 'cm' }),
    when: has('doseQuantity'),
  },
  {
    name: 'an abstract entry for order',
    at: 'ValueSet.expansion',
    change: push('contains', { abstract: true, display: 'Others' }),
    when: has('offset'),
  },
  {
    name: 'an item of a specimen elsewhere',
    at: 'ActivityDefinition',
    change: set('specimenRequirement', [{ reference: 'SpecimenDefinition/blood' }]),
    when: is({ kind: 'ServiceRequest' }),
  },
];
