import { valueSetExpanded } from '../../../src/validation/rules/valueSetExpanded.ts';

import { testRule } from '../../support/testRule.ts';

testRule(valueSetExpanded, [
  {
    name: 'takes what can be listed or is expanded',
    resources: [
      { resourceType: 'ValueSet', compose: { include: [{ system: 'http://s', concept: [{ code: 'a' }] }] } },
      {
        resourceType: 'ValueSet',
        compose: { include: [{ system: 'http://s' }] },
        expansion: { contains: [] },
      },
    ],
    findings: [],
  },
  {
    name: 'says what needs a server',
    resources: [{ resourceType: 'ValueSet', compose: { include: [{ system: 'http://s' }] } }],
    findings: [
      `ValueSet: The codes cannot be listed from what is here: it works only with a terminology server, or with an expansion.`,
    ],
  },
]);
