import { profileLimits } from '../../../src/validation/rules/profileLimits.ts';
import { testRule } from '../../support/testRule.ts';

const cpg = 'http://hl7.org/fhir/uv/cpg/StructureDefinition';
const activityTypes = 'http://hl7.org/fhir/uv/cpg/CodeSystem/cpg-activity-type-cs';
const strategy = (...action: object[]) => ({
  resourceType: 'PlanDefinition',
  meta: { profile: [`${cpg}/cpg-strategydefinition|2.0.0`] },
  library: ['http://x/Library/a'],
  action,
});
const message = (code: string, intent: string) => ({
  resourceType: 'ActivityDefinition',
  url: 'http://x/ActivityDefinition/a',
  meta: { profile: [`${cpg}/cpg-communicationactivity`] },
  code: { coding: [{ system: activityTypes, code }] },
  intent,
});
const system = (hierarchyMeaning?: string) => ({
  resourceType: 'CodeSystem',
  meta: { profile: ['http://hl7.org/fhir/uv/crmi/StructureDefinition/crmi-shareablecodesystem'] },
  ...(hierarchyMeaning && { hierarchyMeaning }),
  concept: [{ code: 'a', concept: [{ code: 'b' }] }],
});

testRule(profileLimits, [
  {
    name: 'takes what the profiles allow',
    resources: [
      strategy({ selectionBehavior: 'any', definitionCanonical: 'http://x/PlanDefinition/p' }),
      message('send-message', 'proposal'),
      system('is-a'),
    ],
    findings: [],
  },
  {
    name: 'refuses elements that a profile leaves out, several libraries and other definitions',
    resources: [
      {
        ...strategy({
          groupingBehavior: 'logical-group',
          definitionCanonical: 'http://x/ActivityDefinition/a',
        }),
        library: ['http://x/Library/a', 'http://x/Library/b'],
      },
      message('send-message', 'proposal'),
    ],
    findings: [
      'PlanDefinition.library: The profile cpg-strategydefinition allows one library, found 2.',
      'PlanDefinition.action[0].groupingBehavior: The profile cpg-strategydefinition allows no groupingBehavior.',
      'PlanDefinition.action[0].definition.ofType(canonical): The profile cpg-strategydefinition leads to a PlanDefinition only, found an ActivityDefinition.',
    ],
  },
  {
    name: 'refuses another code and intent than the profile fixes, and a hierarchy without its meaning',
    resources: [{ ...message('order-service', 'order'), profile: `${cpg}/cpg-task` }, system()],
    findings: [
      `ActivityDefinition.code: The profile cpg-communicationactivity asks for the code "send-message" of ${activityTypes}.`,
      `ActivityDefinition.profile: The profile cpg-communicationactivity asks for the profile ${cpg}/cpg-communicationrequest.`,
      'ActivityDefinition.intent: The profile cpg-communicationactivity asks for the intent "proposal", found "order".',
      'CodeSystem: Broken is scs-1 of crmi-shareablecodesystem: with concepts below concepts, hierarchyMeaning says what that means.',
    ],
  },
]);
