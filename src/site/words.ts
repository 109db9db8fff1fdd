import type { Basis, CodeList, RatingScale, Recommendation, Variable } from '../knowledge/guideline.ts';

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
    possible: 'Possible',
    never: 'Never counted',
  } satisfies Record<CodeList['codes'][number]['class'], string>,
} as const;
