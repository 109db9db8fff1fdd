import { codeDisplay } from '../../../src/validation/rules/codeDisplay.ts';
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
]);
