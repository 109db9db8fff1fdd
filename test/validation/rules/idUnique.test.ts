import { idUnique } from '../../../src/validation/rules/idUnique.ts';
import { testRule } from '../../support/testRule.ts';

testRule(idUnique, [
  {
    name: 'takes one id in two types, and resources without id',
    resources: [
      { resourceType: 'Library', id: 'a' },
      { resourceType: 'Evidence', id: 'a' },
      { resourceType: 'Library' },
      { resourceType: 'Library' },
    ],
    findings: [],
  },
  {
    name: 'lets the ids of others repeat',
    resources: [
      { resourceType: 'Library', id: 'a' },
      { resourceType: 'Library', id: 'a' },
    ],
    options: { complete: false },
    findings: [],
  },
  {
    name: 'names the first holder',
    resources: [
      { resourceType: 'Library', id: 'a' },
      { resourceType: 'Library', id: 'a' },
    ],
    findings: [
      'Library.id: Library/a is already taken by the resource from 0.json: give one of them another id.',
    ],
  },
]);
