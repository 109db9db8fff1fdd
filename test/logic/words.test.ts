import { describe, expect, it } from 'vitest';
import type { Criterion } from '../../src/logic/criterion.ts';
import { criterionWords } from '../../src/logic/words.ts';

const names = { codeList: (id: string) => `list ${id}`, question: (id: string) => `${id}?` };
const words = (criterion: Criterion) => criterionWords(criterion, names);

describe('criterionWords', () => {
  it('says when a record shows it and when absence rules it out', () => {
    expect(words({ kind: 'recorded', codeList: 'a', absence: 'ruled-out' })).toEqual({
      met: '“list a” is recorded',
      ruledOut:
        'the list of conditions is complete, and no condition that may be “list a” counts, and every condition in it has a code in ICD-10-CM or SNOMED CT',
    });
  });

  it('says that nothing rules out what absence does not', () => {
    expect(words({ kind: 'recorded', codeList: 'a', absence: 'unknown' })).toEqual({
      met: '“list a” is recorded',
      ruledOut: 'nothing',
    });
  });

  it('puts what is joined inside into parentheses', () => {
    const asked = (id: string): Criterion => ({ kind: 'answered', id });
    expect(words({ kind: 'all', of: [asked('a'), { kind: 'any', of: [asked('b'), asked('c')] }] })).toEqual({
      met: '“a?” is answered yes, and (“b?” is answered yes, or “c?” is answered yes)',
      ruledOut: '“a?” is answered no, or (“b?” is answered no, and “c?” is answered no)',
    });
  });
});
