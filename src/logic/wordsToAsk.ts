import type { Criterion, Evidence } from './criterion.ts';
import type { FactWords } from './factWords.ts';
import { metWords } from './metWords.ts';
import { recordedParts } from './recordedParts.ts';
import type { Names } from './wordsNames.ts';
import { factsOf } from './wordsOfEvidence.ts';
import { spanWords } from './wordsOfTime.ts';
import { joined, nothing, printStatement, type Statement } from './wordsStatement.ts';

/** What settles a criterion that is unknown, in whole sentences: the questions of its parts, or the record where nothing is asked. */
export function wordsToAsk(criterion: Criterion, names: Names): readonly string[] {
  switch (criterion.kind) {
    case 'evidence':
      return [evidenceAsk(criterion, names)];
    case 'named':
      return [`See “${names.criterion(criterion.id)}”.`];
    case 'not':
      return wordsToAsk(criterion.of, names);
    case 'any':
    case 'all':
    case 'atLeast':
      return criterion.of.flatMap((part) => wordsToAsk(part, names));
  }
}

function evidenceAsk({ question, ...evidence }: Evidence, names: Names): string {
  const { doubts } = factsOf(evidence, names);
  const { criteria } = recordedParts(evidence);
  const met = joined(
    'or',
    criteria.map((id) => metWords(id, names)),
  );
  if (!question) {
    const look = joined('or', [countedWords(doubts), met]);
    return [lookWords(look), absenceWords(evidence, doubts), readingWords(evidence)].join('');
  }
  // Recorded facts that show it in this reading are no reason to ask.
  const reasons =
    evidence.reading === 'counted' ? doubts.slice(doubts.length - evidence.possible.length) : doubts;
  const counted = countedWords(reasons);
  const { text } = names.question(question.id);
  return [
    `Ask “${text}”: an answer lasts ${spanWords(question.validFor)}.`,
    counted === nothing ? '' : ` A reason to ask: ${printStatement(counted)}.`,
    met === nothing ? '' : ` Shown without an answer where ${printStatement(met)}.`,
    question.outdatedWithin
      ? ` Such a record of the last ${spanWords(question.outdatedWithin)}, or without a date, outdates an answer that denies it.`
      : '',
    evidence.recorded.length > 0
      ? ' A record that shows it and an answer that denies it contradict each other: it stays unknown until one is corrected.'
      : '',
    readingWords(evidence),
  ].join('');
}

function countedWords(facts: readonly FactWords[]): Statement {
  return joined(
    'or',
    facts.map((fact) => fact.counted()),
  );
}

function readingWords({ reading }: Pick<Evidence, 'reading'>): string {
  return reading === 'counted'
    ? ' Here a doubtful record is evidence already: to be wrong in this direction is the safe side.'
    : '';
}

function lookWords(counted: Statement): string {
  return `Nothing is asked: the record settles it. Look at it where ${printStatement(counted)}.`;
}

function absenceWords(
  { absence, recorded }: Pick<Evidence, 'absence' | 'recorded'>,
  doubts: readonly FactWords[],
): string {
  if (absence === 'unknown' || recordedParts({ recorded }).criteria.length > 0)
    return ' Absence says nothing.';
  const complete = joined(
    'and',
    doubts.flatMap((fact) => fact.complete),
  );
  return ` Absence says something only where ${printStatement(complete)}.`;
}
