import type { Fault, TextExample } from './entry.ts';

const yaml = 'https://yaml.org/spec/1.2.2/';
const sound = 'ignore: [{ code: plan-cycle, path: "*.json", reason: Both are tested. }]';

/** What is wrong with a file of accepted findings (`--ignore`), by code. */
export const ignoreFaults = {
  'yaml-syntax': {
    severity: 'error',
    spec: yaml,
    wants: 'An ignore file is YAML 1.2.',
    why: 'Nothing in it can be read, so no finding is accepted.',
    example: { faulty: 'ignore: [{ code: plan-cycle', mended: sound },
  },
  'yaml-empty': {
    severity: 'error',
    spec: yaml,
    wants: 'An ignore file has entries.',
    why: 'An empty file is one that was lost, or named by mistake.',
    example: { faulty: '', mended: sound },
  },
  'yaml-alias': {
    severity: 'error',
    spec: yaml,
    wants: 'Values of an ignore file are written out, without anchors and aliases.',
    why: 'They hide what a reviewer should see, and expand without bound.',
    example: { faulty: 'ignore: [{ code: plan-cycle, path: &all "*.json", reason: *all }]', mended: sound },
  },
  'yaml-tag': {
    severity: 'error',
    spec: yaml,
    wants: 'Values of an ignore file are plain, without tags.',
    why: 'A tag turns a value into something else than a reader sees.',
    example: {
      faulty: 'ignore: [{ code: plan-cycle, path: "*.json", reason: !why Both are tested. }]',
      mended: sound,
    },
  },
  'yaml-too-large': {
    severity: 'error',
    spec: yaml,
    wants: 'An ignore file is one that people wrote: at most 20 million characters.',
    why: 'A text without bound would fill the memory.',
    example: 'A log that was named by mistake: name the file of accepted findings.',
  },
  'yaml-schema': {
    severity: 'error',
    spec: yaml,
    wants:
      'An ignore file is YAML of the form that docs/validate.md shows: a list of entries, each with a code and a reason.',
    why: 'An entry that cannot be read accepts nothing, and nobody would know.',
    example: {
      faulty: 'ignore: [{ code: plan-cycle, path: "*.json", reson: Both are tested. }]',
      mended: sound,
    },
  },
  'ignore-code': {
    severity: 'error',
    spec: yaml,
    wants: 'An entry of an ignore file names a code of this list.',
    why: 'A code that is misspelt accepts nothing, and the finding that was meant comes back.',
    example: {
      faulty: 'ignore: [{ code: plan-cycel, path: "*.json", reason: Both are tested. }]',
      mended: sound,
    },
  },
  'ignore-scope': {
    severity: 'error',
    spec: yaml,
    wants: 'An entry of an ignore file says where: a file, an element, or both.',
    why: 'An entry without a place would accept every finding of its code, also those to come.',
    example: { faulty: 'ignore: [{ code: plan-cycle, reason: Both are tested. }]', mended: sound },
  },
  'ignore-reason': {
    severity: 'error',
    spec: yaml,
    wants: 'An entry of an ignore file gives the reason why the finding is accepted.',
    why: 'Nobody can judge later whether what was accepted may still stand.',
    example: { faulty: 'ignore: [{ code: plan-cycle, path: "*.json", reason: " " }]', mended: sound },
  },
  'ignore-unused': {
    severity: 'warning',
    spec: yaml,
    wants: 'Each entry of an ignore file accepts a finding.',
    why: 'What it accepted is mended, or has moved: the entry would hide the next finding there unseen.',
    example: 'An entry for a name that was corrected: remove it.',
  },
} as const satisfies Readonly<Record<string, Fault<TextExample | string>>>;
