const base = 'http://example.int/smart/imz';

const shared = {
  version: '1.0.0',
  status: 'draft',
  experimental: true,
  date: '2025-01',
  publisher: 'Example Health Organization',
};

const cql = `library IMZD2DTMeasles version '1.0.0'
using FHIR version '4.0.1'
include FHIRHelpers version '4.0.1' called FHIRHelpers
context Patient
define "Measles Dose Is Due":
  AgeInMonths() >= 9
define "Guidance Measles":
  'Give the first dose.'
`;

const identifier = (expression: string) => ({
  language: 'text/cql-identifier',
  expression,
});

const resources = [
  {
    resourceType: 'PlanDefinition',
    id: 'IMZD2DTMeasles',
    meta: { profile: ['http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-recommendationdefinition'] },
    url: `${base}/PlanDefinition/IMZD2DTMeasles`,
    ...shared,
    name: 'IMZD2DTMeasles',
    title: 'IMZ.D2.DT Measles',
    type: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/plan-definition-type', code: 'eca-rule' }],
    },
    description: 'Is a dose of measles vaccine due?',
    library: [`${base}/Library/IMZD2DTMeasles`],
    action: [
      {
        id: 'due',
        title: 'Immunize: dose due',
        trigger: [{ type: 'named-event', name: 'patient-view' }],
        condition: [{ kind: 'applicability', expression: identifier('Measles Dose Is Due') }],
        action: [
          {
            title: 'Give the dose',
            textEquivalent: 'Give',
            definitionCanonical: `${base}/ActivityDefinition/IMZD2DTMeaslesMR`,
            dynamicValue: [
              {
                path: 'dispenseRequest.validityPeriod.start',
                expression: { language: 'text/fhirpath', expression: 'today()' },
              },
            ],
          },
          {
            title: 'Tell the family',
            definitionCanonical: `${base}/ActivityDefinition/IMZD2DTMeaslesCR`,
            dynamicValue: [{ path: 'payload[0].contentString', expression: identifier('Guidance Measles') }],
          },
          {
            title: 'Collect the history',
            definitionCanonical: `${base}/ActivityDefinition/collect-history`,
          },
        ],
      },
    ],
  },
  {
    resourceType: 'ActivityDefinition',
    id: 'IMZD2DTMeaslesMR',
    meta: { profile: ['http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-computableactivity'] },
    url: `${base}/ActivityDefinition/IMZD2DTMeaslesMR`,
    ...shared,
    name: 'IMZD2DTMeaslesMR',
    description: 'Immunize with measles vaccine.',
    kind: 'MedicationRequest',
    intent: 'proposal',
    doNotPerform: false,
    productCodeableConcept: {
      coding: [{ system: 'http://snomed.info/sct', code: '871765008' }],
      text: 'Measles vaccine',
    },
    timingTiming: { repeat: { count: 1 } },
  },
  {
    resourceType: 'ActivityDefinition',
    id: 'IMZD2DTMeaslesCR',
    meta: { profile: ['http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-communicationactivity'] },
    url: `${base}/ActivityDefinition/IMZD2DTMeaslesCR`,
    ...shared,
    name: 'IMZD2DTMeaslesCR',
    description: 'Say why.',
    kind: 'CommunicationRequest',
    profile: 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-communicationrequest',
    code: {
      coding: [
        { system: 'http://hl7.org/fhir/uv/cpg/CodeSystem/cpg-activity-type-cs', code: 'send-message' },
      ],
    },
    intent: 'proposal',
    doNotPerform: false,
  },
  {
    resourceType: 'ActivityDefinition',
    id: 'collect-history',
    meta: { profile: ['http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-collectinformationactivity'] },
    extension: [
      {
        url: 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-collectWith',
        valueCanonical: `${base}/Questionnaire/history`,
      },
    ],
    url: `${base}/ActivityDefinition/collect-history`,
    ...shared,
    name: 'CollectHistory',
    kind: 'Task',
    profile: 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-questionnairetask',
    code: {
      coding: [
        { system: 'http://hl7.org/fhir/uv/cpg/CodeSystem/cpg-activity-type-cs', code: 'collect-information' },
      ],
    },
    intent: 'proposal',
    doNotPerform: false,
  },
  {
    resourceType: 'Library',
    id: 'IMZD2DTMeasles',
    url: `${base}/Library/IMZD2DTMeasles`,
    ...shared,
    name: 'IMZD2DTMeasles',
    type: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/library-type', code: 'logic-library' }],
    },
    content: [{ contentType: 'text/cql', data: Buffer.from(cql).toString('base64') }],
  },
  {
    resourceType: 'ValueSet',
    id: 'measles-vaccines',
    url: `${base}/ValueSet/measles-vaccines`,
    ...shared,
    name: 'MeaslesVaccines',
    compose: {
      inactive: false,
      include: [
        {
          system: 'http://snomed.info/sct',
          concept: [
            { code: '871765008', display: 'Vaccine product containing only Measles morbillivirus antigen' },
          ],
        },
        { valueSet: [`${base}/ValueSet/mmr-vaccines`] },
      ],
    },
  },
  {
    resourceType: 'ValueSet',
    id: 'mmr-vaccines',
    url: `${base}/ValueSet/mmr-vaccines`,
    ...shared,
    name: 'MmrVaccines',
    compose: { include: [{ system: 'http://id.who.int/icd/release/11/mms', concept: [{ code: 'XM28X5' }] }] },
  },
  {
    resourceType: 'Questionnaire',
    id: 'history',
    url: `${base}/Questionnaire/history`,
    ...shared,
    name: 'History',
    item: [
      {
        linkId: 'given',
        text: 'Was measles vaccine given before?',
        type: 'choice',
        answerOption: [{ valueString: 'yes' }, { valueString: 'no' }],
      },
      {
        linkId: 'when',
        text: 'When?',
        type: 'date',
        enableWhen: [{ question: 'given', operator: '=', answerString: 'yes' }],
      },
      { linkId: 'weight', text: 'Weight', type: 'quantity' },
    ],
  },
  {
    resourceType: 'Measure',
    id: 'coverage',
    url: `${base}/Measure/coverage`,
    ...shared,
    name: 'Coverage',
    library: [`${base}/Library/IMZD2DTMeasles`],
    scoring: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/measure-scoring', code: 'cohort' }],
    },
    group: [
      {
        population: [
          {
            code: {
              coding: [
                {
                  system: 'http://terminology.hl7.org/CodeSystem/measure-population',
                  code: 'initial-population',
                },
              ],
            },
            criteria: identifier('Measles Dose Is Due'),
          },
        ],
      },
    ],
  },
];

/** Decision tables on immunization as a collection, in the style of WHO's SMART guidelines. */
export function immunizationBundle() {
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: '2025-01-15T08:00:00Z',
    entry: resources.map((resource) => ({
      fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
      resource,
    })),
  };
}
