import { codeSystemValueSet } from '../../../src/validation/rules/codeSystemValueSet.ts';

import { testRule } from '../../support/testRule.ts';

testRule(codeSystemValueSet, [
  {
    name: 'takes the value set of all codes, or one that is elsewhere',
    resources: [
      { resourceType: 'CodeSystem', url: 'http://s', valueSet: 'http://v' },
      { resourceType: 'ValueSet', url: 'http://v', compose: { include: [{ system: 'http://s' }] } },
      { resourceType: 'CodeSystem', url: 'http://t', valueSet: 'http://w' },
    ],
    findings: [],
  },
  {
    name: 'reports one of some codes',
    resources: [
      { resourceType: 'CodeSystem', url: 'http://s', valueSet: 'http://v' },
      {
        resourceType: 'ValueSet',
        url: 'http://v',
        compose: { include: [{ system: 'http://s', concept: [] }] },
      },
    ],
    findings: [
      `CodeSystem.valueSet: http://v does not include this system whole and alone: name the value set of all codes.`,
    ],
  },
]);
