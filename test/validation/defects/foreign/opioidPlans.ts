/** Decision logic for safe opioid prescribing, as such guides are published: CQL conditions, nested actions, goals, dynamic values. */
const base = 'http://example.org/fhir/opioid';

const shared = {
  version: '2.1.0',
  status: 'active',
  experimental: false,
  date: '2024-03-05',
  publisher: 'Example Center for Injury Prevention',
  contact: [
    { name: 'Guideline desk', telecom: [{ system: 'email', value: 'desk@example.org', use: 'work' }] },
  ],
  jurisdiction: [{ coding: [{ system: 'urn:iso:std:iso:3166', code: 'US' }] }],
  useContext: [
    {
      code: { system: 'http://terminology.hl7.org/CodeSystem/usage-context-type', code: 'focus' },
      valueCodeableConcept: {
        coding: [{ system: 'http://snomed.info/sct', code: '182888003', display: 'Medication requested' }],
      },
    },
  ],
  approvalDate: '2024-02-20',
  lastReviewDate: '2024-03-01',
  effectivePeriod: { start: '2024-03-05', end: '2026-12-31' },
};

const narrative = {
  status: 'generated',
  div: '<div xmlns="http://www.w3.org/1999/xhtml"><h2 id="top">Plan</h2><p>See <a href="#top">the top</a> and <a href="https://example.org/guide">the guide</a>.</p><table class="grid"><tr><td>Dose</td><td>&#8805; 50 MME</td></tr></table><img src="data:image/png;base64,iVBORw0KGgo=" alt="Flow"/></div>',
};

const define = (name: string) => ({
  language: 'text/cql',
  expression: name,
  reference: `${base}/Library/OpioidLogic|2.1.0`,
});

const rated = (strength: string, quality: string, direction: string) => [
  {
    url: 'http://hl7.org/fhir/StructureDefinition/cqf-strengthOfRecommendation',
    valueCodeableConcept: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/recommendation-strength', code: strength }],
    },
  },
  {
    url: 'http://hl7.org/fhir/StructureDefinition/cqf-qualityOfEvidence',
    valueCodeableConcept: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/evidence-quality', code: quality }],
    },
  },
  {
    url: 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-directionOfRecommendation',
    valueCodeableConcept: {
      coding: [
        { system: 'http://hl7.org/fhir/uv/cpg/CodeSystem/cpg-recommendation-direction-cs', code: direction },
      ],
    },
  },
];

