import type { RecordFact, RecordType, When } from './fact.ts';
import type { FactWords } from './factWords.ts';
import { quotedTitle } from './quotedTitle.ts';
import { wordsOfComplete } from './wordsOfComplete.ts';
import { recordTypeWords } from './wordsOfRecordType.ts';
import { lastWords, spanWords } from './wordsOfTime.ts';
import { about, type Frame, said } from './wordsStatement.ts';

/** That a record with a code of a list is there. @param codeList title of a code list */
export function wordsOfRecordFact(
  { type, codes, route, when }: RecordFact,
  codeList: (id: string) => string,
): FactWords {
  const { shown, any, article, noun, maybe } = recordTypeWords[type];
  const [definiteTime, countedTime] = timeWords(type, when);
  const routed = route === undefined ? '' : ` with the route ${quotedTitle(codeList(route))}`;
  const maybeRouted = routed && codes !== undefined ? `${routed} or without a coded one` : routed;
  // Subjects are what may share a verb; without a list there is only the whole sentence.
  const say = (frame: Frame, whole: string) =>
    codes === undefined ? said(whole, frame.guarded) : about(frame, quotedTitle(codeList(codes)));
  const maybeWords = (before: string, after: string, word: 'and' | 'or') =>
    say(
      {
        before: `${before} ${noun} ${maybe} `,
        after: maybeRouted + after,
        [word]: { word: 'or', after: maybeRouted + after },
      },
      `${before} ${noun}${maybeRouted}${after}`,
    );
  return {
    definite: say(
      {
        ...shownFrame([shown[0], routed + shown[1]], definiteTime),
        ...(definiteTime.includes(',') && { guarded: true }),
      },
      routed ? `${article} ${noun}${routed} is there${definiteTime}` : any + definiteTime,
    ),
    counted: (since) =>
      maybeWords(
        article,
        since ? ` may have been recorded or begun within ${lastWords(since)}` : `${countedTime} counts`,
        'or',
      ),
    notCounted: maybeWords('no', `${countedTime} counts`, 'and'),
    complete: wordsOfComplete(recordTypeWords[type].list, type === 'Condition'),
  };
}

/** “A” or “B” is recorded; “A” and “B” are recorded. Where the title stands inside the sentence, only "or" is good English. */
function shownFrame([before, verb]: readonly [string, string], time: string): Frame {
  const after = verb + time;
  const many = before === '' && time === '' ? after.replace(/^ is /, ' are ') : undefined;
  const alone = many === ' are recorded' ? { and: { word: 'and', after: many } as const } : {};
  return { before, after, or: { word: 'or', after }, ...alone };
}

/** What `when` adds to the definite and to the counted reading. */
function timeWords(type: RecordType, when: When | undefined): readonly [definite: string, counted: string] {
  if (!when) return ['', ''];
  const begun = type === 'Condition' ? ['began', 'may have begun'] : ['is dated', 'may be dated'];
  switch (when.kind) {
    case 'within':
      return [
        ` and ${begun[0]} within ${lastWords(when.span)}`,
        ` and ${begun[1]} within ${lastWords(when.span)},`,
      ];
    case 'earlier':
      return [
        ` and ${begun[0]} ${spanWords(when.span)} ago or earlier`,
        ` and ${begun[1]} ${spanWords(when.span)} ago or earlier`,
      ];
    case 'acute':
      return [
        ` with an active clinical status, or without one but begun or recorded within ${lastWords(when.span)}`,
        '',
      ];
  }
}
