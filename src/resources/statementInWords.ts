import type { Guideline } from '../knowledge/guideline.ts';
import type { Statement } from '../logic/cql/logicSource.ts';
import { criterionInWords } from './criterionInWords.ts';

/**
 * What a statement about a criterion comes to, in words.
 * @param as `whole`: a sentence that says which value is asked for; `part`: only what must hold
 */
export function statementInWords(
  guideline: Guideline,
  { criterion, outcome }: Statement,
  as: 'whole' | 'part' = 'whole',
): string {
  const { met, ruledOut, ask } = criterionInWords(guideline, criterion);
  const questions = ask.length > 0 ? ` ${ask.join(' ')}` : '';
  switch (outcome) {
    case 'met':
      return as === 'part' ? met : `Met: ${met}.`;
    case 'ruled-out':
      return as === 'part' ? ruledOut : `Ruled out: ${ruledOut}.`;
    case 'unknown': {
      const neither = `neither met (${met}) nor ruled out (${ruledOut})`;
      return as === 'part' ? neither : `Unknown: ${neither}.${questions}`;
    }
    case 'not-met':
      return as === 'part' ? `not met (${met})` : `Not met, which would be: ${met}.`;
    case 'not-ruled-out':
      return as === 'part' ? `not ruled out (${ruledOut})` : `Not ruled out, which would be: ${ruledOut}.`;
  }
}
