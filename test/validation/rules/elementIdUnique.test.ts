import { elementIdUnique } from '../../../src/validation/rules/elementIdUnique.ts';
import { testRule } from '../../support/testRule.ts';

testRule(elementIdUnique, [
  {
    name: 'takes each id once in a resource, contained ones apart, and both views of a profile',
    resources: [
      {
        resourceType: 'Library',
        title: 'x',
        _title: { id: 'a' },
        subtitle: 'x',
        _subtitle: { id: 'b' },
        contained: [{ resourceType: 'Library', id: 'a', title: 'x', _title: { id: 'a' } }],
      },
      {
        resourceType: 'StructureDefinition',
        snapshot: { element: [{ id: 'A', path: 'A' }] },
        differential: { element: [{ id: 'A', path: 'A' }] },
      },
    ],
    findings: [],
  },
  {
    name: 'refuses one that comes twice',
    resources: [
      { resourceType: 'PlanDefinition', action: [{ id: 'a' }, { action: [{ id: 'a' }] }] },
      { resourceType: 'Library', topic: [{ id: 'a' }, { id: 'a' }] },
    ],
    findings: [
      'PlanDefinition.action[1].action[0]: The id "a" stands on another element of the resource too: give one of them another.',
      'Library.topic[1]: The id "a" stands on another element of the resource too: give one of them another.',
    ],
  },
  {
    name: 'refuses a space in an id',
    resources: [{ resourceType: 'PlanDefinition', action: [{ id: 'first action' }] }],
    findings: [
      'PlanDefinition.action[0].id: Found a space in the id "first action" of an element: leave it out.',
    ],
  },
]);
