import { capabilitySearch } from '../../../src/validation/rules/capabilitySearch.ts';

import { testRule } from '../../support/testRule.ts';

testRule(capabilitySearch, [
  {
    name: 'takes parameters of the core, also shared ones, and unknown ones',
    resources: [
      ...[
        {
          resourceType: 'CapabilityStatement',
          rest: [
            {
              resource: [
                {
                  type: 'Patient',
                  searchParam: [
                    {
                      name: 'family',
                      type: 'string',
                      definition: 'http://hl7.org/fhir/SearchParameter/individual-family',
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
      ...[
        {
          resourceType: 'CapabilityStatement',
          rest: [
            {
              resource: [
                {
                  type: 'Condition',
                  searchParam: [
                    {
                      name: 'code',
                      type: 'token',
                      definition: 'http://hl7.org/fhir/SearchParameter/clinical-code',
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
      ...[
        {
          resourceType: 'CapabilityStatement',
          rest: [
            {
              resource: [
                { type: 'Condition', searchParam: [{ name: 'x', type: 'token', definition: 'http://x' }] },
              ],
            },
          ],
        },
      ],
    ],
    findings: [],
  },
  {
    name: 'reports another type',
    resources: [
      {
        resourceType: 'CapabilityStatement',
        rest: [
          {
            resource: [
              {
                type: 'Patient',
                searchParam: [
                  {
                    name: 'name',
                    type: 'token',
                    definition: 'http://hl7.org/fhir/SearchParameter/Patient-name',
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
    findings: [
      `CapabilityStatement.rest[0].resource[0].searchParam[0].type: "name" is of type token, its definition of type string.`,
    ],
  },
  {
    name: 'reports one of another resource',
    resources: [
      {
        resourceType: 'CapabilityStatement',
        rest: [
          {
            resource: [
              {
                type: 'Observation',
                searchParam: [
                  {
                    name: 'name',
                    type: 'string',
                    definition: 'http://hl7.org/fhir/SearchParameter/Patient-name',
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
    findings: [
      `warning CapabilityStatement.rest[0].resource[0].searchParam[0].definition: http://hl7.org/fhir/SearchParameter/Patient-name is for Patient, not for Observation.`,
    ],
  },
]);
