import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What tests vary of the small guideline below; all have defaults. */
export interface GuidelineTraits {
  readonly canonical?: string;
  readonly packageId?: string;
  readonly idPrefix?: string;
  /** Name in `guideline.yaml`, where it shall differ from the folder's. */
  readonly id?: string;
  /** Replaces the printed rows of the source without locking it anew. */
  readonly changedRows?: readonly string[];
}

const rows = ['Wash hands before meals 1 Strong', 'Wear gloves when soap is missing 2 Weak'] as const;

/** Writes a guideline of two rows into `input/<name>`: enough for the command line, quick to build. Returns its folder. */
export function writeGuideline(input: string, name: string, traits: GuidelineTraits = {}): string {
  const folder = join(input, name);
  mkdirSync(folder, { recursive: true });
  const locked = textOf(rows);
  const files = {
    'source.txt': textOf(traits.changedRows ?? rows),
    'source.lock': locked,
    'guideline.yaml': guidelineYaml(name, traits, sha256(locked)),
    'layout.yaml': layoutYaml,
    'variables.yaml': variablesYaml,
    'recommendations.yaml': recommendationsYaml,
    'terminology.yaml': terminologyYaml,
    'eating.csv': eatingCsv,
  };
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  return folder;
}

function textOf(printed: readonly string[]): string {
  return ['Clean Hands', 'At Table', 'Statement Class Strength', ...printed, ''].join('\n');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function guidelineYaml(name: string, traits: GuidelineTraits, hash: string): string {
  const id = traits.id ?? name;
  return `id: ${id}
canonical: ${traits.canonical ?? `http://example.org/${id}`}
packageId: ${traits.packageId ?? `org.example.${id}`}
version: "1.0.0"
name: CleanHands
title: Clean Hands
description: A guideline for tests.
status: draft
experimental: true
date: "2026-01-02"
publisher: Example Press
contact: [{ name: Example Press }]
license: CC0-1.0
copyright: Nobody owns this text.
author: Example Society
citation: { text: Example Society. Clean Hands., url: https://example.org/clean-hands }
${traits.idPrefix ? `idPrefix: ${traits.idPrefix}\n` : ''}source: { file: source.txt, format: text, title: Clean Hands, sha256: ${hash} }
population: { variable: eaters, codeList: eating }
`;
}

const layoutYaml = `scales:
  - id: class-of-evidence
    column: class
    label: Class
    title: Class of evidence
    description: Number printed in the column "Class".
    role: quality
    values: [{ code: "1", display: Class 1 }, { code: "2", display: Class 2 }]
  - id: strength
    column: strength
    label: Strength
    title: Strength of recommendation
    description: Word printed in the column "Strength".
    role: strength
    values: [{ code: Strong, display: Strong }, { code: Weak, display: Weak }]
parts:
  - title: Clean Hands
  - recommendations:
      header: Statement Class Strength
      columns: [statement, class, strength]
      sections: [{ id: at-table, heading: At Table }]
`;

const variablesYaml = `populations:
  - { id: eaters, title: People who eat, basis: editorial, rationale: The source names nobody. }
exposures:
  - { id: washing, title: Washing hands, quote: Wash hands, line: 4, basis: stated }
  - { id: gloves, title: Gloves, quote: Wear gloves, line: 5, basis: stated }
`;

const terminologyYaml = `codeLists:
  - { id: eating, title: Eating, description: Codes of people who eat., line: 4, file: eating.csv }
`;

const eatingCsv = `system,code,display,class,class_reason,verified,source1,source2,note,role
http://example.org/meals,M1,Eats meals,definite,It says so.,yes,made up for tests,made up for tests,,indication
`;

const recommendationsYaml = `recommendations:
  - id: wash-hands
    line: 4
    hash: ${sha256(rows[0]).slice(0, 16)}
    kind: intervention-recommended
    direction: for
    title: Washing hands before meals
    exposure: [washing]
    question: Is washing hands being considered?
    activity: { kind: ServiceRequest, code: washing }
    rationale: The row says wash.
  - id: wear-gloves
    line: 5
    hash: ${sha256(rows[1]).slice(0, 16)}
    kind: technique
    direction: none
    title: Gloves when soap is missing
    exposure: [gloves]
    rationale: The row says how.
`;
