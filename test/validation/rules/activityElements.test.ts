import { activityElements } from '../../../src/validation/rules/activityElements.ts';

import { testRule } from '../../support/testRule.ts';

testRule(activityElements, [
  {
    name: 'takes what the request has',
    resources: [
      {
        resourceType: 'ActivityDefinition',
        kind: 'MedicationRequest',
        dosage: [],
        productReference: {},
        doNotPerform: true,
      },
    ],
    findings: [],
  },
  {
    name: 'reports what it has no place for',
    resources: [{ resourceType: 'ActivityDefinition', kind: 'ServiceRequest', dosage: [] }],
    findings: [
      `ActivityDefinition.dosage: A ServiceRequest has no place for dosage: choose another kind, or leave it out.`,
    ],
  },
]);
