import { expect, test } from 'vitest';
import { Catalog } from '../../../src/artifact.ts';
import { codeDisplay } from '../../../src/validation/rules/codeDisplay.ts';
import { Scope } from '../../../src/validation/scope.ts';
import { testRule } from '../../support/testRule.ts';

const url = 'http://example.org/CodeSystem/grade';
const system = {
  resourceType: 'CodeSystem',
  url,
  content: 'complete',
  concept: [
    { code: 'A', display: 'Grade A', designation: [{ language: 'de', value: 'Grad A' }] },
    { code: 'B' },
  ],
};
const coded = (code: string, display?: string) => ({
  resourceType: 'Library',
  topic: [{ coding: [{ system: url, code, ...(display && { display }) }] }],
});

testRule(codeDisplay, [
  {
    name: 'takes the display, a designation, none',
    resources: [coded('A', 'Grade A'), coded('A', 'grade  a'), coded('A', 'Grad A'), coded('A'), system],
    findings: [],
  },
  {
    name: 'takes any display where the system has none or lacks the code',
    resources: [coded('B', 'x'), coded('Z', 'x'), system],
    findings: [],
  },
  {
    name: 'reports another display',
    resources: [coded('A', 'Grade B'), system],
    findings: [
      `Library.topic[0].coding[0].display: Found the display "Grade B" for ${url}|A, expected "Grade A".`,
    ],
  },
  {
    name: 'reports another display of the core',
    resources: [
      {
        resourceType: 'Library',
        topic: [
          { coding: [{ system: 'http://hl7.org/fhir/publication-status', code: 'draft', display: 'Ready' }] },
        ],
      },
    ],
    findings: [
      'Library.topic[0].coding[0].display: Found the display "Ready" for http://hl7.org/fhir/publication-status|draft, expected "Draft".',
    ],
  },
  {
    name: 'only warns of words that a value set or a map gives a code of the core, and not of one that is here',
    resources: [
      {
        resourceType: 'ValueSet',
        compose: {
          include: [
            {
              system: 'http://hl7.org/fhir/publication-status',
              concept: [{ code: 'draft', display: 'Ready' }],
            },
            { system: url, concept: [{ code: 'A', display: 'Grade B' }] },
          ],
        },
      },
      {
        resourceType: 'ConceptMap',
        group: [
          {
            source: 'http://hl7.org/fhir/publication-status',
            element: [{ code: 'draft', display: 'Ready' }],
          },
        ],
      },
      system,
    ],
    findings: [
      'warning ValueSet.compose.include[0].concept[0].display: Found the display "Ready" for http://hl7.org/fhir/publication-status|draft, expected "Draft".',
      `ValueSet.compose.include[1].concept[0].display: Found the display "Grade B" for ${url}|A, expected "Grade A".`,
      'warning ConceptMap.group[0].element[0].display: Found the display "Ready" for http://hl7.org/fhir/publication-status|draft, expected "Draft".',
    ],
  },
]);

test('only warns of another display in a resource of another language, where it may be a translation', () => {
  const coding = { system: 'http://hl7.org/fhir/publication-status', code: 'draft', display: 'Entwurf' };
  const severities = ['de', 'en-US'].map((language) => {
    const resource = { resourceType: 'Library', language, topic: [{ coding: [coding] }] } as never;
    const artifact = { resource, sources: [], authored: { file: 'a.json' } };
    const scope = new Scope(new Catalog([artifact]), { complete: false });
    return [...codeDisplay.check(artifact, scope)].map(({ severity = codeDisplay.severity }) => severity);
  });
  expect(severities).toEqual([['warning'], ['error']]);
});
