import { idFormat } from '../../../src/validation/rules/idFormat.ts';
import { testRule } from '../../support/testRule.ts';

testRule(idFormat, [
  { name: 'takes a slug', resources: [{ resourceType: 'Library', id: 'esi-caudal-1' }], findings: [] },
  {
    name: 'asks for an id',
    resources: [{ resourceType: 'Library' }],
    findings: ['Library.id: The resource has no id: give it one, so that others can refer to it.'],
  },
  {
    name: 'refuses an id of digits, which HAPI refuses',
    resources: [{ resourceType: 'Library', id: '12' }],
    findings: ['Library.id: The id "12" has digits only, which servers keep for themselves: add a letter.'],
  },
  {
    name: 'leaves the ids of others alone',
    resources: [{ resourceType: 'Library', id: '12' }, { resourceType: 'Library' }],
    options: { complete: false },
    findings: [],
  },
]);
