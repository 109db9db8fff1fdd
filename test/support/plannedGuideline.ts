import type { Card } from '../../src/knowledge/eligibility.ts';
import type { Guideline } from '../../src/knowledge/guideline.ts';
import type { GuidelineCriterion } from '../../src/knowledge/guidelineCriterion.ts';
import type { Criterion } from '../../src/logic/criterion.ts';
import { answeredBy, conditionIn } from '../../src/logic/evidence.ts';
import { placeOn, smallGuideline } from './smallGuideline.ts';

const { authored } = smallGuideline.identity;

function criterion(id: string, of: Criterion, question?: string): GuidelineCriterion {
  return {
    id,
    title: `Criterion ${id}`,
    criterion: of,
    source: { text: 'Tophi', place: placeOn(23, 'Tophi') },
    basis: 'stated',
    rationale: `Why ${id}.`,
    contraindication: false,
    ...(question && { question: { text: question, inverted: false, rationale: 'It is asked.' } }),
    thresholds: [],
    authored,
  };
}

function card(id: string, when: Card['when'], more: Partial<Card> = {}): Card {
  return {
    id,
    title: `Card ${id}`,
    description: `What ${id} says.`,
    when,
    places: [placeOn(22)],
    basis: 'editorial',
    rationale: `Why ${id}.`,
    cards: [],
    authored,
    ...more,
  };
}

/** The small guideline with one plan of every kind of card, activities of its own, and a form that asks for information too. */
export const plannedGuideline: Guideline = {
  ...smallGuideline,
  criteria: [
    criterion('gout', conditionIn('gout', 'ruled-out')),
    criterion('tophi', answeredBy('tophi'), 'Are there tophi?'),
    criterion('either', {
      kind: 'any',
      of: [
        { kind: 'named', id: 'gout' },
        { kind: 'named', id: 'tophi' },
      ],
    }),
  ],
  eligibility: [
    {
      id: 'points',
      title: 'Points to consider',
      description: 'Weighs the points.',
      hooks: ['order-sign', 'order-select'],
      cards: [
        card('proposed', [{ criterion: 'either', rail: 'met' }], {
          priority: 'urgent',
          proposes: { row: 'ice' },
          cards: [
            card('closer', [{ criterion: 'tophi', rail: 'not-met' }], {
              proposes: { activity: 'trial' },
              cards: [card('closest', [{ criterion: 'gout', rail: 'not-ruled-out' }])],
            }),
          ],
        }),
        card(
          'open',
          [
            { criterion: 'either', rail: 'unknown' },
            { criterion: 'gout', rail: 'not-met' },
          ],
          { priority: 'routine', proposes: { activity: 'fill-in' } },
        ),
        card('closed', [{ criterion: 'either', rail: 'ruled-out' }], { basis: 'stated' }),
      ],
      places: [placeOn(20)],
      rationale: 'Why the plan.',
      authored,
    },
    {
      id: 'by-hand',
      title: 'Applied by hand',
      description: 'Runs at no hook.',
      hooks: [],
      cards: [card('gout', [{ criterion: 'gout', rail: 'met' }])],
      places: [placeOn(20)],
      rationale: 'Why by hand.',
      authored,
    },
  ],
  activities: [
    {
      id: 'trial',
      kind: 'ServiceRequest',
      code: 'ice',
      title: 'A trial',
      description: 'Proposes a trial.',
      doNotPerform: false,
      places: [placeOn(22)],
      basis: 'editorial',
      rationale: 'A usual step.',
      authored,
    },
    {
      id: 'fill-in',
      kind: 'Task',
      code: 'alcohol-talk',
      title: 'Fill in the form',
      description: 'Asks what is open.',
      questionnaire: 'form',
      doNotPerform: false,
      places: [placeOn(20)],
      basis: 'editorial',
      rationale: 'A person knows.',
      authored,
    },
  ],
  questionnaires: [
    {
      id: 'form',
      title: 'A form',
      description: 'Asks.',
      groups: [
        {
          id: 'points',
          title: 'Points',
          questions: [
            {
              id: 'tophi',
              text: 'Are there tophi?',
              source: { text: 'Tophi', place: placeOn(23, 'Tophi') },
              informational: false,
            },
          ],
        },
        {
          id: 'information',
          title: 'For information',
          questions: [
            {
              id: 'kidneys',
              text: 'Do the kidneys fail?',
              source: { text: 'Kidney failure', place: placeOn(22, 'Kidney failure') },
              informational: true,
              rationale: 'The column is not printed.',
            },
          ],
        },
      ],
      rationale: 'Why the form.',
      authored,
    },
  ],
};
