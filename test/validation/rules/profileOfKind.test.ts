import { profileOfKind } from '../../../src/validation/rules/profileOfKind.ts';
import { testRule } from '../../support/testRule.ts';

const core = 'http://hl7.org/fhir/StructureDefinition';
const activity = (kind: string, profile: string) => ({ resourceType: 'ActivityDefinition', kind, profile });

testRule(profileOfKind, [
  {
    name: 'takes profiles of the kind, and those that it does not know',
    resources: [
      activity('Task', `${core}/Task`),
      activity('Task', 'http://x/StructureDefinition/other'),
      { resourceType: 'Library', dataRequirement: [{ type: 'Patient', profile: [`${core}/Patient`] }] },
    ],
    findings: [],
  },
  {
    name: 'refuses a profile of another type',
    resources: [
      activity('Task', `${core}/Patient`),
      activity('Task', 'http://x/StructureDefinition/p'),
      { resourceType: 'StructureDefinition', url: 'http://x/StructureDefinition/p', type: 'ServiceRequest' },
      { resourceType: 'Library', dataRequirement: [{ type: 'Condition', profile: [`${core}/Patient`] }] },
    ],
    findings: [
      `ActivityDefinition.profile: ${core}/Patient is a profile of Patient, the activity is a Task.`,
      'ActivityDefinition.profile: http://x/StructureDefinition/p is a profile of ServiceRequest, the activity is a Task.',
      `Library.dataRequirement[0].profile[0]: ${core}/Patient is a profile of Patient, the data are of Condition.`,
    ],
  },
]);
