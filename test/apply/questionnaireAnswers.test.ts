import type { QuestionnaireResponse } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { questionnaireAnswers } from '../../src/apply/questionnaireAnswers.ts';
import { collect } from '../../src/diagnostic.ts';

const today = '2026-11-25';
const questionnaire = 'http://example.org/Questionnaire/considering';
const coded = (system: string, code: string) => ({ valueCoding: { system, code } });
const y = coded('http://terminology.hl7.org/CodeSystem/v2-0136', 'Y');
const n = coded('http://terminology.hl7.org/CodeSystem/v2-0136', 'N');
const unknown = coded('http://terminology.hl7.org/CodeSystem/data-absent-reason', 'asked-unknown');

const response = (more: Partial<QuestionnaireResponse>): QuestionnaireResponse => ({
  resourceType: 'QuestionnaireResponse',
  id: 'r',
  questionnaire: `${questionnaire}|0.1.0`,
  status: 'completed',
  ...more,
});

/** A response to the question p; without answers it is left blank. */
const asked = (authored: string | undefined, answer: object[], id = 'r') =>
  response({ id, ...(authored && { authored }), item: [{ linkId: 'p', ...(answer[0] && { answer }) }] });

function read(
  responses: readonly QuestionnaireResponse[],
  more: Partial<Parameters<typeof questionnaireAnswers>[1]> = {},
) {
  const { value, diagnostics } = collect((report) =>
    questionnaireAnswers(responses, { questionnaire, today, ...more }, report),
  );
  return { ...value, told: diagnostics.map(({ code, place }) => [code, place.file]), diagnostics };
}

