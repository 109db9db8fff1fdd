import type { QuestionnaireResponse } from 'fhir/r4.js';
import { expect, it } from 'vitest';
import { latestResponses } from '../../src/apply/latestResponses.ts';

function response(id: string, authored: string | undefined): QuestionnaireResponse {
  return { resourceType: 'QuestionnaireResponse', id, status: 'completed', ...(authored && { authored }) };
}

const table: readonly [string, string | undefined, string | undefined, readonly string[]][] = [
  ['the later day', '2026-01-01', '2026-01-02', ['b']],
  ['the later minute', '2026-01-01T10:00:00Z', '2026-01-01T10:01:00Z', ['b']],
  ['the later moment, whatever the zones', '2026-01-01T10:00:00+02:00', '2026-01-01T09:00:00Z', ['b']],
  ['a time without a zone as of UTC', '2026-01-01T10:00:00+02:00', '2026-01-01T09:00:00', ['b']],
  ['both of one moment', '2026-01-01T10:00:00+02:00', '2026-01-01T08:00:00Z', ['a', 'b']],
  ['both where one has no time', '2026-01-01', '2026-01-01T10:00:00Z', ['a', 'b']],
  [
    'the later day where one has no time, whatever the zone',
    '2025-12-31T23:00:00-05:00',
    '2026-01-01',
    ['b'],
  ],
  ['the later day where the other has none', '2025-12-31', '2026-01-01T01:00:00+05:00', ['b']],
  ['both where a month may be later', '2026-01-15', '2026-01', ['a', 'b']],
  ['the later month', '2026-01-31', '2026-02', ['b']],
  ['the day after a month', '2026-01', '2026-02-01', ['b']],
  ['both where one has no date', undefined, '2026-01-01', ['a', 'b']],
  ['both where the other has none', '2026-01-01', undefined, ['a', 'b']],
  ['both where one has words', 'last week', '2026-01-01', ['a', 'b']],
  ['both where the other has words', '2026-01-01', 'last week', ['a', 'b']],
  ['both where one has digits that are no date', '01.02.2026', '2026-01-01', ['a', 'b']],
];
it.each(table)('%s', (_, a, b, expected) => {
  const [one, other] = [response('a', a), response('b', b)];
  expect(latestResponses([one, other]).map(({ id }) => id)).toEqual(expected);
  expect(latestResponses([other, one]).map(({ id }) => id)).toEqual([...expected].reverse());
});

it('are none of none', () => {
  expect(latestResponses([])).toEqual([]);
});
