import { valueSetFilter } from '../../../src/validation/rules/valueSetFilter.ts';

import { testRule } from '../../support/testRule.ts';

const filtered = {
  resourceType: 'CodeSystem',
  url: 'http://s',
  content: 'complete',
  property: [{ code: 'p' }],
  concept: [{ code: 'a' }],
};

testRule(valueSetFilter, [
  {
    name: 'takes what the system has',
    resources: [
      ...[
        {
          resourceType: 'ValueSet',
          compose: {
            include: [
              {
                system: 'http://s',
                filter: [
                  { property: 'p', op: '=', value: 'x' },
                  { property: 'concept', op: 'is-a', value: 'a' },
                  { property: 'p', op: 'exists', value: 'true' },
                  { property: 'code', op: 'regex', value: 'a.*' },
                ],
              },
            ],
          },
        },
      ],
      filtered,
    ],
    findings: [],
  },
  {
    name: 'takes hierarchies of SNOMED CT',
    resources: [
      {
        resourceType: 'ValueSet',
        compose: {
          include: [
            {
              system: 'http://snomed.info/sct',
              filter: [{ property: 'concept', op: 'is-a', value: '404684003' }],
            },
          ],
        },
      },
    ],
    findings: [],
  },
  {
    name: 'reports an unknown property',
    resources: [
      ...[
        {
          resourceType: 'ValueSet',
          compose: { include: [{ system: 'http://s', filter: [{ property: 'z', op: '=', value: 'x' }] }] },
        },
      ],
      filtered,
    ],
    findings: [
      `warning ValueSet.compose.include[0].filter[0].property: http://s declares no property or filter "z".`,
    ],
  },
  {
    name: 'reports an unknown code',
    resources: [
      ...[
        {
          resourceType: 'ValueSet',
          compose: {
            include: [{ system: 'http://s', filter: [{ property: 'concept', op: 'is-a', value: 'z' }] }],
          },
        },
      ],
      filtered,
    ],
    findings: [`ValueSet.compose.include[0].filter[0].value: The code "z" is not in http://s.`],
  },
  {
    name: 'reports values that do not suit the operator',
    resources: [
      {
        resourceType: 'ValueSet',
        compose: {
          include: [
            {
              system: 'http://t',
              filter: [
                { property: 'p', op: 'exists', value: 'maybe' },
                { property: 'p', op: 'regex', value: '([' },
              ],
            },
          ],
        },
      },
    ],
    findings: [
      `ValueSet.compose.include[0].filter[0].value: exists takes true or false, found "maybe".`,
      `ValueSet.compose.include[0].filter[1].value: "([" is no regular expression.`,
    ],
  },
  {
    name: 'reports what SNOMED CT does not take',
    resources: [
      {
        resourceType: 'ValueSet',
        compose: {
          include: [
            {
              system: 'http://snomed.info/sct',
              filter: [
                { property: 'concept', op: '=', value: '404684003' },
                { property: 'concept', op: 'is-a', value: '1' },
              ],
            },
          ],
        },
      },
    ],
    findings: [
      `ValueSet.compose.include[0].filter[0].op: SNOMED CT takes is-a, descendent-of or in for concept, not =.`,
      `ValueSet.compose.include[0].filter[1].value: "1" is no code of SNOMED CT: its form or check digit is wrong.`,
    ],
  },
  {
    name: 'takes flags in a regular expression, and reports one that is none',
    resources: [
      {
        resourceType: 'ValueSet',
        compose: {
          include: [
            {
              system: 'http://t',
              filter: [
                { property: 'code', op: 'regex', value: '.*(?i)mg.*' },
                { property: 'code', op: 'regex', value: '(' },
              ],
            },
          ],
        },
      },
    ],
    findings: ['ValueSet.compose.include[0].filter[1].value: "(" is no regular expression.'],
  },
]);

testRule(valueSetFilter, [
  {
    name: 'takes properties of SNOMED CT and LOINC',
    resources: [
      {
        resourceType: 'ValueSet',
        url: 'http://example.org/fhir/ValueSet/v',
        status: 'draft',
        compose: {
          include: [
            {
              system: 'http://snomed.info/sct',
              filter: [
                {
                  property: '363698007',
                  op: '=',
                  value: '113331007',
                },
                {
                  property: 'constraint',
                  op: '=',
                  value: '< 73211009',
                },
              ],
            },
          ],
        },
      },
      {
        resourceType: 'ValueSet',
        url: 'http://example.org/fhir/ValueSet/v',
        status: 'draft',
        compose: {
          include: [
            {
              system: 'http://loinc.org',
              filter: [
                {
                  property: 'COMPONENT',
                  op: '=',
                  value: 'LP14635-4',
                },
                {
                  property: 'SCALE_TYP',
                  op: '=',
                  value: 'Qn',
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
    name: 'warns of others, of wrong parts and of filters that deny each other',
    resources: [
      {
        resourceType: 'ValueSet',
        url: 'http://example.org/fhir/ValueSet/v',
        status: 'draft',
        compose: {
          include: [
            {
              system: 'http://snomed.info/sct',
              filter: [
                {
                  property: 'concepts',
                  op: 'is-a',
                  value: '73211009',
                },
              ],
            },
          ],
        },
      },
      {
        resourceType: 'ValueSet',
        url: 'http://example.org/fhir/ValueSet/v',
        status: 'draft',
        compose: {
          include: [
            {
              system: 'http://loinc.org',
              filter: [
                {
                  property: 'KOMPONENT',
                  op: '=',
                  value: 'x',
                },
                {
                  property: 'COMPONENT',
                  op: '=',
                  value: 'LP14635-5',
                },
              ],
            },
          ],
        },
      },
      {
        resourceType: 'ValueSet',
        url: 'http://example.org/fhir/ValueSet/v',
        status: 'draft',
        compose: {
          include: [
            {
              system: 'http://snomed.info/sct',
              filter: [
                {
                  property: 'concept',
                  op: 'is-a',
                  value: '73211009',
                },
                {
                  property: 'concept',
                  op: 'is-not-a',
                  value: '73211009',
                },
              ],
            },
          ],
        },
      },
    ],
    findings: [
      'warning ValueSet.compose.include[0].filter[0].property: SNOMED CT has no property "concepts".',
      'warning ValueSet.compose.include[0].filter[0].property: LOINC has no property "KOMPONENT".',
      'ValueSet.compose.include[0].filter[1].value: "LP14635-5" is no code of LOINC: its check digit is wrong.',
      'warning ValueSet.compose.include[0].filter[1]: This asks for the contrary of a filter before it: no code passes both.',
    ],
  },
]);
