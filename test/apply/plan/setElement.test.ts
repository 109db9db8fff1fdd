import { describe, expect, it } from 'vitest';
import { elementProperty } from '../../../src/apply/plan/elementProperty.ts';
import { setElement } from '../../../src/apply/plan/setElement.ts';

const put = (shape: string, path: string, value: unknown, target: Record<string, unknown> = {}) => {
  setElement(target, path, value, shape, elementProperty);
  return target;
};

describe('an element is set', () => {
  it.each<[string, string, unknown, object, object]>([
    ['ServiceRequest', 'status', 'active', {}, { status: 'active' }],
    ['ServiceRequest', 'code.text', 'x', {}, { code: { text: 'x' } }],
    [
      'ServiceRequest',
      'code.text',
      'x',
      { code: { coding: [{ code: 'c' }] } },
      { code: { coding: [{ code: 'c' }], text: 'x' } },
    ],
    ['ServiceRequest', 'note.text', 'x', {}, { note: [{ text: 'x' }] }],
    [
      'ServiceRequest',
      'note[1].text',
      'y',
      { note: [{ text: 'x' }] },
      { note: [{ text: 'x' }, { text: 'y' }] },
    ],
    ['ServiceRequest', 'bodySite', { text: 'back' }, {}, { bodySite: [{ text: 'back' }] }],
    [
      'ServiceRequest',
      'bodySite',
      [{ text: 'a' }, { text: 'b' }],
      {},
      { bodySite: [{ text: 'a' }, { text: 'b' }] },
    ],
    ['ServiceRequest', 'occurrence', '2026-11-25', {}, { occurrenceDateTime: '2026-11-25' }],
    [
      'ServiceRequest',
      'occurrence',
      { repeat: { count: 2 } },
      {},
      { occurrenceTiming: { repeat: { count: 2 } } },
    ],
    [
      'ServiceRequest',
      'occurrence.ofType(Period)',
      { start: '2026' },
      {},
      { occurrencePeriod: { start: '2026' } },
    ],
    ['ServiceRequest', 'asNeeded', true, {}, { asNeededBoolean: true }],
    ['ServiceRequest', 'occurrenceDateTime', '2026', {}, { occurrenceDateTime: '2026' }],
    ['CommunicationRequest', 'payload[0].content', 'hi', {}, { payload: [{ contentString: 'hi' }] }],
    ['RequestGroup.action', 'description', 'x', {}, { description: 'x' }],
    ['RequestGroup.action', 'timing', '2026-11-25T10:00:00Z', {}, { timingDateTime: '2026-11-25T10:00:00Z' }],
  ])('%s.%s', (shape, path, value, before, after) => {
    expect(put(shape, path, value, structuredClone(before) as Record<string, unknown>)).toEqual(after);
  });

  it.each([
    ['ServiceRequest', 'nonsense', 'ServiceRequest has no element nonsense'],
    ['ServiceRequest', 'code.nonsense', 'CodeableConcept has no element nonsense'],
    ['ServiceRequest', 'note[3].text', 'note[3] would leave a gap'],
    ['ServiceRequest', 'where(true).x', '"where(true).x" is no simple path of names and indexes'],
    ['ServiceRequest', '', '"" is no simple path of names and indexes'],
    ['ServiceRequest', '__proto__.polluted', 'ServiceRequest has no element __proto__'],
    ['ServiceRequest', 'constructor.prototype', 'ServiceRequest has no element constructor'],
  ])('but not %s.%s', (shape, path, words) => {
    expect(() => put(shape, path, 'x')).toThrow(words);
    expect({}).not.toHaveProperty('polluted');
  });
});
