import type { Fact, RecordFact, RecordType, ScoreFact, SinceFact, When } from './fact.ts';
import type { Span } from './span.ts';
import { recordTypeWords } from './wordsOfRecordType.ts';
import { ageWords, bandWords, lastWords, spanWords } from './wordsOfTime.ts';
import { about, type Frame, nothing, type Statement, said } from './wordsStatement.ts';

/** A fact in its two readings, as statements. */
export interface FactWords {
  /** The record shows it. */
  readonly definite: Statement;
  /** The record shows it or gives a reason to ask; `since`: by something recorded or begun within that time. */
  readonly counted: (since?: Span) => Statement;
  /** The opposite of counted. */
  readonly notCounted: Statement;
  /** What has to be complete and understood before absence says anything. */
  readonly complete: readonly Statement[];
}

/** Puts a fact into words. @param codeList title of a code list */
export function wordsOfFact(fact: Fact, codeList: (id: string) => string): FactWords {
  switch (fact.kind) {
    case 'record':
      return recordFact(fact, codeList);
    case 'score':
      return scoreFact(fact, codeList);
    case 'sites': {
      const doubt = recordFact({ kind: 'record', type: 'Condition', codes: fact.codes }, codeList);
      const names = fact.sites.map(({ name }) => name).join(', ');
      const after = ` is recorded at ${fact.count} different sites (${names})`;
      return { ...doubt, definite: about({ before: '', after }, quoted(codeList(fact.codes))) };
    }
    case 'lasting': {
      const [done, undone] = [fact.codes, fact.unless].map((id) => quoted(codeList(id)));
      const after = ` is recorded as a completed procedure, and each procedure that may be ${undone} was for certain on an earlier day`;
      return {
        ...recordFact({ kind: 'record', type: 'Procedure', codes: fact.codes }, codeList),
        definite: said(`${done}${after}`, true),
      };
    }
    case 'since':
      return sinceFact(fact, codeList);
    case 'age': {
      const words = ageWords(fact.band);
      return ofPatient(
        [`the patient is ${words}`, `by the birth date the patient may be ${words}`],
        [`by the birth date the patient cannot be ${words}`, 'a birth date is recorded'],
      );
    }
    case 'sex': {
      const recorded = `recorded as ${fact.gender}`;
      return ofPatient(
        [`the administrative gender is ${recorded}`, `the administrative gender is ${recorded}`],
        [`the administrative gender is not ${recorded}`, 'an administrative gender is recorded'],
      );
    }
    case 'deceased':
      return ofPatient(
        ['the patient is recorded as deceased', 'the patient is recorded as deceased'],
        ['the patient is not recorded as deceased', 'it is recorded whether the patient is deceased'],
      );
  }
}

function sinceFact({ codes, procedure, otherwise }: SinceFact, codeList: (id: string) => string): FactWords {
  const done = quoted(codeList(procedure));
  const span = `within ${lastWords(otherwise)}, where none is dated`;
  const subject = quoted(codeList(codes));
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
      ...completeList(recordTypeWords.Condition.list, true),
      ...completeList(recordTypeWords.Procedure.list, false),
    ],
  };
}

/** “Title”. */
function quoted(title: string): string {
  return `“${title}”`;
}

function ofPatient(
  [definite, counted]: readonly [string, string],
  [notCounted, complete]: readonly [string, string],
): FactWords {
  return {
    definite: said(definite),
    // The patient's own facts have no date: they never outdate an answer.
    counted: (since) => (since ? nothing : said(counted)),
    notCounted: said(notCounted),
    complete: [said(complete)],
  };
}

function recordFact({ type, codes, route, when }: RecordFact, codeList: (id: string) => string): FactWords {
  const { shown, any, article, noun, maybe } = recordTypeWords[type];
  const [definiteTime, countedTime] = timeWords(type, when);
  const routed = route === undefined ? '' : ` with the route ${quoted(codeList(route))}`;
  const maybeRouted = routed && codes !== undefined ? `${routed} or without a coded one` : routed;
  // Subjects are what may share a verb; without a list there is only the whole sentence.
  const say = (frame: Frame, whole: string) =>
    codes === undefined ? said(whole, frame.guarded) : about(frame, quoted(codeList(codes)));
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
    complete: completeList(recordTypeWords[type].list, type === 'Condition'),
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

function scoreFact(
  { codes, only, within, unit, band }: ScoreFact,
  codeList: (id: string) => string,
): FactWords {
  const codesOnly = only ? ` (${only.map(({ code }) => code).join(', ')} only)` : '';
  const name = `${quoted(codeList(codes))}${codesOnly}`;
  const value = bandWords(band, unit);
  const result = (span: Span) => `result of ${name} within ${lastWords(span)}, may be ${value}`;
  return {
    definite: said(`the newest ${name} within ${lastWords(within)}, is ${value}`, true),
    counted: (since = within) => said(`a ${result(since)}`, true),
    notCounted: said(`no ${result(within)}`, true),
    complete: completeList('results', false),
  };
}

const list: Frame = {
  before: 'the list of ',
  after: ' is complete',
  and: { word: 'and', before: 'the lists of ', after: ' are complete' },
};

function completeList(name: string, coded: boolean): readonly Statement[] {
  return [
    about(list, name),
    ...(coded ? [said('every counted condition has a code in ICD-10-CM or SNOMED CT')] : []),
  ];
}
