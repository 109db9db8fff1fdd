const base = 'http://example.net/fhir/diabetes';

const shared = {
  version: '0.3.0',
  status: 'draft',
  experimental: true,
  date: '2025-02-03',
  publisher: 'Example Hospital',
};

const fhirpath = (expression: string) => ({ language: 'text/fhirpath', expression });

const months = (value: number) => ({
  value,
  unit: 'months',
  system: 'http://unitsofmeasure.org',
  code: 'mo',
});

/** A plan of many levels with its activities: FHIRPath conditions, values of many types in extensions. */
export const plans = [
  {
    resourceType: 'PlanDefinition',
    id: 'diabetes-pathway',
    contained: [
      {
        resourceType: 'ActivityDefinition',
        id: 'foot-exam',
        status: 'draft',
        date: '2025-02-03',
        useContext: [
          {
            code: { system: 'http://terminology.hl7.org/CodeSystem/usage-context-type', code: 'age' },
            valueRange: {
              low: { value: 18, unit: 'a', system: 'http://unitsofmeasure.org', code: 'a' },
              high: { value: 80, unit: 'a', system: 'http://unitsofmeasure.org', code: 'a' },
            },
          },
        ],
        kind: 'ServiceRequest',
        intent: 'plan',
        code: { coding: [{ system: 'http://snomed.info/sct', code: '401191002' }] },
        bodySite: [{ coding: [{ system: 'http://snomed.info/sct', code: '56459004' }] }],
      },
    ],
    extension: [
      {
        url: 'http://example.net/fhir/StructureDefinition/values',
        extension: [
          { url: 'period', valuePeriod: { start: '2025-01-01', end: '2025-12-31' } },
          {
            url: 'quantity',
            valueQuantity: { value: 7, unit: '%', system: 'http://unitsofmeasure.org', code: '%' },
          },
          { url: 'range', valueRange: { low: { value: 4, unit: 'x' }, high: { value: 9, unit: 'x' } } },
          { url: 'ratio', valueRatio: { numerator: { value: 1 }, denominator: { value: 3 } } },
          { url: 'money', valueMoney: { value: 12.5, currency: 'EUR' } },
          {
            url: 'age',
            valueAge: { value: 40, unit: 'a', system: 'http://unitsofmeasure.org', code: 'a' },
          },
          {
            url: 'timing',
            valueTiming: { repeat: { frequency: 1, period: 3, periodUnit: 'mo' } },
          },
          { url: 'contact', valueContactPoint: { system: 'email', value: 'a@example.net', use: 'work' } },
          { url: 'attachment', valueAttachment: { contentType: 'text/plain', data: 'aGVsbG8=' } },
          { url: 'identifier', valueIdentifier: { system: 'http://example.net/ids', value: '7' } },
          {
            url: 'coding',
            valueCoding: {
              system: 'http://terminology.hl7.org/CodeSystem/definition-topic',
              code: 'treatment',
              display: 'Treatment',
            },
          },
          { url: 'expression', valueExpression: fhirpath('%subject.active') },
          { url: 'reference', valueReference: { reference: 'Patient/ben' } },
          {
            url: 'requirement',
            valueDataRequirement: { type: 'Observation', mustSupport: ['code', 'value'] },
          },
          {
            url: 'usage',
            valueUsageContext: {
              code: { system: 'http://terminology.hl7.org/CodeSystem/usage-context-type', code: 'focus' },
              valueCodeableConcept: { text: 'Diabetes' },
            },
          },
          { url: 'instant', valueInstant: '2025-02-03T10:00:00Z' },
          { url: 'decimal', valueDecimal: 2.5 },
          { url: 'positive', valuePositiveInt: 4 },
          { url: 'oid', valueOid: 'urn:oid:1.2.840.113619' },
          { url: 'time', valueTime: '08:30:00' },
        ],
      },
    ],
    url: `${base}/PlanDefinition/diabetes-pathway`,
    ...shared,
    name: 'DiabetesPathway',
    title: 'Care for type 2 diabetes',
    type: {
      coding: [
        { system: 'http://terminology.hl7.org/CodeSystem/plan-definition-type', code: 'clinical-protocol' },
      ],
    },
    useContext: [
      {
        code: { system: 'http://terminology.hl7.org/CodeSystem/usage-context-type', code: 'focus' },
        valueCodeableConcept: {
          coding: [
            { system: 'http://snomed.info/sct', code: '44054006', display: 'Diabetes mellitus type 2' },
          ],
        },
      },
      {
        code: { system: 'http://terminology.hl7.org/CodeSystem/usage-context-type', code: 'age' },
        valueRange: {
          low: { value: 18, unit: 'a', system: 'http://unitsofmeasure.org', code: 'a' },
          high: { value: 90, unit: 'a', system: 'http://unitsofmeasure.org', code: 'a' },
        },
      },
      {
        code: { system: 'http://terminology.hl7.org/CodeSystem/usage-context-type', code: 'gender' },
        valueCodeableConcept: {
          coding: [{ system: 'http://hl7.org/fhir/administrative-gender', code: 'female' }],
        },
      },
    ],
    approvalDate: '2025-01-10',
    lastReviewDate: '2025-02-01',
    effectivePeriod: { start: '2025-03-01', end: '2027-03-01' },
    relatedArtifact: [
      { type: 'depends-on', resource: `${base}/ValueSet/diabetes` },
      { type: 'documentation', display: 'Guide', url: 'https://example.net/guide' },
    ],
    goal: [
      {
        id: 'goal-hba1c',
        description: { text: 'HbA1c below 7 %' },
        start: { coding: [{ system: 'http://snomed.info/sct', code: '32485007' }] },
        addresses: [{ coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'E11.9' }] }],
        documentation: [{ type: 'citation', citation: 'A guide. 2024.' }],
        target: [
          {
            measure: { coding: [{ system: 'http://loinc.org', code: '4548-4' }] },
            detailRange: {
              low: { value: 6, unit: '%', system: 'http://unitsofmeasure.org', code: '%' },
              high: { value: 7, unit: '%', system: 'http://unitsofmeasure.org', code: '%' },
            },
            due: months(6),
          },
        ],
      },
      { id: 'goal-weight', description: { text: 'Lose weight' } },
    ],
    action: [
      {
        id: 'diagnose',
        title: 'Diagnose',
        trigger: [
          {
            type: 'data-modified',
            data: [
              {
                type: 'Observation',
                codeFilter: [{ path: 'code', code: [{ system: 'http://loinc.org', code: '4548-4' }] }],
              },
            ],
            condition: fhirpath("%subject.gender = 'female'"),
          },
          {
            type: 'periodic',
            timingTiming: { repeat: { frequency: 1, period: 6, periodUnit: 'mo' } },
          },
        ],
        condition: [
          { kind: 'applicability', expression: fhirpath('%subject.birthDate <= today() - 18 years') },
          {
            kind: 'start',
            expression: fhirpath("%conditions.where(code.coding.exists(code = '44054006')).exists()"),
          },
        ],
        input: [
          { type: 'Condition' },
          { type: 'Observation', dateFilter: [{ path: 'effective', valueDuration: months(12) }] },
          { type: 'MedicationRequest' },
        ],
        action: [
          {
            id: 'treat',
            title: 'Treat',
            selectionBehavior: 'at-most-one',
            action: [
              {
                id: 'first-line',
                title: 'First line',
                condition: [
                  {
                    kind: 'applicability',
                    expression: fhirpath(
                      "%observations.where(code.coding.exists(code = '4548-4')).first().value.ofType(Quantity).value > 6.5",
                    ),
                  },
                ],
                goalId: ['goal-hba1c'],
                action: [
                  {
                    id: 'metformin',
                    title: 'Metformin',
                    description: 'Start metformin',
                    priority: 'routine',
                    documentation: [{ type: 'citation', citation: 'A guide. 2024.' }],
                    condition: [
                      {
                        kind: 'applicability',
                        expression: fhirpath("%medicationRequests.where(status = 'active').empty()"),
                      },
                      { kind: 'stop', expression: fhirpath('%observations.count() > 20') },
                    ],
                    relatedAction: [
                      {
                        actionId: 'educate',
                        relationship: 'after-start',
                        offsetRange: {
                          low: { value: 1, unit: 'd', system: 'http://unitsofmeasure.org', code: 'd' },
                          high: { value: 3, unit: 'd', system: 'http://unitsofmeasure.org', code: 'd' },
                        },
                      },
                    ],
                    timingTiming: {
                      repeat: { boundsDuration: months(3), frequency: 2, period: 1, periodUnit: 'd' },
                    },
                    participant: [{ type: 'practitioner' }],
                    requiredBehavior: 'could',
                    precheckBehavior: 'no',
                    definitionCanonical: `${base}/ActivityDefinition/metformin`,
                    dynamicValue: [
                      { path: 'note[0].text', expression: fhirpath("'Start low, ' + 'go slow'") },
                      { path: 'doNotPerform', expression: fhirpath('%subject.active.not()') },
                      { path: 'authoredOn', expression: fhirpath('now()') },
                    ],
                  },
                  {
                    id: 'educate',
                    title: 'Teach',
                    textEquivalent: 'Teach self-care',
                    definitionUri: 'https://example.net/teaching',
                  },
                ],
              },
              { id: 'second-line', title: 'Second line', goalId: ['goal-weight'] },
            ],
          },
          {
            id: 'feet',
            title: 'Look at the feet',
            timingPeriod: { start: '2025-03-01', end: '2026-03-01' },
            definitionCanonical: '#foot-exam',
          },
        ],
      },
    ],
  },
  {
    resourceType: 'ActivityDefinition',
    id: 'metformin',
    url: `${base}/ActivityDefinition/metformin`,
    ...shared,
    name: 'Metformin',
    title: 'Metformin',
    kind: 'MedicationRequest',
    intent: 'proposal',
    productCodeableConcept: {
      coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '6809', display: 'metformin' }],
    },
    quantity: { value: 60, unit: 'tablet', system: 'http://unitsofmeasure.org', code: '{tbl}' },
    dosage: [
      {
        sequence: 1,
        text: 'One with breakfast',
        timing: {
          repeat: {
            boundsRange: {
              low: { value: 7, unit: 'd', system: 'http://unitsofmeasure.org', code: 'd' },
              high: { value: 14, unit: 'd', system: 'http://unitsofmeasure.org', code: 'd' },
            },
            when: ['PCM'],
            offset: 10,
          },
        },
        asNeededCodeableConcept: { text: 'if glucose is high' },
        doseAndRate: [
          {
            doseRange: {
              low: { value: 500, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' },
              high: { value: 850, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' },
            },
          },
        ],
        maxDosePerPeriod: {
          numerator: { value: 2000, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' },
          denominator: { value: 1, unit: 'd', system: 'http://unitsofmeasure.org', code: 'd' },
        },
      },
      {
        sequence: 2,
        text: 'Then two a day',
        timing: {
          repeat: {
            count: 30,
            countMax: 60,
            duration: 5,
            durationMax: 10,
            durationUnit: 'min',
            frequency: 2,
            frequencyMax: 3,
            period: 1,
            periodMax: 2,
            periodUnit: 'd',
            timeOfDay: ['08:00:00', '20:00:00'],
          },
        },
        site: { coding: [{ system: 'http://snomed.info/sct', code: '738956005' }] },
        doseAndRate: [
          {
            doseQuantity: { value: 500, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' },
            rateRatio: {
              numerator: { value: 1, unit: 'mL', system: 'http://unitsofmeasure.org', code: 'mL' },
              denominator: { value: 1, unit: 'h', system: 'http://unitsofmeasure.org', code: 'h' },
            },
          },
        ],
      },
    ],
  },
  {
    resourceType: 'ActivityDefinition',
    id: 'eye-exam',
    url: `${base}/ActivityDefinition/eye-exam`,
    ...shared,
    name: 'EyeExam',
    title: 'Eye examination',
    subjectCodeableConcept: { coding: [{ system: 'http://hl7.org/fhir/resource-types', code: 'Patient' }] },
    kind: 'ServiceRequest',
    intent: 'plan',
    code: { coding: [{ system: 'http://snomed.info/sct', code: '252779009' }] },
    timingAge: { value: 50, unit: 'a', system: 'http://unitsofmeasure.org', code: 'a' },
    participant: [{ type: 'practitioner', role: { text: 'Ophthalmologist' } }],
    location: { reference: 'Location/eye-clinic' },
    relatedArtifact: [{ type: 'derived-from', resource: 'http://example.com/fhir/ActivityDefinition/eyes' }],
    dynamicValue: [{ path: 'occurrence', expression: fhirpath('today()') }],
  },
];
