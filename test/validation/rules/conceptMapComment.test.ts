import { conceptMapComment } from '../../../src/validation/rules/conceptMapComment.ts';
import { testRule } from '../../support/testRule.ts';

const map = (target: object) => ({
  resourceType: 'ConceptMap',
  group: [{ element: [{ code: 'a' }, { code: 'b', target: [target] }] }],
});

testRule(conceptMapComment, [
  {
    name: 'takes a comment, and maps that need none',
    resources: [
      map({ equivalence: 'inexact', comment: 'why' }),
      map({ equivalence: 'wider' }),
      map({ equivalence: 'equivalent' }),
    ],
    findings: [],
  },
  ...['narrower', 'inexact'].map((equivalence) => ({
    name: `asks for the comment of a map that is ${equivalence}`,
    resources: [map({ equivalence })],
    findings: [
      `ConceptMap.group[0].element[1].target[0]: The target of "b" is ${equivalence} and has no comment: say in what it differs.`,
    ],
  })),
]);
