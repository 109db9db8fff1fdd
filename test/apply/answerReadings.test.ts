import type { Questionnaire } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { answerReadings } from '../../src/apply/answerReadings.ts';

const url = 'http://example.org/StructureDefinition/answer-reading';
const form = (parts: object[], more: object = {}): Questionnaire => ({
  resourceType: 'Questionnaire',
  status: 'draft',
  url: 'http://example.org/Questionnaire/q',
  item: [
    {
      linkId: 'group',
      type: 'group',
      item: [{ linkId: 'a', type: 'choice', extension: [{ url, extension: parts as never }], ...more }],
    },
  ],
});
const lasts = (valueDuration: object) => ({ url: 'validFor', valueDuration });

describe('how answers are read', () => {
  it.each<[string, object[], object]>([
    ['days', [lasts({ value: 14, code: 'd' })], { a: { count: 14, unit: 'day' } }],
    ['months', [lasts({ value: 12, code: 'mo' })], { a: { count: 12, unit: 'month' } }],
    ['years', [lasts({ value: 2, code: 'a' })], { a: { count: 2, unit: 'year' } }],
    [
      'the day where the unit is none of the calendar',
      [lasts({ value: 336, code: 'h' })],
      { a: { count: 0, unit: 'day' } },
    ],
    [
      'the day where it is part of a day',
      [lasts({ value: 1.5, code: 'd' })],
      { a: { count: 0, unit: 'day' } },
    ],
    ['the day where nothing is said', [], { a: { count: 0, unit: 'day' } }],
  ])('lasts for %s', (_, parts, validFor) => {
    expect(answerReadings([form(parts)])).toEqual({
      questionnaire: ['http://example.org/Questionnaire/q'],
      validFor,
      inverted: [],
    });
  });

  it.each([
    [true, ['a']],
    [false, []],
  ])('is inverted: %s', (valueBoolean, inverted) => {
    expect(answerReadings([form([{ url: 'inverted', valueBoolean }])]).inverted).toEqual(inverted);
  });

  it('is not told by other extensions', () => {
    const other = {
      extension: [{ url: 'http://example.org/other', extension: [lasts({ value: 1, code: 'd' })] }],
    };
    expect(
      answerReadings([{ ...form([]), item: [{ linkId: 'a', type: 'choice', ...other }] }]).validFor,
    ).toEqual({});
  });
});
