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

testRule(parameterDefinition, [
  {
    name: 'takes what the logic takes',
    resources: [
      {
        resourceType: 'Library',
        url: 'http://example.org/fhir/Library/Logic',
        status: 'draft',
        type: {
          text: 'logic',
        },
        content: [
          {
            contentType: 'text/cql',
            data: 'bGlicmFyeSBMb2dpYyB2ZXJzaW9uICcxJwp1c2luZyBGSElSIHZlcnNpb24gJzQuMC4xJwppbmNsdWRlIEZISVJIZWxwZXJzIHZlcnNpb24gJzQuMC4xJyBjYWxsZWQgRkhJUkhlbHBlcnMKcGFyYW1ldGVyICJUaHJlc2hvbGQiIEludGVnZXIgZGVmYXVsdCA1CmNvbnRleHQgUGF0aWVudApkZWZpbmUgIklzIEFkdWx0IjogQWdlSW5ZZWFycygpID49IDE4Cg==',
          },
        ],
        parameter: [
          {
            name: 'Threshold',
            use: 'in',
            min: 0,
            max: '1',
            type: 'integer',
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'warns of others, of other types and of bounds below zero',
    resources: [
      {
        resourceType: 'Library',
        url: 'http://example.org/fhir/Library/Logic',
        status: 'draft',
        type: {
          text: 'logic',
        },
        content: [
          {
            contentType: 'text/cql',
            data: 'bGlicmFyeSBMb2dpYyB2ZXJzaW9uICcxJwp1c2luZyBGSElSIHZlcnNpb24gJzQuMC4xJwppbmNsdWRlIEZISVJIZWxwZXJzIHZlcnNpb24gJzQuMC4xJyBjYWxsZWQgRkhJUkhlbHBlcnMKcGFyYW1ldGVyICJUaHJlc2hvbGQiIEludGVnZXIgZGVmYXVsdCA1CmNvbnRleHQgUGF0aWVudApkZWZpbmUgIklzIEFkdWx0IjogQWdlSW5ZZWFycygpID49IDE4Cg==',
          },
        ],
        parameter: [
          {
            name: 'Limit',
            use: 'in',
            min: -1,
            max: '1',
            type: 'integer',
          },
          {
            name: 'Threshold',
            use: 'in',
            min: 0,
            max: '1',
            type: 'string',
          },
        ],
      },
    ],
    findings: [
      'warning Library.parameter[0].min: Found the bound -1, expected a number from 0 on.',
      'warning Library.parameter[0]: The logic takes no parameter "Limit".',
      'warning Library.parameter[1]: "Threshold" is said to be string, the logic takes Integer.',
    ],
  },
]);
