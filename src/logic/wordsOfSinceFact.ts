import type { SinceFact } from './fact.ts';
import type { FactWords } from './factWords.ts';
import { quotedTitle } from './quotedTitle.ts';
import { wordsOfComplete } from './wordsOfComplete.ts';
import { recordTypeWords } from './wordsOfRecordType.ts';
import { lastWords } from './wordsOfTime.ts';
import { about } from './wordsStatement.ts';

/** That a condition began since a procedure. @param codeList title of a code list */
export function wordsOfSinceFact(
  { codes, procedure, otherwise }: SinceFact,
  codeList: (id: string) => string,
): FactWords {
  const done = quotedTitle(codeList(procedure));
  const span = `within ${lastWords(otherwise)}, where none is dated`;
  const subject = quotedTitle(codeList(codes));
  const maybe = (before: string, after: string) => about({ before, after, guarded: true }, subject);
  const counts = ` and may have begun since the newest procedure that may be ${done}, or ${span}, counts`;
  return {
    definite: about(
      {
        before: '',
        after: ` is recorded and began on the day of the newest procedure that may be ${done} or later, or ${span}`,
        guarded: true,
      },
      subject,
    ),
    counted: (since) =>
      since
        ? maybe('a condition that may be ', ` may have been recorded or begun within ${lastWords(since)}`)
        : maybe('a condition that may be ', counts),
    notCounted: maybe('no condition that may be ', counts),
    complete: [
      ...wordsOfComplete(recordTypeWords.Condition.list, true),
      ...wordsOfComplete(recordTypeWords.Procedure.list, false),
    ],
  };
}
