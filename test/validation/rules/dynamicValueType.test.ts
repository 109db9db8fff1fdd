import { dynamicValueType } from '../../../src/validation/rules/dynamicValueType.ts';
import { testRule } from '../../support/testRule.ts';

testRule(dynamicValueType, [
  {
    name: 'takes what the element takes, and what cannot be told',
    resources: [
      {
        resourceType: 'ActivityDefinition',
        status: 'draft',
        kind: 'ServiceRequest',
        dynamicValue: [
          {
            path: 'priority',
            expression: {
              language: 'text/fhirpath',
              expression: "'urgent'",
            },
          },
        ],
      },
      {
        resourceType: 'ActivityDefinition',
        status: 'draft',
        kind: 'ServiceRequest',
        dynamicValue: [
          {
            path: 'doNotPerform',
            expression: {
              language: 'text/fhirpath',
              expression: '%subject.active',
            },
          },
        ],
      },
      {
        resourceType: 'ActivityDefinition',
        status: 'draft',
        kind: 'ServiceRequest',
        dynamicValue: [
          {
            path: 'occurrence',
            expression: {
              language: 'text/fhirpath',
              expression: 'today()',
            },
          },
        ],
      },
      {
        resourceType: 'ActivityDefinition',
        status: 'draft',
        kind: 'ServiceRequest',
        dynamicValue: [
          {
            path: 'note[0].text',
            expression: {
              language: 'text/fhirpath',
              expression: "'x'",
            },
          },
        ],
      },
      {
        resourceType: 'ActivityDefinition',
        status: 'draft',
        kind: 'ServiceRequest',
        dynamicValue: [
          {
            path: 'code',
            expression: {
              language: 'text/fhirpath',
              expression: '%conditions.first().code',
            },
          },
        ],
      },
      {
        resourceType: 'ActivityDefinition',
        status: 'draft',
        kind: 'MedicationRequest',
        dynamicValue: [
          {
            path: 'dispenseRequest.numberOfRepeatsAllowed',
            expression: {
              language: 'text/fhirpath',
              expression: '3',
            },
          },
        ],
      },
      {
        resourceType: 'ActivityDefinition',
        status: 'draft',
        kind: 'ServiceRequest',
        dynamicValue: [
          {
            path: 'priority',
            expression: {
              language: 'text/cql',
              expression: 'Priority',
            },
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'reports other types and codes',
    resources: [
      {
        resourceType: 'ActivityDefinition',
        status: 'draft',
        kind: 'ServiceRequest',
        dynamicValue: [
          {
            path: 'priority',
            expression: {
              language: 'text/fhirpath',
              expression: "'soon'",
            },
          },
        ],
      },
      {
        resourceType: 'ActivityDefinition',
        status: 'draft',
        kind: 'ServiceRequest',
        dynamicValue: [
          {
            path: 'doNotPerform',
            expression: {
              language: 'text/fhirpath',
              expression: '%conditions.count()',
            },
          },
        ],
      },
      {
        resourceType: 'ActivityDefinition',
        status: 'draft',
        kind: 'MedicationRequest',
        dynamicValue: [
          {
            path: 'authoredOn',
            expression: {
              language: 'text/fhirpath',
              expression: "'soon'",
            },
          },
        ],
      },
      {
        resourceType: 'ActivityDefinition',
        status: 'draft',
        kind: 'ServiceRequest',
        dynamicValue: [
          {
            path: 'priority',
            expression: {
              language: 'text/fhirpath',
              expression: '%subject.active',
            },
          },
        ],
      },
    ],
    findings: [
      'ActivityDefinition.dynamicValue[0].expression: "soon" is no code of http://hl7.org/fhir/ValueSet/request-priority.',
      'ActivityDefinition.dynamicValue[0].expression: The expression gives Integer, the element takes boolean.',
      'ActivityDefinition.dynamicValue[0].expression: The expression gives String, the element takes dateTime.',
      'ActivityDefinition.dynamicValue[0].expression: The expression gives Boolean, the element takes code.',
    ],
  },
  {
    name: 'reports numbers behind what does not repeat, and paths that start elsewhere',
    resources: [
      {
        resourceType: 'ActivityDefinition',
        status: 'draft',
        kind: 'MedicationRequest',
        dynamicValue: [
          {
            path: 'authoredOn[2]',
            expression: {
              language: 'text/fhirpath',
              expression: 'today()',
            },
          },
        ],
      },
      {
        resourceType: 'ActivityDefinition',
        status: 'draft',
        kind: 'MedicationRequest',
        dynamicValue: [
          {
            path: '%subject.name',
            expression: {
              language: 'text/fhirpath',
              expression: "'x'",
            },
          },
        ],
      },
    ],
    findings: [
      'ActivityDefinition.dynamicValue[0].path: MedicationRequest has authoredOn once: no number stands behind it.',
      'ActivityDefinition.dynamicValue[0].path: %subject is no place to write to: the path starts at the request that is made.',
    ],
  },
  {
    name: 'reads the kind of the activity that an action names',
    resources: [
      {
        resourceType: 'PlanDefinition',
        id: 'p',
        status: 'draft',
        action: [
          {
            title: 'A',
            definitionCanonical: 'http://example.org/fhir/ActivityDefinition/a',
            dynamicValue: [
              {
                path: 'priority',
                expression: {
                  language: 'text/fhirpath',
                  expression: "'now'",
                },
              },
            ],
          },
        ],
      },
      {
        resourceType: 'ActivityDefinition',
        url: 'http://example.org/fhir/ActivityDefinition/a',
        kind: 'ServiceRequest',
      },
    ],
    findings: [
      'PlanDefinition.action[0].dynamicValue[0].expression: "now" is no code of http://hl7.org/fhir/ValueSet/request-priority.',
    ],
  },
]);
