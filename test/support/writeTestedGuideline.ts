import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeGuideline } from './writeGuideline.ts';

const criteria = `criteria:
  - id: eats
    title: Eats
    line: 4
    quote: Wash hands
    question: { text: Does the person eat?, validFor: 12 months, rationale: A test. }
    basis: editorial
    rationale: A test.
outcomes:
  - id: advice
    title: Advice
    exhaustive: true
    rationale: A test.
    outcomes:
      - { id: wash, title: Wash, when: [{ met: eats }] }
      - { id: leave, title: Leave, when: [{ ruled-out: eats }] }
      - { id: ask, title: Ask, when: [{ unknown: eats }] }
`;

const eligibility = `plans:
  - id: at-table
    title: Hands at table
    description: Says whether to wash. A test.
    lines: [4]
    hooks: [patient-view, order-select, order-sign]
    cards:
      - { id: wash, outcome: advice/wash, title: Wash hands, description: The person eats., priority: urgent }
      - { id: ask, outcome: advice/ask, title: Ask, description: Not known whether the person eats. }
    rationale: A test.
`;

/** Three cases, one of each state, all as they should be. */
export const soundCases = `cases:
  - { id: eater, title: Says yes, answers: { eats: "yes" }, expect: { eats: met, advice: wash } }
  - { id: faster, title: Says no, answers: { eats: "no" }, expect: { eats: ruled-out, advice: leave } }
  - { id: nobody, title: Says nothing, expect: { eats: unknown, advice: ask } }
`;

/** The guideline of two rows with a plan over the answer to one question, and cases. Returns its folder. */
export function writeTestedGuideline(input: string, name: string): string {
  const folder = writeGuideline(input, name);
  writeFileSync(join(folder, 'criteria.yaml'), criteria);
  writeFileSync(join(folder, 'eligibility.yaml'), eligibility);
  writeCases(folder, 'eating.yaml', soundCases);
  return folder;
}

/** Writes a file of cases. */
export function writeCases(folder: string, name: string, text: string): void {
  const file = join(folder, 'cases', name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
