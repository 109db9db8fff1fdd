const base = 'http://example.net/fhir/diabetes';

const shared = {
  version: '0.3.0',
  status: 'draft',
  experimental: true,
  date: '2025-02-03',
  publisher: 'Example Hospital',
};

const hl7 = 'http://hl7.org/fhir/StructureDefinition';
const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition';

const control = (code: string) => ({
  url: `${hl7}/questionnaire-itemControl`,
  valueCodeableConcept: { coding: [{ system: 'http://hl7.org/fhir/questionnaire-item-control', code }] },
});

/** A form with questions of every type and the extensions that forms use, terms, and a library. */
export const forms = [
  {
    resourceType: 'Questionnaire',
    id: 'diabetes-check',
    contained: [
      {
        resourceType: 'ValueSet',
        id: 'devices',
        status: 'draft',
        compose: {
          include: [
            {
              system: 'http://snomed.info/sct',
              concept: [{ code: '337414009', display: 'Blood glucose meter' }, { code: '337588003' }],
            },
          ],
        },
      },
    ],
    extension: [
      {
        url: `${hl7}/variable`,
        valueExpression: {
          name: 'bmi',
          language: 'text/fhirpath',
          expression: "%resource.item.where(linkId = 'weight').answer.value",
        },
      },
      {
        url: `${hl7}/questionnaire-constraint`,
        extension: [
          { url: 'key', valueId: 'q-1' },
          { url: 'severity', valueCode: 'error' },
          { url: 'expression', valueString: 'item.exists()' },
          { url: 'human', valueString: 'Has an item' },
        ],
      },
    ],
    url: `${base}/Questionnaire/diabetes-check`,
    ...shared,
    name: 'DiabetesCheck',
    title: 'Yearly check',
    subjectType: ['Patient'],
    code: [{ system: 'http://loinc.org', code: '74465-6' }],
    item: [
      {
        linkId: '1',
        type: 'group',
        text: 'About you',
        extension: [control('table')],
        item: [
          {
            linkId: '1.1',
            type: 'decimal',
            text: 'Weight',
            required: true,
            extension: [
              {
                url: `${hl7}/questionnaire-unit`,
                valueCoding: { system: 'http://unitsofmeasure.org', code: 'kg' },
              },
              { url: `${hl7}/minValue`, valueDecimal: 20 },
              { url: `${hl7}/maxValue`, valueDecimal: 300 },
              { url: `${hl7}/maxDecimalPlaces`, valueInteger: 1 },
            ],
          },
          {
            linkId: '1.2',
            type: 'string',
            text: 'Insurance number',
            maxLength: 12,
            extension: [
              { url: `${hl7}/regex`, valueString: '[A-Z][0-9]{9}' },
              { url: `${hl7}/minLength`, valueInteger: 4 },
              { url: `${hl7}/entryFormat`, valueString: 'A123456789' },
              { url: `${hl7}/questionnaire-hidden`, valueBoolean: false },
            ],
          },
          {
            linkId: '1.3',
            type: 'group',
            text: 'Deeper',
            repeats: true,
            extension: [
              { url: `${hl7}/questionnaire-minOccurs`, valueInteger: 1 },
              { url: `${hl7}/questionnaire-maxOccurs`, valueInteger: 3 },
            ],
            item: [
              {
                linkId: '1.3.1',
                type: 'open-choice',
                text: 'Which device?',
                answerValueSet: '#devices',
                extension: [
                  control('drop-down'),
                  { url: `${hl7}/questionnaire-choiceOrientation`, valueCode: 'horizontal' },
                ],
              },
              {
                linkId: '1.3.2',
                type: 'quantity',
                text: 'Glucose',
                initial: [
                  {
                    valueQuantity: {
                      value: 5.5,
                      unit: 'mmol/L',
                      system: 'http://unitsofmeasure.org',
                      code: 'mmol/L',
                    },
                  },
                ],
                extension: [
                  {
                    url: `${hl7}/questionnaire-unitOption`,
                    valueCoding: { system: 'http://unitsofmeasure.org', code: 'mmol/L' },
                  },
                ],
                enableWhen: [
                  { question: '1.1', operator: '>=', answerDecimal: 50.5 },
                  { question: '1.2', operator: '!=', answerString: 'none' },
                ],
                enableBehavior: 'all',
              },
            ],
          },
        ],
      },
      { linkId: '2', type: 'time', text: 'When do you measure?', initial: [{ valueTime: '08:00:00' }] },
      {
        linkId: '3',
        type: 'dateTime',
        text: 'Last visit',
        extension: [
          {
            url: `${sdc}/sdc-questionnaire-initialExpression`,
            valueExpression: { language: 'text/fhirpath', expression: 'now()' },
          },
        ],
      },
      { linkId: '4', type: 'url', text: 'Your page', initial: [{ valueUri: 'http://example.net/me' }] },
      {
        linkId: '5',
        type: 'attachment',
        text: 'A picture',
        extension: [{ url: `${hl7}/mimeType`, valueCode: 'image/png' }],
      },
      {
        linkId: '6',
        type: 'reference',
        text: 'Your doctor',
        extension: [{ url: `${hl7}/questionnaire-referenceResource`, valueCode: 'Practitioner' }],
      },
      {
        linkId: '7',
        type: 'choice',
        text: 'How often?',
        repeats: true,
        answerOption: [
          { valueInteger: 1, initialSelected: true },
          {
            valueInteger: 2,
            extension: [{ url: `${hl7}/questionnaire-optionExclusive`, valueBoolean: true }],
          },
          { valueInteger: 3 },
        ],
      },
      {
        linkId: '8',
        type: 'choice',
        text: 'How bad?',
        definition: 'http://hl7.org/fhir/StructureDefinition/Observation#Observation.value[x]',
        answerOption: [
          {
            valueCoding: {
              system: 'http://loinc.org',
              code: 'LA6568-5',
              display: 'Not at all',
              extension: [{ url: `${hl7}/ordinalValue`, valueDecimal: 0 }],
            },
          },
          { valueCoding: { system: 'http://loinc.org', code: 'LA6569-3', display: 'Several days' } },
        ],
        enableWhen: [{ question: '7', operator: 'exists', answerBoolean: true }],
      },
      { linkId: '9', type: 'text', text: 'More', initial: [{ valueString: 'None' }] },
      {
        linkId: '10',
        type: 'integer',
        text: 'Score',
        readOnly: true,
        extension: [
          {
            url: `${sdc}/sdc-questionnaire-calculatedExpression`,
            valueExpression: {
              language: 'text/fhirpath',
              expression: "%resource.item.where(linkId = '7').answer.count()",
            },
          },
          control('slider'),
          { url: `${hl7}/questionnaire-sliderStepValue`, valueInteger: 1 },
        ],
      },
    ],
  },
  {
    resourceType: 'CodeSystem',
    id: 'stages',
    url: `${base}/CodeSystem/stages`,
    ...shared,
    name: 'Stages',
    title: 'Stages',
    caseSensitive: false,
    hierarchyMeaning: 'part-of',
    content: 'complete',
    filter: [{ code: 'concept', operator: ['is-a', 'descendent-of'], value: 'a code' }],
    property: [
      { code: 'status', uri: 'http://hl7.org/fhir/concept-properties#status', type: 'code' },
      { code: 'inactive', uri: 'http://hl7.org/fhir/concept-properties#inactive', type: 'boolean' },
      { code: 'notSelectable', uri: 'http://hl7.org/fhir/concept-properties#notSelectable', type: 'boolean' },
      {
        code: 'deprecationDate',
        uri: 'http://hl7.org/fhir/concept-properties#deprecationDate',
        type: 'dateTime',
      },
      { code: 'child', uri: 'http://hl7.org/fhir/concept-properties#child', type: 'code' },
      { code: 'icd', type: 'Coding' },
      { code: 'share', type: 'decimal' },
    ],
    concept: [
      {
        code: 'any',
        display: 'Any stage',
        property: [
          { code: 'notSelectable', valueBoolean: true },
          { code: 'child', valueCode: 'early' },
        ],
        concept: [
          {
            code: 'early',
            display: 'Early',
            definition: 'Early.',
            property: [
              { code: 'icd', valueCoding: { system: 'http://hl7.org/fhir/sid/icd-10', code: 'E11' } },
              { code: 'share', valueDecimal: 0.4 },
            ],
          },
          {
            code: 'late',
            display: 'Late',
            designation: [
              {
                language: 'de',
                use: { system: 'http://snomed.info/sct', code: '900000000000013009' },
                value: 'Spät',
              },
              { language: 'fr', value: 'Tard' },
            ],
            property: [
              { code: 'status', valueCode: 'deprecated' },
              { code: 'inactive', valueBoolean: true },
              { code: 'deprecationDate', valueDateTime: '2024-01-01' },
            ],
          },
        ],
      },
    ],
  },
  {
    resourceType: 'ValueSet',
    id: 'diabetes',
    url: `${base}/ValueSet/diabetes`,
    ...shared,
    name: 'Diabetes',
    title: 'Diabetes',
    immutable: false,
    compose: {
      lockedDate: '2024-01-01',
      inactive: true,
      include: [
        {
          system: 'http://hl7.org/fhir/sid/icd-10-cm',
          concept: [
            { code: 'E11.9', display: 'Type 2 diabetes mellitus without complications' },
            { code: 'E11.65' },
          ],
        },
        { system: 'http://hl7.org/fhir/sid/icd-10', concept: [{ code: 'E11' }, { code: 'O24.4' }] },
        {
          system: 'http://snomed.info/sct',
          version: 'http://snomed.info/sct/731000124108/version/20240301',
          filter: [{ property: 'concept', op: 'descendent-of', value: '44054006' }],
        },
        {
          system: 'http://loinc.org',
          version: '2.77',
          filter: [{ property: 'COMPONENT', op: '=', value: 'LP14635-4' }],
        },
        {
          system: 'http://unitsofmeasure.org',
          concept: [
            { code: 'mmol/L' },
            { code: 'mg/dL', designation: [{ language: 'en', value: 'mg per dL' }] },
          ],
        },
        { system: 'http://hl7.org/fhir/sid/cvx', concept: [{ code: '08' }] },
        { system: 'http://www.ama-assn.org/go/cpt', concept: [{ code: '83036' }] },
        { system: 'http://www.nlm.nih.gov/research/umls/rxnorm', concept: [{ code: '6809' }] },
        { system: `${base}/CodeSystem/stages`, concept: [{ code: 'early' }, { code: 'late' }] },
      ],
      exclude: [{ system: `${base}/CodeSystem/stages`, concept: [{ code: 'late' }] }],
    },
  },
  {
    resourceType: 'ValueSet',
    id: 'stages',
    url: `${base}/ValueSet/stages`,
    ...shared,
    name: 'StagesToChoose',
    title: 'Stages',
    compose: {
      include: [
        { system: `${base}/CodeSystem/stages`, filter: [{ property: 'concept', op: 'is-a', value: 'any' }] },
      ],
    },
    expansion: {
      identifier: 'http://example.net/expansions/1',
      timestamp: '2025-02-03T10:00:00Z',
      total: 3,
      offset: 0,
      parameter: [
        { name: 'count', valueInteger: 100 },
        { name: 'activeOnly', valueBoolean: false },
      ],
      contains: [
        {
          system: `${base}/CodeSystem/stages`,
          abstract: true,
          code: 'any',
          display: 'Any stage',
          contains: [
            { system: `${base}/CodeSystem/stages`, code: 'early', display: 'Early' },
            {
              system: `${base}/CodeSystem/stages`,
              inactive: true,
              code: 'late',
              display: 'Late',
              designation: [{ language: 'de', value: 'Spät' }],
            },
          ],
        },
      ],
    },
  },
  {
    resourceType: 'ConceptMap',
    id: 'stages-to-icd',
    url: `${base}/ConceptMap/stages-to-icd`,
    ...shared,
    name: 'StagesToIcd',
    title: 'Stages to ICD',
    sourceUri: `${base}/ValueSet/stages`,
    targetUri: `${base}/ValueSet/diabetes`,
    group: [
      {
        source: `${base}/CodeSystem/stages`,
        sourceVersion: '0.3.0',
        target: 'http://hl7.org/fhir/sid/icd-10-cm',
        element: [
          {
            code: 'early',
            display: 'Early',
            target: [
              {
                code: 'E11.9',
                equivalence: 'relatedto',
                dependsOn: [{ property: 'http://example.net/properties/sex', value: 'female' }],
              },
              { code: 'E11.65', equivalence: 'narrower', comment: 'Only with high glucose.' },
            ],
          },
          { code: 'late', target: [{ equivalence: 'unmatched' }] },
        ],
        unmapped: { mode: 'provided' },
      },
    ],
  },
  {
    resourceType: 'Library',
    id: 'diabetes-assets',
    url: `${base}/Library/diabetes-assets`,
    ...shared,
    name: 'DiabetesAssets',
    title: 'All of it',
    type: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/library-type', code: 'asset-collection' }],
    },
    subjectReference: { reference: 'Group/clinic' },
    effectivePeriod: { start: '2025-01-01', end: '2026-01-01' },
    relatedArtifact: [
      { type: 'composed-of', resource: `${base}/PlanDefinition/diabetes-pathway|0.3.0` },
      { type: 'composed-of', resource: `${base}/Questionnaire/diabetes-check` },
      { type: 'depends-on', resource: 'http://terminology.hl7.org/CodeSystem/definition-topic' },
    ],
    parameter: [{ name: 'since', use: 'in', min: 0, max: '*', type: 'date', documentation: 'From when' }],
    dataRequirement: [
      {
        type: 'Observation',
        subjectCodeableConcept: {
          coding: [{ system: 'http://hl7.org/fhir/resource-types', code: 'Patient' }],
        },
        codeFilter: [{ searchParam: 'code', code: [{ system: 'http://loinc.org', code: '4548-4' }] }],
        dateFilter: [{ searchParam: 'date', valueDateTime: '2025-01-01' }],
        sort: [{ path: 'issued', direction: 'ascending' }],
      },
    ],
    content: [
      {
        contentType: 'text/markdown',
        url: 'https://example.net/assets.md',
        title: 'Assets',
        creation: '2025-01-01',
      },
    ],
  },
];
