import type { ScoreFact } from './fact.ts';
import type { FactWords } from './factWords.ts';
import { quotedTitle } from './quotedTitle.ts';
import type { Span } from './span.ts';
import { wordsOfComplete } from './wordsOfComplete.ts';
import { bandWords, lastWords } from './wordsOfTime.ts';
import { said } from './wordsStatement.ts';

/** That the newest result has a value in a band. @param codeList title of a code list */
export function wordsOfScoreFact(
  { codes, only, within, unit, band }: ScoreFact,
  codeList: (id: string) => string,
): FactWords {
  const codesOnly = only ? ` (${only.map(({ code }) => code).join(', ')} only)` : '';
  const name = `${quotedTitle(codeList(codes))}${codesOnly}`;
  const value = bandWords(band, unit);
  const result = (span: Span) => `result of ${name} within ${lastWords(span)}, may be ${value}`;
  return {
    definite: said(`the newest ${name} within ${lastWords(within)}, is ${value}`, true),
    counted: (since = within) => said(`a ${result(since)}`, true),
    notCounted: said(`no ${result(within)}`, true),
    complete: wordsOfComplete('results', false),
  };
}
