import { valueSetCompose } from '../../../src/validation/rules/valueSetCompose.ts';

import { testRule } from '../../support/testRule.ts';

testRule(valueSetCompose, [
  {
    name: 'takes systems by their url',
    resources: [
      {
        resourceType: 'ValueSet',
        compose: { include: [{ system: 'http://s', concept: [{ code: 'a' }] }, { system: 'urn:oid:1.2' }] },
      },
    ],
    findings: [],
  },
  {
    name: 'reports relative, contained and value set urls',
    resources: [
      {
        resourceType: 'ValueSet',
        compose: {
          include: [
            { system: 's' },
            { system: '#s' },
            { system: 'http://s|1.0' },
            { system: 'http://hl7.org/fhir/ValueSet/administrative-gender' },
          ],
        },
      },
    ],
    findings: [
      `ValueSet.compose.include[0].system: Found the relative "s", expected the absolute url of a code system.`,
      `ValueSet.compose.include[1].system: Found the contained "#s", expected the absolute url of the code system.`,
      `ValueSet.compose.include[2].system: Found "http://s|1.0", expected the url alone: a version stands in \`version\`.`,
      `ValueSet.compose.include[3].system: http://hl7.org/fhir/ValueSet/administrative-gender is a value set: name it in valueSet, or the code system that it draws from.`,
    ],
  },
  {
    name: 'reports what is listed twice',
    resources: [
      {
        resourceType: 'ValueSet',
        compose: {
          include: [
            { system: 'http://s', concept: [{ code: 'a' }, { code: 'a' }] },
            { system: 'http://t' },
            { system: 'http://t' },
          ],
        },
      },
    ],
    findings: [
      `warning ValueSet.compose.include[0].concept[1]: The code "a" is listed twice: keep one.`,
      `warning ValueSet.compose.include[2]: The same is included before: keep one.`,
    ],
  },
  {
    name: 'warns of another version, of nothing left and of what is called like a value set',
    resources: [
      { resourceType: 'CodeSystem', url: 'http://x/s', version: '2', content: 'complete' },
      {
        resourceType: 'ValueSet',
        compose: {
          include: [{ system: 'http://x/s', version: '1' }],
          exclude: [{ system: 'http://x/s', version: '1' }],
        },
      },
      { resourceType: 'ValueSet', compose: { include: [{ system: 'http://x/ValueSet/c' }] } },
    ],
    findings: [
      'warning ValueSet.compose: All that is included is excluded as well: the value set holds no code.',
      'warning ValueSet.compose.include[0].version: Version 1 of http://x/s is asked for, here is 2: let them agree.',
      'warning ValueSet.compose.exclude[0].version: Version 1 of http://x/s is asked for, here is 2: let them agree.',
      'warning ValueSet.compose.include[0].system: http://x/ValueSet/c is called like a value set: name it in valueSet, or the code system.',
    ],
  },
]);

testRule(valueSetCompose, [
  {
    name: 'takes designations that differ',
    resources: [
      {
        resourceType: 'ValueSet',
        url: 'http://example.org/fhir/ValueSet/v',
        status: 'draft',
        compose: {
          include: [
            {
              system: 'http://loinc.org',
              concept: [
                {
                  code: '4548-4',
                  designation: [
                    {
                      value: 'a',
                    },
                    {
                      value: 'b',
                    },
                  ],
                },
              ],
            },
          ],
        },
      },
    ],
    findings: [],
  },
  {
    name: 'warns of the same designation twice',
    resources: [
      {
        resourceType: 'ValueSet',
        url: 'http://example.org/fhir/ValueSet/v',
        status: 'draft',
        compose: {
          include: [
            {
              system: 'http://loinc.org',
              concept: [
                {
                  code: '4548-4',
                  designation: [
                    {
                      value: 'a',
                    },
                    {
                      value: 'a',
                    },
                  ],
                },
              ],
            },
          ],
        },
      },
    ],
    findings: [
      'warning ValueSet.compose.include[0].concept[0].designation[1]: The same designation stands twice: keep one.',
    ],
  },
]);