describe('answers', () => {
  it('are those of the latest completed or amended response, at any depth', () => {
    const { yes, no, told } = read([
      response({
        id: 'old',
        authored: '2026-01-01',
        item: ['p', 'r', 'v', 'z'].map((linkId) => ({ linkId, answer: [y] })),
      }),
      response({
        id: 'new',
        status: 'amended',
        authored: '2026-02-01',
        item: [
          {
            linkId: 'group',
            item: [
              { linkId: 'p', answer: [y] },
              { linkId: 'q', answer: [n] },
            ],
          },
          { linkId: 'r', answer: [unknown] },
          { linkId: 's', answer: [{ valueBoolean: true }] },
          { linkId: 't', answer: [{ valueBoolean: false }] },
          { linkId: 'v' },
        ],
      }),
      response({
        id: 'open',
        status: 'in-progress',
        authored: '2026-03-01',
        item: [{ linkId: 'p', answer: [n] }],
      }),
      response({
        id: 'other',
        questionnaire: 'http://example.org/x',
        authored: '2026-04-01',
        item: [{ linkId: 'p', answer: [n] }],
      }),
    ]);
    expect([yes, no, told]).toEqual([['p', 's'], ['q', 't'], []]);
  });

  it('are found below answers, and given in order', () => {
    const item = [
      { linkId: 'z', answer: [{ ...y, item: [{ linkId: 'a', item: [{ linkId: 'm', answer: [y] }] }] }] },
      { linkId: 'b', answer: [y] },
    ];
    expect(read([response({ authored: '2026-11-20', item })]).yes).toEqual(['b', 'm', 'z']);
  });

  it('that contradict each other in one response are told by question, in order; beside "not known" they are open', () => {
    const both = (linkId: string, ...answer: object[]) => ({ linkId, answer });
    const item = [both('q', y, n), both('p', y, n), both('r', y, unknown)];
    const { yes, no, diagnostics } = read([response({ authored: '2026-11-20', item })]);
    expect([yes, no]).toEqual([[], []]);
    expect(diagnostics.map(({ code, message }) => [code, message.split('"')[1]])).toEqual([
      ['answers-conflict', 'p'],
      ['answers-conflict', 'q'],
    ]);
  });

  it('that contradict each other in several responses are told with all of these, in order', () => {
    const at = '2026-11-20T10:00:00Z';
    const { diagnostics } = read([asked(at, [n], 'b'), asked(at, [y], 'a')]);
    expect(
      diagnostics.map(({ message, place }) => [place.file, message.split(', ')[1]?.split(';')[0]]),
    ).toEqual([['QuestionnaireResponse/a', 'in QuestionnaireResponse/a and QuestionnaireResponse/b']]);
  });

  it('are not said to contradict each other where a date is what lacks', () => {
    const { yes, no, told } = read([asked('2026-11-20', [y], 'a'), asked(undefined, [n], 'b')]);
    expect([yes, no, told]).toEqual([[], [], [['answers-undated', 'QuestionnaireResponse/b']]]);
  });

  it('are taken together where a question stands in two places', () => {
    const item = [
      { linkId: 'p', answer: [n] },
      { linkId: 'group', item: [{ linkId: 'p', answer: [y] }] },
    ];
    const { yes, no, told } = read([response({ authored: '2026-11-20', item })]);
    expect([yes, no, told]).toEqual([[], [], [['answers-conflict', 'QuestionnaireResponse/r']]]);
  });

  it('are given by responses alone', () => {
    const other = { ...asked('2026-11-20', [y]), resourceType: 'Procedure' };
    expect(read([other as unknown as QuestionnaireResponse]).yes).toEqual([]);
  });

  it('are turned where the question is put the other way round', () => {
    const { yes, no } = read([asked('2026-11-20', [n])], { inverted: ['p'] });
    expect([yes, no]).toEqual([['p'], []]);
  });

  it.each<[string, string | undefined, 'yes' | 'open']>([
    ['the last day it lasts', '2026-11-11', 'yes'],
    ['the last day it lasts, early', '2026-11-11T00:00:00+14:00', 'yes'],
    ['the day after that', '2026-11-10T23:59:59-11:00', 'open'],
    ['today', '2026-11-25T20:00:00Z', 'yes'],
    ['a month that straddles', '2026-11', 'open'],
  ])('last as long as their question says: %s', (_name, authored, found) => {
    const { yes, told } = read([asked(authored, [y])], { validFor: { p: { count: 14, unit: 'day' } } });
    expect([yes, told]).toEqual([found === 'yes' ? ['p'] : [], []]);
  });

  it('last a year where their question says nothing', () => {
    expect(read([asked('2025-11-25', [y])]).yes).toEqual(['p']);
    expect(read([asked('2025-11-24', [y])]).yes).toEqual([]);
  });

  it.each<[string, QuestionnaireResponse]>([
    ['says the opposite', asked('2026-11-21', [y])],
    ['says "not known"', asked('2026-11-21', [unknown])],
    ['leaves the question blank', asked('2026-11-21', [])],
    [
      'has nothing but other questions',
      response({ authored: '2026-11-21', item: [{ linkId: 'q', answer: [y] }] }),
    ],
    ['is empty', response({ authored: '2026-11-21' })],
    ['is of a later minute', asked('2026-11-20T10:01:00Z', [])],
  ])('end with a later response that %s', (_name, later) => {
    const { no, told } = read([asked('2026-11-20T10:00:00Z', [n], 'older'), later]);
    expect([no, told]).toEqual([[], []]);
  });
});

