import type { Place } from '../../src/diagnostic.ts';
import type { Guideline } from '../../src/knowledge/guideline.ts';

/** Criteria with one of everything, in words that are hostile to markup; they read the list `list-one`. */
export function awkwardCriteria(
  awkward: string,
  place: Place,
  authored: Place,
): Pick<Guideline, 'criteria' | 'bands' | 'outcomes'> {
  const source = { text: place.quote ?? '', place };
  return {
    criteria: [
      {
        id: 'criterion-one',
        title: 'Criterion & <one>',
        source,
        basis: 'editorial',
        rationale: awkward,
        contraindication: true,
        question: { text: `Is it so? ${awkward}`, inverted: true, rationale: 'A & B' },
        criterion: {
          kind: 'evidence',
          recorded: [{ kind: 'record', type: 'Condition', codes: 'list-one' }],
          possible: [{ kind: 'age', band: { below: 12 } }],
          question: {
            id: 'criterion-one',
            validFor: { count: 14, unit: 'day' },
            outdatedWithin: { count: 14, unit: 'day' },
          },
          absence: 'unknown',
        },
        thresholds: [
          {
            kind: 'validity',
            decision: 'An answer lasts <14> days',
            basis: 'editorial',
            rationale: awkward,
            authored,
          },
        ],
        authored,
      },
      {
        id: 'criterion-two',
        title: 'Criterion two',
        source,
        basis: 'stated',
        rationale: 'r',
        contraindication: false,
        criterion: { kind: 'atLeast', count: 1, of: [{ kind: 'named', id: 'criterion-one' }] },
        thresholds: [],
        authored,
      },
    ],
    bands: [
      {
        id: 'bands-one',
        title: 'Bands <one>',
        unit: '%',
        range: { from: 0 },
        bands: [
          { id: 'low', title: 'Low & slow', from: 0, below: 10 },
          { id: 'high', title: 'High', from: 10 },
        ],
        basis: 'editorial',
        rationale: awkward,
        authored,
      },
    ],
    outcomes: [
      {
        id: 'outcomes-one',
        title: 'Outcomes & <one>',
        exhaustive: true,
        rationale: awkward,
        authored,
        outcomes: [
          { id: 'yes', title: 'Yes', when: [{ criterion: 'criterion-one', rail: 'met' }] },
          { id: 'no', title: 'No', when: [{ criterion: 'criterion-one', rail: 'not-met' }] },
        ],
      },
    ],
  };
}
