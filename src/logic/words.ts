import type { Criterion } from './criterion.ts';
import { metWords } from './metWords.ts';
import type { Rails } from './rails.ts';
import type { Names } from './wordsNames.ts';
import { evidenceWords } from './wordsOfEvidence.ts';
import { about, joined, printStatement, type Statement, some } from './wordsStatement.ts';
import { wordsToAsk } from './wordsToAsk.ts';

/** A criterion in plain English, each part without a capital at its start and without a full stop at its end. */
export interface CriterionWords extends Rails<string> {
  /** What to ask, or where to look, while it is unknown: whole sentences, one for each thing that can settle it. */
  readonly ask: readonly string[];
}

/**
 * Puts a criterion into words that a clinician can check. They say what the rails mean, not each guard: `met` and `ruledOut`
 * are "nothing" where no case makes it so. What is neither is unknown, whatever the reason.
 */
export function criterionWords(criterion: Criterion, names: Names): CriterionWords {
  const { met, ruledOut } =
    criterion.kind === 'evidence' ? evidenceWords(criterion, names, true) : statements(criterion, names);
  return {
    met: printStatement(met),
    ruledOut: printStatement(ruledOut),
    ask: [...new Set(wordsToAsk(criterion, names))],
  };
}

function statements(criterion: Criterion, names: Names): Rails<Statement> {
  const partsOf = (parts: readonly Criterion[]) => parts.map((part) => statements(part, names));
  switch (criterion.kind) {
    case 'evidence':
      return evidenceWords(criterion, names);
    case 'named':
      return {
        met: metWords(criterion.id, names),
        ruledOut: about(isRuledOut, `“${names.criterion(criterion.id)}”`),
      };
    case 'any':
    case 'all': {
      const parts = partsOf(criterion.of);
      const [met, ruledOut] = criterion.kind === 'any' ? (['or', 'and'] as const) : (['and', 'or'] as const);
      return {
        met: joined(
          met,
          parts.map((part) => part.met),
        ),
        ruledOut: joined(
          ruledOut,
          parts.map((part) => part.ruledOut),
        ),
      };
    }
    case 'not': {
      const { met, ruledOut } = statements(criterion.of, names);
      return { met: ruledOut, ruledOut: met };
    }
    case 'atLeast': {
      const parts = partsOf(criterion.of);
      return {
        met: some(
          criterion.count,
          parts.map((part) => part.met),
        ),
        ruledOut: some(
          parts.length - criterion.count + 1,
          parts.map((part) => part.ruledOut),
        ),
      };
    }
  }
}

const isRuledOut = {
  before: '',
  after: ' is ruled out',
  and: { word: 'and', after: ' are ruled out' },
  or: { word: 'or', after: ' is ruled out' },
} as const;
