import { expect, it } from 'vitest';
import { answeredBy, conditionIn } from '../../src/logic/evidence.ts';

it('an answer lasts a year where nobody says otherwise', () => {
  const answered = (count: number, unit: 'day' | 'month') => ({
    kind: 'evidence',
    recorded: [],
    possible: [],
    question: { id: 'q', validFor: { count, unit } },
    absence: 'unknown',
  });
  expect(answeredBy('q')).toEqual(answered(12, 'month'));
  expect(answeredBy('q', { count: 14, unit: 'day' })).toEqual(answered(14, 'day'));
});

it('a Condition is evidence by its list, absent or not', () => {
  expect(conditionIn('gout', 'ruled-out')).toEqual({
    kind: 'evidence',
    recorded: [{ kind: 'record', type: 'Condition', codes: 'gout' }],
    possible: [],
    absence: 'ruled-out',
  });
});