describe('answers of responses that cannot be put in order', () => {
  it.each<[string, QuestionnaireResponse[], string[]]>([
    ['one response', [asked('2026-11-20T10:00:00Z', [y, n])], ['r']],
    [
      'two of one moment',
      [asked('2026-11-20T10:00:00Z', [y]), asked('2026-11-20T12:00:00+02:00', [n], 's')],
      ['r', 's'],
    ],
    ['two of one day', [asked('2026-11-20', [y]), asked('2026-11-20', [n], 's')], ['r', 's']],
    [
      'a day and a time of it',
      [asked('2026-11-20', [n]), asked('2026-11-20T08:00:00Z', [y], 's')],
      ['r', 's'],
    ],
    [
      'a time and its day, blank',
      [asked('2026-11-20', []), asked('2026-11-20T08:00:00Z', [n], 's')],
      ['r', 's'],
    ],
    ['a month and a day of it', [asked('2026-10', [y]), asked('2026-10-20', [n], 's')], ['r', 's']],
  ])('are open and reported where they differ: %s', (_name, responses, ids) => {
    const { yes, no, told, diagnostics } = read(responses);
    expect([yes, no, told]).toEqual([[], [], [['answers-conflict', `QuestionnaireResponse/${ids[0]}`]]]);
    const named =
      ids.length > 1 ? `, in ${ids.map((id) => `QuestionnaireResponse/${id}`).join(' and ')}` : '';
    expect(diagnostics[0]?.message).toBe(
      `The question "p" is answered in more than one way at the same time${named}; it counts as not answered. Ask again.`,
    );
  });

  it.each<[string, QuestionnaireResponse[]]>([
    ['two of one moment', [asked('2026-11-20T10:00:00Z', [n]), asked('2026-11-20T12:00:00+02:00', [n], 's')]],
    ['a day and a time of it', [asked('2026-11-20', [n]), asked('2026-11-20T08:00:00Z', [n], 's')]],
  ])('count where they agree: %s', (_name, responses) => {
    const { no, told } = read(responses);
    expect([no, told]).toEqual([['p'], []]);
  });

  it.each<[string, string | undefined, string]>([
    ['has no date', undefined, 'has no date'],
    ['is of the future', '2026-11-26', 'is dated "2026-11-26"'],
    ['has a date that is none', '20.11.2026', 'is dated "20.11.2026"'],
  ])('are all open and reported where a response %s, even where it agrees', (_name, authored, found) => {
    const { yes, no, diagnostics } = read([asked('2026-11-20', [n], 'older'), asked(authored, [n])]);
    expect([yes, no]).toEqual([[], []]);
    expect(diagnostics).toEqual([
      {
        code: 'answers-undated',
        severity: 'warning',
        message: `QuestionnaireResponse/r ${found}, so that nobody knows which response is the latest; no answer to its Questionnaire counts until that is mended.`,
        place: { file: 'QuestionnaireResponse/r' },
      },
    ]);
  });
});

describe('answers to several forms', () => {
  const other = 'http://example.org/Questionnaire/other';
  const to = (form: string, id: string, more: Partial<QuestionnaireResponse>) =>
    response({ id, questionnaire: form, ...more });

  it('are those of the latest response of each', () => {
    const responses = [
      to(questionnaire, 'r', { authored: '2026-10-01', item: [{ linkId: 'p', answer: [y] }] }),
      to(`${other}|3`, 's', { authored: '2026-11-01', item: [{ linkId: 'q', answer: [n] }] }),
      to(other, 't', { authored: '2026-09-01', item: [{ linkId: 'r', answer: [n] }] }),
    ];
    const told = (questionnaires: string | string[]) => {
      const { yes, no } = read(responses, { questionnaire: questionnaires });
      return [yes, no];
    };
    expect(told([questionnaire, `${other}|2`])).toEqual([['p'], ['q']]);
    expect(told([other])).toEqual([[], ['q']]);
    expect(told(questionnaire)).toEqual([['p'], []]);
    expect(told([])).toEqual([[], []]);
  });

  it('are open where two forms say the opposite of one question', () => {
    const responses = [questionnaire, other].map((form, index) =>
      to(form, `${index}`, { authored: today, item: [{ linkId: 'p', answer: [index === 0 ? y : n] }] }),
    );
    const { yes, no } = read(responses, { questionnaire: [questionnaire, other] });
    expect([yes, no]).toEqual([[], []]);
  });

  it('are given in order, whatever form they are of', () => {
    const responses = [
      to(questionnaire, 'r', { authored: today, item: [{ linkId: 'q', answer: [y] }] }),
      to(other, 's', { authored: today, item: [{ linkId: 'p', answer: [y] }] }),
    ];
    expect(read(responses, { questionnaire: [questionnaire, other] }).yes).toEqual(['p', 'q']);
  });

  it('are none without a form to look for', () => {
    const { yes, no } = read([asked(today, [y])], { questionnaire: [] });
    expect([yes, no]).toEqual([[], []]);
  });
});
