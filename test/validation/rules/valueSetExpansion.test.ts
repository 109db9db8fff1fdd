import { valueSetExpansion } from '../../../src/validation/rules/valueSetExpansion.ts';
import { testRule } from '../../support/testRule.ts';

const system = 'http://example.org/CodeSystem/grade';
const codes = (...list: string[]) => list.map((code) => ({ code }));
const expanded = (...list: string[]) => list.map((code) => ({ system, code }));
const valueSet = (include: object, contains: object[], more: object = {}) => ({
  resourceType: 'ValueSet',
  url: 'http://example.org/ValueSet/grade',
  compose: { include: [include] },
  expansion: { contains, ...more },
});
const codeSystem = {
  resourceType: 'CodeSystem',
  url: system,
  content: 'complete',
  concept: [{ code: 'A', concept: codes('A1') }],
};

testRule(valueSetExpansion, [
  {
    name: 'takes the listed codes in any order',
    resources: [valueSet({ system, concept: codes('A', 'B') }, expanded('B', 'A'), { total: 2 })],
    findings: [],
  },
  {
    name: 'takes all codes of a whole system',
    resources: [valueSet({ system }, [{ system, code: 'A', contains: expanded('A1') }]), codeSystem],
    findings: [],
  },
  {
    name: 'passes over filters, unknown systems, one page',
    resources: [
      valueSet({ system, filter: [] }, []),
      valueSet({ system: 'http://snomed.info/sct' }, []),
      valueSet({ system, concept: codes('A', 'B') }, expanded('A'), { offset: 0, total: 2 }),
    ],
    findings: [],
  },
  {
    name: 'follows a value set of the catalog',
    resources: [
      { resourceType: 'ValueSet', url: 'http://x', compose: { include: [{ system, concept: codes('A') }] } },
      valueSet({ valueSet: ['http://x'] }, []),
    ],
    findings: [
      `ValueSet.expansion: The expansion lacks ${system}|A, which the definition includes: expand anew.`,
    ],
  },
  {
    name: 'is not caught in a circle',
    resources: [valueSet({ valueSet: ['http://example.org/ValueSet/grade'] }, expanded('A'))],
    findings: [],
  },
  {
    name: 'reports what lacks and what is too many',
    resources: [valueSet({ system, concept: codes('A', 'B') }, expanded('B', 'C'))],
    findings: [
      `ValueSet.expansion: The expansion lacks ${system}|A, which the definition includes: expand anew.`,
      `ValueSet.expansion: The expansion has ${system}|C, which the definition does not include: expand anew.`,
    ],
  },
  {
    name: 'reports a wrong total',
    resources: [valueSet({ system, concept: codes('A') }, expanded('A'), { total: 3 })],
    findings: ['ValueSet.expansion.total: The expansion says it has 3 codes and lists 1.'],
  },
  {
    name: 'decides filters over hierarchy and properties, and exclusions',
    resources: [
      valueSet(
        { system, filter: [{ property: 'concept', op: 'descendent-of', value: 'A' }] },
        expanded('A1'),
      ),
      valueSet({ system, filter: [{ property: 'p', op: '=', value: 'x' }] }, expanded('B')),
      {
        ...valueSet({ system }, expanded('A', 'B')),
        compose: { include: [{ system }], exclude: [{ system, concept: codes('A1') }] },
      },
      {
        ...codeSystem,
        property: [{ code: 'p', type: 'code' }],
        concept: [...codeSystem.concept, { code: 'B', property: [{ code: 'p', valueCode: 'x' }] }],
      },
    ],
    findings: [],
  },
  {
    name: 'reports what a filter leaves out',
    resources: [
      valueSet(
        { system, filter: [{ property: 'concept', op: 'descendent-of', value: 'A' }] },
        expanded('A', 'A1'),
      ),
      codeSystem,
    ],
    findings: [
      `ValueSet.expansion: The expansion has ${system}|A, which the definition does not include: expand anew.`,
    ],
  },
  {
    name: 'refuses codes that no part can give, though the whole cannot be worked out, and warns of one twice',
    resources: [
      valueSet(
        { system: 'http://example.org/elsewhere', filter: [{ property: 'code', op: 'regex', value: 'A.*' }] },
        [
          { system: 'http://example.org/elsewhere', code: 'A1' },
          { system: 'http://example.org/elsewhere', code: 'A1' },
          { system: 'http://example.org/elsewhere', code: 'B1' },
        ],
      ),
    ],
    findings: [
      'warning ValueSet.expansion.contains[1]: The code "A1" is listed twice: keep one.',
      'ValueSet.expansion: The expansion has http://example.org/elsewhere|B1, which the definition does not include: expand anew.',
    ],
  },
  {
    name: 'refuses to leave out what a part lists, though the whole cannot be worked out',
    resources: [
      {
        resourceType: 'ValueSet',
        compose: {
          include: [
            { system: 'http://example.org/elsewhere', concept: codes('A1', 'A2') },
            {
              system: 'http://example.org/elsewhere',
              filter: [{ property: 'code', op: 'regex', value: 'B.*' }],
            },
          ],
        },
        expansion: {
          contains: ['A1', 'B1'].map((code) => ({ system: 'http://example.org/elsewhere', code })),
        },
      },
    ],
    findings: [
      'ValueSet.expansion: The expansion lacks http://example.org/elsewhere|A2, which the definition includes: expand anew.',
    ],
  },
]);

testRule(valueSetExpansion, [
  {
    name: 'takes what is inactive and says so',
    resources: [
      {
        resourceType: 'ValueSet',
        url: 'http://example.org/fhir/ValueSet/v',
        status: 'draft',
        compose: {
          include: [
            {
              system: 'http://example.org/fhir/CodeSystem/s',
            },
          ],
        },
        expansion: {
          timestamp: '2025-01-01',
          contains: [
            {
              system: 'http://example.org/fhir/CodeSystem/s',
              code: 'a',
              inactive: true,
            },
          ],
        },
      },
      {
        resourceType: 'CodeSystem',
        url: 'http://example.org/fhir/CodeSystem/s',
        version: '1',
        status: 'draft',
        content: 'complete',
        caseSensitive: true,
        concept: [
          {
            code: 'a',
            property: [
              {
                code: 'inactive',
                valueBoolean: true,
              },
            ],
          },
        ],
      },
    ],
    findings: [],
  },
  {
    name: 'warns of what does not say so, and of an offset below 0',
    resources: [
      {
        resourceType: 'ValueSet',
        url: 'http://example.org/fhir/ValueSet/v',
        status: 'draft',
        compose: {
          include: [
            {
              system: 'http://example.org/fhir/CodeSystem/s',
            },
          ],
        },
        expansion: {
          timestamp: '2025-01-01',
          offset: -1,
          contains: [
            {
              system: 'http://example.org/fhir/CodeSystem/s',
              code: 'a',
            },
          ],
        },
      },
      {
        resourceType: 'CodeSystem',
        url: 'http://example.org/fhir/CodeSystem/s',
        version: '1',
        status: 'draft',
        content: 'complete',
        caseSensitive: true,
        concept: [
          {
            code: 'a',
            property: [
              {
                code: 'inactive',
                valueBoolean: true,
              },
            ],
          },
        ],
      },
    ],
    findings: [
      'warning ValueSet.expansion.contains[0]: "a" is inactive in http://example.org/fhir/CodeSystem/s: say so.',
      'warning ValueSet.expansion.offset: An offset counts the codes before this page: it is never below 0.',
    ],
  },
]);
