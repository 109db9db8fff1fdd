const base = 'http://example.org/fhir/opioid';

const shared = {
  version: '2.1.0',
  status: 'active',
  experimental: false,
  date: '2024-03-05',
  publisher: 'Example Center for Injury Prevention',
};

const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm';

/** Value sets, a code system and a map. */
export const terms = [
  {
    resourceType: 'CodeSystem',
    id: 'risk',
    meta: { profile: ['http://hl7.org/fhir/uv/crmi/StructureDefinition/crmi-shareablecodesystem'] },
    url: `${base}/CodeSystem/risk`,
    ...shared,
    name: 'Risk',
    title: 'Risk',
    description: 'Levels of risk.',
    caseSensitive: true,
    valueSet: `${base}/ValueSet/risk-levels`,
    hierarchyMeaning: 'is-a',
    content: 'complete',
    count: 4,
    filter: [{ code: 'weight', operator: ['='], value: 'a number' }],
    property: [
      { code: 'weight', description: 'Weight', type: 'integer' },
      { code: 'parent', uri: 'http://hl7.org/fhir/concept-properties#parent', type: 'code' },
    ],
    concept: [
      {
        code: 'low',
        display: 'Low risk',
        definition: 'Low.',
        property: [{ code: 'weight', valueInteger: 1 }],
      },
      {
        code: 'raised',
        display: 'Raised risk',
        designation: [{ language: 'de', value: 'Erhöhtes Risiko' }],
        property: [{ code: 'weight', valueInteger: 2 }],
        concept: [
          { code: 'moderate', display: 'Moderate risk', property: [{ code: 'parent', valueCode: 'raised' }] },
          { code: 'high', display: 'High risk' },
        ],
      },
    ],
  },
  {
    resourceType: 'ValueSet',
    id: 'risk-levels',
    meta: { profile: ['http://hl7.org/fhir/uv/crmi/StructureDefinition/crmi-shareablevalueset'] },
    url: `${base}/ValueSet/risk-levels`,
    ...shared,
    name: 'RiskLevels',
    title: 'Levels of risk',
    description: 'All levels.',
    compose: { include: [{ system: `${base}/CodeSystem/risk`, version: '2.1.0' }] },
    expansion: {
      identifier: 'urn:uuid:42316ff8-2714-4680-9980-f37a6d1a71bc',
      timestamp: '2024-03-05T10:15:30Z',
      total: 4,
      contains: [
        { system: `${base}/CodeSystem/risk`, code: 'low', display: 'Low risk' },
        { system: `${base}/CodeSystem/risk`, code: 'raised', display: 'Raised risk' },
        { system: `${base}/CodeSystem/risk`, code: 'moderate', display: 'Moderate risk' },
        { system: `${base}/CodeSystem/risk`, code: 'high', display: 'High risk' },
      ],
    },
  },
  {
    resourceType: 'ValueSet',
    id: 'opioids',
    url: `${base}/ValueSet/opioids`,
    ...shared,
    name: 'Opioids',
    title: 'Opioids',
    description: 'Opioids by ingredient.',
    compose: {
      include: [
        {
          system: rxnorm,
          concept: [
            { code: '7052', display: 'morphine' },
            { code: '7804', display: 'oxycodone' },
            { code: '4337', display: 'fentanyl' },
          ],
        },
        {
          system: 'http://snomed.info/sct',
          filter: [{ property: 'concept', op: 'is-a', value: '360204007' }],
        },
      ],
      exclude: [{ system: rxnorm, concept: [{ code: '4337' }] }],
    },
  },
  {
    resourceType: 'ValueSet',
    id: 'heart-rate-codes',
    url: `${base}/ValueSet/heart-rate-codes`,
    ...shared,
    name: 'HeartRateCodes',
    compose: {
      include: [
        {
          system: 'http://loinc.org',
          concept: [{ code: '8867-4', display: 'Heart rate' }, { code: '3426-4' }],
        },
        { system: 'http://snomed.info/sct', concept: [{ code: '364075005', display: 'Heart rate' }] },
      ],
    },
    expansion: {
      timestamp: '2024-03-05T10:15:30Z',
      contains: [
        { system: 'http://loinc.org', code: '8867-4', display: 'Heart rate' },
        { system: 'http://loinc.org', code: '3426-4' },
        { system: 'http://snomed.info/sct', code: '364075005', display: 'Heart rate' },
      ],
    },
  },
  {
    resourceType: 'ConceptMap',
    id: 'risk-to-priority',
    url: `${base}/ConceptMap/risk-to-priority`,
    ...shared,
    name: 'RiskToPriority',
    title: 'Risk to priority',
    sourceCanonical: `${base}/ValueSet/risk-levels`,
    targetCanonical: 'http://hl7.org/fhir/ValueSet/request-priority',
    group: [
      {
        source: `${base}/CodeSystem/risk`,
        target: 'http://hl7.org/fhir/request-priority',
        element: [
          {
            code: 'low',
            display: 'Low risk',
            target: [{ code: 'routine', display: 'Routine', equivalence: 'wider' }],
          },
          { code: 'high', target: [{ code: 'urgent', equivalence: 'inexact', comment: 'Nearest.' }] },
        ],
        unmapped: { mode: 'fixed', code: 'routine', display: 'Routine' },
      },
    ],
  },
];
