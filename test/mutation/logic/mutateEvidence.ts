import type { Evidence, Question } from '../../../src/logic/criterion.ts';
import type { Fact } from '../../../src/logic/fact.ts';
import { mutateFact, nameOfFact } from './mutateFact.ts';
import { type Mutation, replaced, within, without } from './mutation.ts';
import { shiftSpan } from './shiftSpan.ts';

type Slip = Mutation<Evidence>;

/** Evidence with one slip in it: facts lost, read otherwise or shifted, the absence turned, the question lost or shifted. */
export function mutateEvidence(evidence: Evidence, today: string): readonly Slip[] {
  const { question, ...unasked } = evidence;
  const slips: Slip[] = [
    ...evidence.recorded.flatMap((one, index) =>
      one.kind === 'criterion'
        ? [dropped(evidence, 'recorded', index, `criterion ${one.id}`)]
        : mutateOne(evidence, 'recorded', index, one, today),
    ),
    ...evidence.possible.flatMap((one, index) => mutateOne(evidence, 'possible', index, one, today)),
    ...otherAbsence(evidence),
    ...otherReading(evidence),
  ];
  if (!question) return slips;
  return [
    ...slips,
    { kind: 'question', change: 'drop the question', value: unasked },
    ...within('question', mutateQuestion(question, today), (other) => ({ ...evidence, question: other })),
  ];
}

function mutateOne(
  evidence: Evidence,
  from: 'recorded' | 'possible',
  index: number,
  fact: Fact,
  today: string,
): readonly Slip[] {
  const name = nameOfFact(fact);
  const facts = evidence[from];
  const rest = without<(typeof facts)[number]>(facts, index);
  const to = from === 'recorded' ? 'possible' : 'recorded';
  const moved: Slip = {
    kind: 'reading',
    change: `${from} ${index + 1} (${name}) to ${to}`,
    value: { ...evidence, [from]: rest, [to]: [...evidence[to], fact] },
  };
  // What is read as counted already is evidence either way.
  const isRead = evidence.reading === 'counted' && from === 'possible';
  return [
    dropped(evidence, from, index, name),
    ...(isRead ? [] : [moved]),
    ...within(`${from} ${index + 1} (${name})`, mutateFact(fact, today), (other) => ({
      ...evidence,
      [from]: replaced<(typeof facts)[number]>(facts, index, other),
    })),
  ];
}

function dropped(evidence: Evidence, from: 'recorded' | 'possible', index: number, name: string): Slip {
  const value = { ...evidence, [from]: without<unknown>(evidence[from], index) };
  return { kind: 'fact', change: `drop ${from} ${index + 1} (${name})`, value };
}

/** Without facts there is no list whose silence could say anything; nor where another criterion is evidence. */
function otherAbsence(evidence: Evidence): readonly Slip[] {
  const { recorded, possible } = evidence;
  if (recorded.length + possible.length === 0 || recorded.some(({ kind }) => kind === 'criterion')) return [];
  const absence = evidence.absence === 'unknown' ? 'ruled-out' : 'unknown';
  return [{ kind: 'absence', change: `absence ${absence}`, value: { ...evidence, absence } }];
}

function otherReading(evidence: Evidence): readonly Slip[] {
  const { reading, ...definite } = evidence;
  if (reading === undefined) return [];
  return [{ kind: 'reading', change: 'recorded facts in their definite reading', value: definite }];
}

function mutateQuestion(question: Question, today: string): readonly Mutation<Question>[] {
  const { outdatedWithin, ...lasting } = question;
  const lasts = within('validFor', shiftSpan(question.validFor, today), (validFor) => ({
    ...question,
    validFor,
  }));
  if (!outdatedWithin) return lasts;
  return [
    ...lasts,
    { kind: 'guard', change: 'drop outdatedWithin', value: lasting },
    ...within('outdatedWithin', shiftSpan(outdatedWithin, today), (span) => ({
      ...question,
      outdatedWithin: span,
    })),
  ];
}
