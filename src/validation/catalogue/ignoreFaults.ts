import type { Fault } from './entry.ts';

const yaml = 'https://yaml.org/spec/1.2.2/';

/** What is wrong with a file of accepted findings (`--ignore`), by code. */
export const ignoreFaults = {
  'yaml-schema': {
    severity: 'error',
    spec: yaml,
    wants:
      'An ignore file is YAML of the form that docs/validate.md shows: a list of entries, each with a code and a reason.',
    why: 'An entry that cannot be read accepts nothing, and nobody would know.',
    example: 'reson: a slip: write reason.',
  },
  'ignore-code': {
    severity: 'error',
    spec: yaml,
    wants: 'An entry of an ignore file names a code of this list.',
    why: 'A code that is misspelt accepts nothing, and the finding that was meant comes back.',
    example: 'code: name-fromat: write name-format.',
  },
  'ignore-scope': {
    severity: 'error',
    spec: yaml,
    wants: 'An entry of an ignore file says where: a file, an element, or both.',
    why: 'An entry without a place would accept every finding of its code, also those to come.',
    example: 'code: name-format alone: add path or element.',
  },
  'ignore-reason': {
    severity: 'error',
    spec: yaml,
    wants: 'An entry of an ignore file gives the reason why the finding is accepted.',
    why: 'Nobody can judge later whether what was accepted may still stand.',
    example: 'reason: "": say who decided, and why.',
  },
  'ignore-unused': {
    severity: 'warning',
    spec: yaml,
    wants: 'Each entry of an ignore file accepts a finding.',
    why: 'What it accepted is mended, or has moved: the entry would hide the next finding there unseen.',
    example: 'An entry for a name that was corrected: remove it.',
  },
} as const satisfies Readonly<Record<string, Fault<string>>>;
