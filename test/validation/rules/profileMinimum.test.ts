import { profileMinimum } from '../../../src/validation/rules/profileMinimum.ts';

import { testRule } from '../../support/testRule.ts';

testRule(profileMinimum, [
  {
    name: 'takes what has the elements, and other profiles',
    resources: [
      {
        resourceType: 'PlanDefinition',
        meta: {
          profile: [
            'http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-recommendationdefinition',
            'http://x/cpg-recommendationdefinition',
          ],
        },
        type: { coding: [{ code: 'eca-rule' }] },
        action: [{}],
      },
    ],
    findings: [],
  },
  {
    name: 'reports what is missing',
    resources: [
      {
        resourceType: 'PlanDefinition',
        meta: { profile: ['http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-strategydefinition|2.0.0'] },
        type: {},
        action: [{ title: 'A' }],
      },
      {
        resourceType: 'ActivityDefinition',
        kind: 'Task',
        profile: 'x',
        intent: 'order',
        meta: { profile: ['http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-servicerequestactivity'] },
      },
    ],
    findings: [
      `PlanDefinition.type: The profile cpg-strategydefinition asks for the type "workflow-definition".`,
      `PlanDefinition.action[0]: The profile cpg-strategydefinition asks for description, code of each action.`,
      `ActivityDefinition: The profile cpg-servicerequestactivity asks for doNotPerform.`,
      `ActivityDefinition.kind: The profile cpg-servicerequestactivity asks for the kind ServiceRequest, found Task.`,
    ],
  },
]);
