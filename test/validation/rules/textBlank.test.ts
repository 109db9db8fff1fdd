import { textBlank } from '../../../src/validation/rules/textBlank.ts';
import { testRule } from '../../support/testRule.ts';

testRule(textBlank, [
  {
    name: 'takes words, lines and tabs',
    resources: [{ resourceType: 'Library', title: 'a b', description: 'a\n\tb', url: ' ' }],
    findings: [],
  },
  {
    name: 'warns of spaces only and of control characters',
    resources: [
      { resourceType: 'Library', title: '  ', description: 'a\u0007b' },
      { resourceType: 'Patient', name: [{ given: ['A', ' '] }] },
    ],
    findings: [
      'Library.title: The text is only spaces: say something, or leave it out.',
      'Library.description: The text holds the control character U+0007: take it out.',
      'Patient.name[0].given[1]: The text is only spaces: say something, or leave it out.',
    ],
  },
]);
