import { expressionsElm, logicCql } from './opioidLogic.ts';

const base = 'http://example.org/fhir/opioid';

const shared = {
  version: '2.1.0',
  status: 'active',
  experimental: false,
  date: '2024-03-05',
  publisher: 'Example Center for Injury Prevention',
};

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Activities, logic and the guide. */
export const definitions = [
  {
    resourceType: 'ActivityDefinition',
    id: 'naloxone',
    meta: {
      profile: [
        'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-computableactivity',
        'http://hl7.org/fhir/uv/crmi/StructureDefinition/crmi-shareableactivitydefinition',
      ],
    },
    url: `${base}/ActivityDefinition/naloxone`,
    ...shared,
    name: 'Naloxone',
    title: 'Naloxone nasal spray',
    description: 'Prescribe naloxone.',
    library: [`${base}/Library/OpioidLogic|2.1.0`],
    kind: 'MedicationRequest',
    intent: 'proposal',
    priority: 'routine',
    doNotPerform: false,
    participant: [{ type: 'practitioner' }],
    productCodeableConcept: {
      coding: [
        {
          system: 'http://www.nlm.nih.gov/research/umls/rxnorm',
          code: '1725059',
          display: 'naloxone 40 MG/ML Nasal Spray',
        },
      ],
    },
    quantity: { value: 2, unit: 'spray', system: 'http://unitsofmeasure.org', code: '{spray}' },
    dosage: [
      {
        sequence: 1,
        text: 'One spray, again after 3 minutes',
        timing: {
          repeat: { count: 2, frequency: 1, period: 3, periodUnit: 'min' },
          code: {
            coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation', code: 'QD' }],
          },
        },
        asNeededBoolean: true,
        route: { coding: [{ system: 'http://snomed.info/sct', code: '46713006', display: 'Nasal route' }] },
        doseAndRate: [
          { doseQuantity: { value: 4, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' } },
        ],
      },
    ],
    dynamicValue: [
      { path: 'priority', expression: { language: 'text/cql', expression: 'Naloxone Priority' } },
    ],
  },
  {
    resourceType: 'ActivityDefinition',
    id: 'no-benzodiazepine',
    meta: { profile: ['http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-computableactivity'] },
    url: `${base}/ActivityDefinition/no-benzodiazepine`,
    ...shared,
    name: 'NoBenzodiazepine',
    title: 'No benzodiazepine',
    description: 'Do not prescribe benzodiazepines with opioids.',
    kind: 'MedicationRequest',
    intent: 'proposal',
    doNotPerform: true,
    productCodeableConcept: { text: 'Benzodiazepine' },
    timingTiming: {
      repeat: {
        boundsPeriod: { start: '2024-01-01', end: '2024-12-31' },
        frequency: 1,
        period: 1,
        periodUnit: 'd',
      },
    },
  },
  {
    resourceType: 'Library',
    id: 'opioid-logic',
    meta: { profile: ['http://hl7.org/fhir/uv/crmi/StructureDefinition/crmi-shareablelibrary'] },
    url: `${base}/Library/OpioidLogic`,
    ...shared,
    name: 'OpioidLogic',
    title: 'Logic of opioid prescribing',
    type: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/library-type', code: 'logic-library' }],
    },
    description: 'What the plans ask.',
    relatedArtifact: [
      { type: 'depends-on', resource: `${base}/ValueSet/opioids|2.1.0` },
      { type: 'depends-on', resource: 'http://fhir.org/guides/cqf/common/Library/FHIRHelpers|4.0.1' },
    ],
    parameter: [
      { name: 'Is Adult', use: 'out', min: 0, max: '1', type: 'boolean' },
      { name: 'Dose Is High', use: 'out', min: 0, max: '1', type: 'boolean' },
      { name: 'Threshold', use: 'in', min: 0, max: '1', type: 'integer' },
    ],
    dataRequirement: [
      { type: 'Patient', mustSupport: ['birthDate'] },
      {
        type: 'MedicationRequest',
        codeFilter: [{ path: 'medication', valueSet: `${base}/ValueSet/opioids` }],
      },
    ],
    content: [
      { contentType: 'text/cql', data: base64(logicCql) },
      { contentType: 'application/elm+json', data: base64(JSON.stringify(expressionsElm)) },
    ],
  },
  {
    resourceType: 'ImplementationGuide',
    id: 'example.opioid',
    url: `${base}/ImplementationGuide/example.opioid`,
    ...shared,
    name: 'OpioidGuide',
    title: 'Opioid prescribing',
    description: 'A guide.',
    packageId: 'example.opioid',
    license: 'CC0-1.0',
    fhirVersion: ['4.0.1'],
    dependsOn: [
      {
        id: 'cpg',
        uri: 'http://hl7.org/fhir/uv/cpg/ImplementationGuide/hl7.fhir.uv.cpg',
        packageId: 'hl7.fhir.uv.cpg',
        version: '2.0.0',
      },
    ],
    definition: {
      grouping: [{ id: 'plans', name: 'Plans' }],
      resource: [
        'PlanDefinition/opioid-naloxone',
        'PlanDefinition/opioid-strategy',
        'ActivityDefinition/naloxone',
        'ActivityDefinition/no-benzodiazepine',
        'Library/opioid-logic',
        'ValueSet/opioids',
        'ValueSet/risk-levels',
        'ValueSet/heart-rate-codes',
        'CodeSystem/risk',
        'ConceptMap/risk-to-priority',
        'Questionnaire/risk',
        'QuestionnaireResponse/risk-answers',
        'Evidence/naloxone-mortality',
        'EvidenceVariable/high-dose',
        'EvidenceVariable/naloxone-offered',
        'EvidenceVariable/overdose-death',
        'StructureDefinition/risk-note',
        'Patient/amy',
        'Observation/heart-rate',
        'Group/patients',
      ].map((reference) => ({
        reference: { reference },
        name: reference,
        ...(/^(?:Quest.*Response|Patient|Obs|Group)/.test(reference) && { exampleBoolean: true }),
        groupingId: 'plans',
      })),
      page: {
        nameUrl: 'index.html',
        title: 'Home',
        generation: 'html',
        page: [{ nameUrl: 'plans.html', title: 'Plans', generation: 'markdown' }],
      },
      parameter: [{ code: 'path-resource', value: 'input/resources' }],
    },
  },
  {
    resourceType: 'StructureDefinition',
    id: 'risk-note',
    url: `${base}/StructureDefinition/risk-note`,
    ...shared,
    name: 'RiskNote',
    title: 'Note of risk',
    fhirVersion: '4.0.1',
    kind: 'complex-type',
    abstract: false,
    context: [{ type: 'element', expression: 'Evidence' }],
    type: 'Extension',
    baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Extension',
    derivation: 'constraint',
    differential: {
      element: [
        { id: 'Extension', path: 'Extension', short: 'Note', max: '1' },
        { id: 'Extension.extension', path: 'Extension.extension', max: '0' },
        { id: 'Extension.url', path: 'Extension.url', fixedUri: `${base}/StructureDefinition/risk-note` },
        { id: 'Extension.value[x]', path: 'Extension.value[x]', min: 1, type: [{ code: 'string' }] },
      ],
    },
  },
];
