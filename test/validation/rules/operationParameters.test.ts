import { operationParameters } from '../../../src/validation/rules/operationParameters.ts';

import { testRule } from '../../support/testRule.ts';

const profile = {
  resourceType: 'StructureDefinition',
  url: 'http://p',
  differential: {
    element: [
      { id: 'Parameters.parameter:a', path: 'Parameters.parameter', sliceName: 'a', min: 1, max: '1' },
      { id: 'Parameters.parameter:a.name', path: 'Parameters.parameter.name', fixedString: 'a' },
      {
        id: 'Parameters.parameter:a.value[x]',
        path: 'Parameters.parameter.value[x]',
        type: [{ code: 'string' }],
      },
    ],
  },
};

testRule(operationParameters, [
  {
    name: 'takes parameters as the profile has them',
    resources: [
      {
        resourceType: 'OperationDefinition',
        inputProfile: 'http://p',
        parameter: [
          { name: 'a', use: 'in', min: 1, max: '1', type: 'string' },
          { name: 'a', use: 'out', min: 0, max: '*', type: 'code' },
        ],
      },
      profile,
    ],
    findings: [],
  },
  {
    name: 'reports other numbers and types',
    resources: [
      {
        resourceType: 'OperationDefinition',
        inputProfile: 'http://p',
        parameter: [{ name: 'a', use: 'in', min: 0, max: '*', type: 'code' }],
      },
      profile,
    ],
    findings: [
      `OperationDefinition.parameter[0].min: min of "a" is 0, in the profile http://p 1.`,
      `OperationDefinition.parameter[0].max: max of "a" is *, in the profile http://p 1.`,
      `OperationDefinition.parameter[0].type: The profile http://p allows string for "a", which is of type code.`,
    ],
  },
  {
    name: 'reports a name twice, and impossible numbers',
    resources: [
      {
        resourceType: 'OperationDefinition',
        parameter: [
          { name: 'a', use: 'in', min: 2, max: '1' },
          { name: 'a', use: 'in', min: 0, max: '1' },
        ],
      },
    ],
    findings: [
      `OperationDefinition.parameter[0].min: "a" is there at least 2 and at most 1 times.`,
      `warning OperationDefinition.parameter[1]: "a" is a parameter before: give each a name of its own.`,
    ],
  },
]);
