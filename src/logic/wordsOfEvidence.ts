import type { Evidence, Question } from './criterion.ts';
import type { Fact } from './fact.ts';
import type { FactWords } from './factWords.ts';
import { metWords } from './metWords.ts';
import type { Rails } from './rails.ts';
import { recordedParts } from './recordedParts.ts';
import type { Names } from './wordsNames.ts';
import { wordsOfFact } from './wordsOfFact.ts';
import { joined, nothing, type Statement, said, unless } from './wordsStatement.ts';

/**
 * `met = (R or Y) and not N`, `ruledOut = not R and not Y and not Pnew and (N or (A and not P))`. A valid answer is yes or no,
 * so that yes needs no "unless no"; not P implies not R and not Pnew.
 * @param alone no other question is near: "the answer" is clear once the question was named
 */
export function evidenceWords(evidence: Evidence, names: Names, alone = false): Rails<Statement> {
  const { recorded, question, absence } = evidence;
  const { criteria } = recordedParts(evidence);
  const { shown, doubts } = factsOf(evidence, names);
  const yes = question ? answered(question, 'yes', names) : nothing;
  const no = question ? answered(question, 'no', names) : nothing;
  const denied = question && alone ? said(`the answer is ${given(question, 'no', names)}`) : no;
  const notYes = question && alone ? said(`the answer is not ${given(question, 'yes', names)}`) : undefined;
  const counted = joined(
    'or',
    doubts.map((fact) => fact.counted(question?.outdatedWithin)),
  );
  const outdated = question?.outdatedWithin ? counted : nothing;
  const absent =
    absence === 'ruled-out' && doubts.length > 0 && criteria.length === 0
      ? joined('and', [
          ...doubts.flatMap((fact) => fact.complete),
          ...doubts.map((fact) => fact.notCounted),
          ...(question ? [notYes ?? answered(question, 'yes', names, 'is not')] : []),
        ])
      : nothing;
  return {
    met: joined('or', [yes, recorded.length > 0 ? unless(shown, denied) : nothing]),
    ruledOut: joined('or', [unless(no, joined('or', [shown, outdated])), absent]),
  };
}

/** What shows it as one statement, and the facts that give a reason to ask. */
export function factsOf(evidence: Evidence, names: Names) {
  const wordsOf = (fact: Fact): FactWords => wordsOfFact(fact, names.codeList);
  const { facts, criteria } = recordedParts(evidence);
  const shown = joined('or', [
    ...facts.map((fact) => shownWords(wordsOf(fact), evidence)),
    ...criteria.map((id) => metWords(id, names)),
  ]);
  return { shown, doubts: [...facts, ...evidence.possible].map(wordsOf) };
}

/** What a recorded fact says where it shows the criterion. */
export function shownWords(fact: FactWords, { reading }: Pick<Evidence, 'reading'>): Statement {
  return reading === 'counted' ? fact.counted() : fact.definite;
}

/** The valid answer to the question says so of the criterion, or does not. */
function answered(
  { id }: Pick<Question, 'id'>,
  answer: 'yes' | 'no',
  names: Names,
  verb: 'is' | 'is not' = 'is',
): Statement {
  const { text } = names.question(id);
  return said(`“${text}” ${verb} answered ${given({ id }, answer, names)}`);
}

/** What is answered where the criterion is said to be so, or not. */
function given({ id }: Pick<Question, 'id'>, answer: 'yes' | 'no', names: Names): 'yes' | 'no' {
  return names.question(id).inverted === (answer === 'yes') ? 'no' : 'yes';
}
