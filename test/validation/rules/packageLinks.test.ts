import { packageLinks } from '../../../src/validation/rules/packageLinks.ts';

import { testRule } from '../../support/testRule.ts';

testRule(packageLinks, [
  {
    name: 'takes links to what is here, and to elsewhere',
    resources: [
      ...['a', 'b'].map((id) => ({ resourceType: 'Library', id, url: `http://x/Library/${id}` })),
      {
        resourceType: 'PlanDefinition',
        url: 'http://x/PlanDefinition/p',
        library: ['http://x/Library/a|1', 'http://y/Library/z'],
      },
    ],
    options: { complete: false },
    findings: [],
  },
  {
    name: 'leaves a single artifact alone',
    resources: [
      { resourceType: 'PlanDefinition', url: 'http://x/PlanDefinition/p', library: ['http://x/Library/z'] },
    ],
    options: { complete: false },
    findings: [],
  },
  {
    name: 'reports a canonical and a reference to nothing',
    resources: [
      ...['a', 'b'].map((id) => ({ resourceType: 'Library', id, url: `http://x/Library/${id}` })),
      {
        resourceType: 'PlanDefinition',
        url: 'http://x/PlanDefinition/p',
        library: ['http://x/Library/z'],
        subjectReference: { reference: 'Library/z' },
      },
    ],
    options: { complete: false },
    findings: [
      `PlanDefinition.library[0]: http://x/Library/z is not among the artifacts of http://x here: add it, or correct the url.`,
      `PlanDefinition.subject.ofType(Reference).reference: Library/z is not here, though others of its type are: add it, or correct the id.`,
    ],
  },
  {
    name: 'reports a code system, and references of examples and by address, to nothing',
    resources: [
      ...['a', 'b', 'c'].map((id) => ({ resourceType: 'Library', id, url: `http://x/Library/${id}` })),
      {
        resourceType: 'ValueSet',
        url: 'http://x/ValueSet/v',
        compose: { include: [{ system: 'http://x/CodeSystem/c' }, { system: 'http://y/CodeSystem/c' }] },
      },
      { resourceType: 'Basic', subject: { reference: 'Library/z' } },
      { resourceType: 'Basic', subject: { reference: 'http://x/Library/z' } },
      { resourceType: 'Basic', subject: { reference: 'Patient/z' } },
    ],
    options: { complete: false },
    findings: [
      'ValueSet.compose.include[0].system: http://x/CodeSystem/c is not among the code systems of http://x here: add it, or correct the url.',
      'Basic.subject.reference: Library/z is not here, though others of its type are: add it, or correct the id.',
      'Basic.subject.reference: http://x/Library/z is not here, though others of its type are: add it, or correct the id.',
    ],
  },
]);
