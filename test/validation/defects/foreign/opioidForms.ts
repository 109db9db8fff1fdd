const base = 'http://example.org/fhir/opioid';

const shared = {
  version: '2.1.0',
  status: 'active',
  date: '2024-03-05',
  publisher: 'Example Center for Injury Prevention',
};

/** A questionnaire with an answer, evidence, and a patient. */
export const forms = [
  {
    resourceType: 'Questionnaire',
    id: 'risk',
    url: `${base}/Questionnaire/risk`,
    ...shared,
    name: 'RiskForm',
    title: 'Risk of opioids',
    subjectType: ['Patient'],
    item: [
      {
        linkId: 'history',
        type: 'group',
        text: 'History',
        item: [
          { linkId: 'history.smokes', prefix: '1', type: 'boolean', text: 'Smokes?', required: true },
          {
            linkId: 'history.packs',
            type: 'integer',
            text: 'Packs a day?',
            enableWhen: [{ question: 'history.smokes', operator: '=', answerBoolean: true }],
            extension: [
              { url: 'http://hl7.org/fhir/StructureDefinition/minValue', valueInteger: 0 },
              { url: 'http://hl7.org/fhir/StructureDefinition/maxValue', valueInteger: 10 },
            ],
          },
        ],
      },
      {
        linkId: 'level',
        code: [{ system: `${base}/CodeSystem/risk`, code: 'raised' }],
        type: 'choice',
        text: 'Level?',
        repeats: false,
        answerValueSet: `${base}/ValueSet/risk-levels`,
      },
      {
        linkId: 'setting',
        type: 'choice',
        text: 'Setting?',
        enableWhen: [
          { question: 'history.smokes', operator: 'exists', answerBoolean: true },
          {
            question: 'level',
            operator: '=',
            answerCoding: { system: `${base}/CodeSystem/risk`, code: 'high' },
          },
        ],
        enableBehavior: 'any',
        answerOption: [
          {
            valueCoding: { system: `${base}/CodeSystem/risk`, code: 'low', display: 'Low risk' },
            initialSelected: true,
          },
          { valueCoding: { system: `${base}/CodeSystem/risk`, code: 'high', display: 'High risk' } },
        ],
      },
      { linkId: 'note', type: 'string', text: 'Note', maxLength: 20, initial: [{ valueString: 'none' }] },
      { linkId: 'since', type: 'date', text: 'Since?', repeats: true },
      { linkId: 'thanks', type: 'display', text: 'Thank you.' },
    ],
  },
  {
    resourceType: 'QuestionnaireResponse',
    id: 'risk-answers',
    questionnaire: `${base}/Questionnaire/risk`,
    status: 'completed',
    subject: { reference: 'Patient/amy' },
    authored: '2024-04-01T09:00:00+02:00',
    item: [
      {
        linkId: 'history',
        item: [
          { linkId: 'history.smokes', text: 'Smokes?', answer: [{ valueBoolean: true }] },
          { linkId: 'history.packs', answer: [{ valueInteger: 2 }] },
        ],
      },
      { linkId: 'level', answer: [{ valueCoding: { system: `${base}/CodeSystem/risk`, code: 'high' } }] },
      { linkId: 'setting', answer: [{ valueCoding: { system: `${base}/CodeSystem/risk`, code: 'low' } }] },
      { linkId: 'note', answer: [{ valueString: 'none' }] },
      { linkId: 'since', answer: [{ valueDate: '2020-05' }, { valueDate: '2021-05-06' }] },
    ],
  },
  {
    resourceType: 'Evidence',
    id: 'naloxone-mortality',
    url: `${base}/Evidence/naloxone-mortality`,
    ...shared,
    name: 'NaloxoneMortality',
    title: 'Naloxone and death by overdose',
    extension: [{ url: `${base}/StructureDefinition/risk-note`, valueString: 'Observational' }],
    note: [{ text: 'Moderate evidence.', time: '2024-03-05T10:00:00Z' }],
    relatedArtifact: [{ type: 'citation', citation: 'Walley AY et al. BMJ 2013.' }],
    exposureBackground: { reference: 'EvidenceVariable/high-dose' },
    exposureVariant: [{ reference: 'EvidenceVariable/naloxone-offered' }],
    outcome: [{ reference: 'EvidenceVariable/overdose-death' }],
  },
  {
    resourceType: 'EvidenceVariable',
    id: 'high-dose',
    url: `${base}/EvidenceVariable/high-dose`,
    ...shared,
    name: 'HighDose',
    type: 'dichotomous',
    characteristic: [
      {
        description: '50 MME or more',
        definitionExpression: {
          language: 'text/cql',
          expression: 'Dose Is High',
          reference: `${base}/Library/OpioidLogic`,
        },
        exclude: false,
        participantEffectiveDuration: {
          value: 3,
          unit: 'months',
          system: 'http://unitsofmeasure.org',
          code: 'mo',
        },
      },
      { definitionReference: { reference: 'Group/patients' }, groupMeasure: 'mean' },
    ],
  },
  {
    resourceType: 'EvidenceVariable',
    id: 'naloxone-offered',
    url: `${base}/EvidenceVariable/naloxone-offered`,
    ...shared,
    name: 'NaloxoneOffered',
    type: 'dichotomous',
    characteristic: [{ definitionCodeableConcept: { text: 'Naloxone offered' } }],
  },
  {
    resourceType: 'EvidenceVariable',
    id: 'overdose-death',
    url: `${base}/EvidenceVariable/overdose-death`,
    ...shared,
    name: 'OverdoseDeath',
    type: 'dichotomous',
    characteristic: [{ definitionCodeableConcept: { text: 'Death by overdose' } }],
  },
  {
    resourceType: 'Patient',
    id: 'amy',
    active: true,
    name: [
      {
        use: 'official',
        family: 'Shaw',
        given: ['Amy', 'V.'],
        period: { start: '2000-01-01', end: '2020-12-31' },
      },
    ],
    gender: 'female',
    birthDate: '1987-02-20',
    telecom: [{ system: 'phone', value: '555-555-2003', rank: 1 }],
  },
  {
    resourceType: 'Group',
    id: 'patients',
    type: 'person',
    actual: true,
    member: [{ entity: { reference: 'Patient/amy' } }],
  },
  {
    resourceType: 'Observation',
    id: 'heart-rate',
    status: 'final',
    category: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' },
        ],
      },
    ],
    code: { coding: [{ system: 'http://loinc.org', code: '8867-4', display: 'Heart rate' }] },
    subject: { reference: 'Patient/amy' },
    effectiveDateTime: '2024-04-01T09:00:00+02:00',
    performer: [{ display: 'A nurse' }],
    valueQuantity: { value: 72, unit: 'beats/minute', system: 'http://unitsofmeasure.org', code: '/min' },
  },
];