/** The plan with most of what a PlanDefinition can hold. */
export const naloxonePlan = {
  resourceType: 'PlanDefinition',
  id: 'opioid-naloxone',
  contained: [
    {
      resourceType: 'ActivityDefinition',
      id: 'urine-test',
      status: 'active',
      kind: 'ServiceRequest',
      intent: 'proposal',
      code: { coding: [{ system: 'http://loinc.org', code: '3426-4' }] },
    },
  ],
  meta: {
    versionId: '3',
    lastUpdated: '2024-03-05T10:15:30.123Z',
    profile: [
      'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-recommendationdefinition',
      'http://hl7.org/fhir/uv/crmi/StructureDefinition/crmi-shareableplandefinition',
    ],
    tag: [{ system: 'http://example.org/fhir/tags', code: 'demo' }],
  },
  language: 'en-US',
  text: {
    ...narrative,
    div: narrative.div.replace('<img src="data:image/png;base64,iVBORw0KGgo=" alt="Flow"/>', ''),
  },
  extension: [
    { url: 'http://hl7.org/fhir/StructureDefinition/cqf-knowledgeCapability', valueCode: 'computable' },
    {
      url: 'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-partOf',
      valueCanonical: `${base}/PlanDefinition/opioid-strategy`,
    },
  ],
  url: `${base}/PlanDefinition/opioid-naloxone`,
  identifier: [
    { use: 'official', system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.16.840.1.113883.4.642.40.1' },
  ],
  ...shared,
  name: 'OpioidNaloxone',
  title: 'Offer naloxone with high doses',
  type: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/plan-definition-type', code: 'eca-rule' }],
  },
  subjectCodeableConcept: {
    coding: [{ system: 'http://hl7.org/fhir/resource-types', code: 'Patient' }],
  },
  description: 'Offer naloxone when 50 MME a day or more are prescribed.',
  usage: 'For primary care.',
  topic: [
    { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/definition-topic', code: 'treatment' }] },
  ],
  author: [{ name: 'A. Author', telecom: [{ system: 'url', value: 'https://example.org' }] }],
  relatedArtifact: [
    {
      type: 'citation',
      label: '1',
      display: 'Guideline',
      citation: 'Example Center. Prescribing opioids for pain. 2022.',
      url: 'https://example.org/guide',
      document: { contentType: 'application/pdf', url: 'https://example.org/guide.pdf', title: 'Guideline' },
    },
    { type: 'depends-on', resource: `${base}/ValueSet/opioids|2.1.0` },
  ],
  library: [`${base}/Library/OpioidLogic|2.1.0`],
  goal: [
    {
      id: 'goal-dose',
      category: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/goal-category', code: 'safety' }],
      },
      description: { text: 'Less than 50 MME a day' },
      priority: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/goal-priority', code: 'high-priority' }],
      },
      addresses: [
        { coding: [{ system: 'http://snomed.info/sct', code: '75544000', display: 'Opioid dependence' }] },
      ],
      target: [
        {
          measure: { coding: [{ system: 'http://loinc.org', code: '8867-4', display: 'Heart rate' }] },
          detailQuantity: { value: 50, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' },
          due: { value: 3, unit: 'months', system: 'http://unitsofmeasure.org', code: 'mo' },
        },
      ],
    },
  ],
  action: [
    {
      id: 'check',
      title: 'Check the dose',
      description: 'Is the dose high?',
      textEquivalent: 'Check the dose',
      priority: 'routine',
      code: [
        {
          coding: [
            {
              system: 'http://hl7.org/fhir/uv/cpg/CodeSystem/cpg-common-process-cs',
              code: 'guideline-based-care',
            },
          ],
        },
      ],
      trigger: [
        { type: 'named-event', name: 'order-sign' },
        {
          type: 'data-added',
          data: [
            {
              type: 'MedicationRequest',
              codeFilter: [{ path: 'medication', valueSet: `${base}/ValueSet/opioids` }],
            },
          ],
        },
        { type: 'periodic', timingTiming: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } } },
      ],
      condition: [
        { kind: 'applicability', expression: define('Is Adult') },
        {
          kind: 'applicability',
          expression: { language: 'text/fhirpath', expression: '%subject.birthDate <= today() - 18 years' },
        },
      ],
      input: [
        {
          type: 'MedicationRequest',
          profile: ['http://hl7.org/fhir/StructureDefinition/MedicationRequest'],
          mustSupport: ['status', 'medication'],
          codeFilter: [{ path: 'medication', valueSet: `${base}/ValueSet/opioids` }],
          dateFilter: [{ path: 'authoredOn', valuePeriod: { start: '2024-01-01', end: '2024-12-31' } }],
          limit: 100,
          sort: [{ path: 'authoredOn', direction: 'descending' }],
        },
        {
          type: 'Condition',
          codeFilter: [{ path: 'code', code: [{ system: 'http://snomed.info/sct', code: '75544000' }] }],
        },
      ],
      output: [{ type: 'ServiceRequest' }],
      groupingBehavior: 'logical-group',
      selectionBehavior: 'any',
      requiredBehavior: 'could',
      precheckBehavior: 'yes',
      cardinalityBehavior: 'single',
      action: [
        {
          id: 'offer',
          extension: rated('strong', 'moderate', 'for'),
          title: 'Offer naloxone',
          goalId: ['goal-dose'],
          documentation: [
            { type: 'citation', citation: 'Recommendation 8', url: 'https://example.org/guide#r8' },
          ],
          reason: [{ coding: [{ system: 'http://snomed.info/sct', code: '75544000' }] }],
          condition: [
            {
              kind: 'applicability',
              expression: {
                ...define('Dose Is High'),
                extension: [
                  {
                    url: 'http://hl7.org/fhir/StructureDefinition/cqf-alternativeExpression',
                    valueExpression: {
                      language: 'text/fhirpath',
                      expression: '%medicationRequests.exists()',
                    },
                  },
                ],
              },
            },
          ],
          relatedAction: [
            {
              actionId: 'taper',
              relationship: 'before-start',
              offsetDuration: { value: 2, unit: 'h', system: 'http://unitsofmeasure.org', code: 'h' },
            },
          ],
          timingDuration: { value: 1, unit: 'd', system: 'http://unitsofmeasure.org', code: 'd' },
          participant: [
            {
              type: 'practitioner',
              role: {
                coding: [
                  { system: 'http://terminology.hl7.org/CodeSystem/practitioner-role', code: 'doctor' },
                ],
              },
            },
          ],
          type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/action-type', code: 'create' }] },
          definitionCanonical: `${base}/ActivityDefinition/naloxone|2.1.0`,
          dynamicValue: [
            { path: 'dosageInstruction[0].doseAndRate[0].doseQuantity', expression: define('Naloxone Dose') },
            { path: 'priority', expression: { language: 'text/fhirpath', expression: "'urgent'" } },
          ],
        },
        {
          id: 'taper',
          extension: rated('weak', 'low', 'against'),
          title: 'Do not go on with benzodiazepines',
          condition: [{ kind: 'applicability', expression: define('Takes Benzodiazepines') }],
          definitionCanonical: `${base}/ActivityDefinition/no-benzodiazepine`,
        },
        {
          id: 'assess',
          title: 'Ask about risks',
          definitionCanonical: `${base}/Questionnaire/risk`,
        },
        { id: 'urine-test', title: 'Test the urine', definitionCanonical: '#urine-test' },
      ],
    },
  ],
};

/** A plan over plans. */
export const strategyPlan = {
  resourceType: 'PlanDefinition',
  id: 'opioid-strategy',
  meta: { profile: ['http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-strategydefinition'] },
  text: narrative,
  url: `${base}/PlanDefinition/opioid-strategy`,
  ...shared,
  name: 'OpioidStrategy',
  title: 'Safe opioid prescribing',
  type: {
    coding: [
      { system: 'http://terminology.hl7.org/CodeSystem/plan-definition-type', code: 'workflow-definition' },
    ],
  },
  description: 'All recommendations.',
  action: [
    {
      id: 'naloxone',
      title: 'Naloxone',
      description: 'With high doses',
      code: [
        {
          coding: [
            {
              system: 'http://hl7.org/fhir/uv/cpg/CodeSystem/cpg-common-process-cs',
              code: 'guideline-based-care',
            },
          ],
        },
      ],
      definitionCanonical: `${base}/PlanDefinition/opioid-naloxone|2.1.0`,
    },
    {
      id: 'urine',
      title: 'Urine test',
      description: 'Before starting',
      code: [
        {
          coding: [
            {
              system: 'http://hl7.org/fhir/uv/cpg/CodeSystem/cpg-common-process-cs',
              code: 'diagnostic-testing',
            },
          ],
        },
      ],
      relatedAction: [{ actionId: 'naloxone', relationship: 'after-end' }],
    },
  ],
};
