import { expect, test } from 'vitest';
import { titleDifference } from '../../src/knowledge/titleDifference.ts';
import { GuidelineCopy } from './copyGuideline.ts';

const { guideline } = await new GuidelineCopy('input/aspn-low-back-pain').read();
if (!guideline) throw new Error('the guideline cannot be read');
const { activities, choices, recommendations, variables, tables } = guideline;
const listed = (what: string) => choices.filter((choice) => choice.what === what);

test('a title that loses or gains words says why', () => {
  const silent = recommendations.filter(
    ({ row, title, titleRationale }) =>
      titleRationale === undefined && /Left out|Not printed/.test(titleDifference(row.statement, title)),
  );
  // "mediate" is mended to "mediated", "predominate" to "predominant": those have a rationale too.
  expect(silent.map(({ row, title }) => [row.place.line, title])).toEqual([]);
});

test('titles keep the words that carry meaning', () => {
  const titles = new Map(recommendations.map(({ row, title }) => [row.place.line, title]));
  expect(titles.get(60)).toContain('are safe and effective');
  expect(titles.get(74)).toContain('is a suitable option');
  expect(titles.get(106)).toContain('should be utilized');
  expect(titles.get(112)).toContain('in a cohort');
  expect(titles.get(128)).toBe('Pulsed RFA is not efficacious');
});

test('every editorial note is listed as a reading, and no other note is', () => {
  const notes = recommendations.flatMap(({ id, notes }) => notes.map((note) => ({ id, ...note })));
  expect(listed('reading').map(({ subject, decision }) => [subject, decision])).toEqual(
    notes.filter(({ basis }) => basis === 'editorial').map(({ id, text }) => [id, text]),
  );
  const words = /\b(?:editorial|inferred|(?:is|are) read|stands? in for|taken as)\b/i;
  expect(notes.filter(({ basis, text }) => basis === undefined && words.test(text))).toEqual([]);
});

test('every row with an order lists it, every plan’s activity is one, every split row its cut', () => {
  const ofPlans = activities.map(({ id, description }) => [id, description]);
  expect(listed('activity').map(({ subject, decision }) => [subject, decision.split(';')[0]])).toEqual([
    ...recommendations.flatMap(({ id, activity }) =>
      activity ? [[id, `${activity.kind}: ${activity.code}`]] : [],
    ),
    ...ofPlans,
  ]);
  const cells = tables.flatMap(({ id, entries }) =>
    entries.flatMap(({ basis, code }) => (basis ? [`${id}/${code}`] : [])),
  );
  expect(cells).toHaveLength(9);
  expect(listed('split').map(({ subject }) => subject)).toEqual(cells);
});

test('only a variable whose title is its printed words, without reason or code, is no choice', () => {
  const chosen = new Set(
    choices.filter(({ authored }) => authored.file.endsWith('/variables.yaml')).map(({ subject }) => subject),
  );
  for (const { id, title, quote, basis, rationale, coding } of variables) {
    const asPrinted = quote?.text.toLowerCase() === title.toLowerCase();
    expect(chosen.has(id), id).toBe(!(asPrinted && basis === 'stated' && !rationale && !coding));
  }
});

test("the population that row 126 states is the row's own", () => {
  const row = recommendations.find(({ row }) => row.place.line === 126);
  const variable = variables.find(({ id }) => id === row?.population.variable);
  expect([row?.population.basis, variable?.quote?.text, variable?.quote?.place.line]).toEqual([
    'stated',
    'low back pain',
    126,
  ]);
});
