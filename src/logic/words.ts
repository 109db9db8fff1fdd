import type { Criterion } from './criterion.ts';
import { and, type Predicate, printPredicate } from './predicate.ts';
import { type Rails, railsOf, type Tongue } from './rails.ts';

/** How the criterion's code lists and questions are called. */
export interface Names {
  /** Title of a code list. */
  readonly codeList: (id: string) => string;
  /** Text of a question. */
  readonly question: (id: string) => string;
  /** The criterion that another one names. */
  readonly criterion: (id: string) => Criterion;
}

/** Prints both rails of a criterion in plain English, as one sentence part each, without a full stop. */
export function criterionWords(criterion: Criterion, names: Names): Rails<string> {
  const rails = railsOf(criterion, tongue(names));
  return { met: sentence(rails.met), ruledOut: sentence(rails.ruledOut) };
}

/** What "counts" means in the words above; shown once beside them. */
export const recordWords =
  'A diagnosis counts as recorded when its verification status is confirmed or missing, its clinical status is active, ' +
  'recurrence, relapse or missing, and it has not abated. It is only a reason to ask when it is unconfirmed, provisional, ' +
  'differential or has a status without a recognised code, and it does not count when it is refuted, entered in error, ' +
  'inactive, in remission, resolved or abated. Absence counts only in a list of conditions that is known to be complete ' +
  'and in which every counted condition has a code in ICD-10-CM or SNOMED CT. What is neither met nor ruled out is unknown.';

function sentence(predicate: Predicate): string {
  const text = printPredicate(predicate, { and: ', and ', or: ', or ' });
  if (text === 'false') return 'nothing';
  return text === 'true' ? 'anything' : text;
}

function tongue({ codeList, question, criterion }: Names): Tongue {
  const self: Tongue = {
    fact: (fact, reading) => {
      if (fact.kind !== 'record' || fact.codes === undefined)
        throw new Error(`no words for ${fact.kind} yet`);
      const title = codeList(fact.codes);
      return reading === 'definite'
        ? phrase(`“${title}” is recorded`, `“${title}” is not recorded`)
        : phrase(`a condition that may be “${title}” counts`, `no condition that may be “${title}” counts`);
    },
    answered: (id, answer) => {
      const asked = question(id);
      return phrase(`“${asked}” is answered ${answer}`, `“${asked}” is not answered ${answer}`);
    },
    complete: () => and(complete, understood),
    named: (id) => railsOf(criterion(id), self),
  };
  return self;
}

function phrase(text: string, negated: string): Predicate {
  return { kind: 'leaf', text, negated };
}

const complete = phrase(
  'the list of conditions is complete',
  'the list of conditions is not known to be complete',
);
const understood = phrase(
  'every condition in it has a code in ICD-10-CM or SNOMED CT',
  'a condition in it has no code in ICD-10-CM or SNOMED CT',
);
