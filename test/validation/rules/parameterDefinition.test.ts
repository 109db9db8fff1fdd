import { parameterDefinition } from '../../../src/validation/rules/parameterDefinition.ts';
import { elm, logicLibrary } from '../../support/logicContent.ts';
import { testRule } from '../../support/testRule.ts';

const library = (parameter: readonly object[]) => ({
  ...logicLibrary([elm('Logic', '1', { name: 'A', resultTypeName: '{urn:hl7-org:elm-types:r1}Boolean' })]),
  parameter,
});

testRule(parameterDefinition, [
  {
    name: 'takes parameters that the logic has, and any bounds in order',
    resources: [
      library([
        { name: 'A', use: 'out', min: 0, max: '1', type: 'boolean' },
        { name: 'Patient', use: 'out', min: 0, max: '*', type: 'Patient' },
        { name: 'Threshold', use: 'in', type: 'integer' },
      ]),
    ],
    findings: [],
  },
  {
    name: 'refuses bounds that leave no room, and warns of what the logic has not',
    resources: [
      library([
        { name: 'A', use: 'out', min: 2, max: '1', type: 'string' },
        { name: 'B', use: 'out', max: 'many', type: 'boolean' },
        { name: 'B', use: 'out', type: 'boolean' },
      ]),
    ],
    findings: [
      'Library.parameter[0].min: At least 2 and at most 1: no number is both.',
      'Library.parameter[1].max: Found the bound "many", expected a number or *.',
      'warning Library.parameter[0]: "A" is said to be string, the logic gives Boolean.',
      'warning Library.parameter[1]: The logic defines no "B".',
      'warning Library.parameter[2]: The parameter "B" is declared before: keep one.',
      'warning Library.parameter[2]: The logic defines no "B".',
    ],
  },
]);
