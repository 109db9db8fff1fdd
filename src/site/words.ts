import type { Basis } from '../knowledge/basis.ts';
import type { Threshold } from '../knowledge/guidelineCriterion.ts';
import type { RatingScale } from '../knowledge/rating.ts';
import type { Recommendation, Variable } from '../knowledge/recommendation.ts';
import type { SplitBasis } from '../knowledge/table.ts';
import type { CodeClass } from '../logic/codeSet.ts';

/** What readers see for the codes of the model. */
export const words = {
  direction: { for: 'For', against: 'Against', none: 'No direction' } satisfies Record<
    Recommendation['direction'],
    string
  >,
  basis: {
    stated: 'stated by the row',
    section: 'stated by the section',
    guideline: 'stated for the whole guideline',
    editorial: 'editorial decision',
  } satisfies Record<Basis, string>,
  split: {
    'single-cut': 'Cut by a person, at the one place where the line can be cut',
    judgement: 'Column decided by a person',
  } satisfies Record<SplitBasis, string>,
  role: {
    population: 'Population',
    exposure: 'Intervention or exposure',
    comparator: 'Comparator',
    outcome: 'Outcome',
  } satisfies Record<Variable['role'], string>,
  scaleRole: {
    strength: 'Strength of the recommendation',
    quality: 'Quality of the evidence',
    certainty: 'Certainty',
  } satisfies Record<RatingScale['role'], string>,
  codeClass: {
    definite: 'Definite',
    possible: 'Reason to ask',
    never: 'Never counted',
    unclassed: 'Not classed',
  } satisfies Record<CodeClass, string>,
  codeClassMeaning: {
    definite: 'A record with this code alone is evidence.',
    possible:
      'A record with this code alone is a reason to ask, never an answer: severity, control or intent is not in the code.',
    never:
      'A record with this code alone says nothing about it: history, sequela, remission, or another meaning.',
    unclassed: 'Nobody decided. Only scores read such codes: there the value decides, not the code.',
  } satisfies Record<CodeClass, string>,
  threshold: {
    window: 'Windows of time',
    value: 'Values',
    sites: 'Numbers of sites',
    validity: 'How long an answer lasts',
  } satisfies Record<Threshold['kind'], string>,
} as const;
