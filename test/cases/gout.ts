import type { Guideline } from '../../src/knowledge/guideline.ts';
import type { GuidelineCriterion } from '../../src/knowledge/guidelineCriterion.ts';
import type { Criterion } from '../../src/logic/criterion.ts';
import { answeredBy, conditionIn } from '../../src/logic/evidence.ts';
import { smallGuideline } from '../support/smallGuideline.ts';

function criterion(id: string, of: Criterion, more: Partial<GuidelineCriterion> = {}): GuidelineCriterion {
  const place = { file: 'criteria.yaml', line: 1, column: 1 };
  return {
    id,
    title: id,
    criterion: of,
    source: { text: id, place },
    basis: 'stated',
    rationale: 'A test.',
    contraindication: false,
    thresholds: [],
    authored: place,
    ...more,
  };
}

/** The small guideline with criteria for cases to name: a recorded one, an answered one and one that is asked the other way round. */
export const gout: Guideline = {
  ...smallGuideline,
  questionnaires: [],
  criteria: [
    criterion('gout', conditionIn('gout', 'ruled-out')),
    criterion('drinks', answeredBy('drinks')),
    criterion('abstains', answeredBy('abstains'), {
      question: { text: 'Do you drink?', inverted: true, rationale: 'Put positively.' },
    }),
    criterion('both', {
      kind: 'all',
      of: [
        { kind: 'named', id: 'gout' },
        { kind: 'named', id: 'drinks' },
      ],
    }),
    criterion('child', {
      kind: 'evidence',
      recorded: [{ kind: 'age', band: { below: 18 } }],
      possible: [],
      absence: 'ruled-out',
    }),
    criterion('dead', {
      kind: 'evidence',
      recorded: [{ kind: 'deceased' }],
      possible: [],
      absence: 'ruled-out',
    }),
    criterion('ordered', {
      kind: 'evidence',
      recorded: [{ kind: 'record', type: 'DraftOrder' }],
      possible: [],
      absence: 'ruled-out',
    }),
    criterion('insured', {
      kind: 'evidence',
      recorded: [{ kind: 'record', type: 'Coverage' }],
      possible: [],
      absence: 'unknown',
    }),
  ],
};
