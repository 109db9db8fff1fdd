import { describe, expect, it, test } from 'vitest';
import { brief } from '../input/sourceOf.ts';
import { eligibilityOf, planOf, soundCard } from './support/eligibilityOf.ts';

const told = { id: 'told', line: 2, quote: 'sepsis' };

/** A question for information, on line 12 from column 5. */
function information({ id = 'told', line = 2, quote = 'sepsis' }: Partial<typeof told> = {}): string {
  return `  - { id: ${id}, line: ${line}, quote: ${quote}, text: "Told?", rationale: R }\n`;
}

/** Reads one form with these groups, the first of which stands on line 10 from column 67; questions for information follow. */
async function read(groups: readonly string[], ...asked: readonly string[]) {
  const form = `  - { id: form, title: T, description: D, rationale: R, groups: [${groups.join(', ')}] }\n`;
  const tail = asked.length > 0 ? `information:\n${asked.join('')}` : '';
  return eligibilityOf(`${planOf(soundCard('c'))}questionnaires:\n${form}${tail}`);
}

const group = (id: string, ...questions: string[]) =>
  `{ id: ${id}, title: Group ${id}, questions: [${questions.join(', ')}] }`;

describe('a questionnaire', () => {
  it('asks the questions of criteria, and others for information, in groups', async () => {
    const { value, diagnostics } = await read([group('g', 'a', 'told'), group('h', 'b')], information());
    expect(diagnostics).toEqual([]);
    const [form] = value?.questionnaires ?? [];
    expect(form).toMatchObject({ id: 'form', title: 'T', description: 'D', rationale: 'R' });
    expect(form?.authored).toEqual({ file: 'eligibility.yaml', line: 10, column: 5 });
    const gout = { text: 'Gout', place: { line: 1 } };
    expect(form?.groups).toMatchObject([
      {
        id: 'g',
        title: 'Group g',
        questions: [
          { id: 'a', text: 'Is it so?', source: gout, informational: false },
          {
            id: 'told',
            text: 'Told?',
            source: { text: 'sepsis', place: { line: 2, column: 20, quote: 'sepsis' } },
            informational: true,
            rationale: 'R',
          },
        ],
      },
      { id: 'h', questions: [{ id: 'b', text: 'Is it b?', source: gout, informational: false }] },
    ]);
  });

  it('is not needed', async () => {
    const { value, diagnostics } = await eligibilityOf(planOf(soundCard('c')));
    expect([value?.questionnaires, diagnostics]).toEqual([[], []]);
  });
});

describe('a faulty questionnaire is told', () => {
  const faulty: readonly [string, readonly string[], readonly string[], string[]][] = [
    ['that asks nobody knows what', [group('g', 'x')], [], ['10:103 error question-unknown']],
    [
      'that asks a criterion without a question',
      [group('g', 'silent')],
      [],
      ['10:103 error question-unknown'],
    ],
    ['that asks twice', [group('g', 'a', 'b', 'a')], [], ['10:109 error question-twice']],
    [
      'that asks twice, in two groups',
      [group('g', 'a'), group('h', 'a')],
      [],
      ['10:146 error question-twice'],
    ],
    ['with two groups of one id', [group('g', 'a'), group('g', 'b')], [], ['10:115 error id-duplicate']],
    ['that asks nothing', [group('g')], [], ['10:102 error yaml-schema']],
    [
      'that leaves out a question for information',
      [group('g', 'a')],
      [information()],
      ['12:5 error question-not-asked'],
    ],
    [
      'with a question called as a criterion',
      [group('g', 'a')],
      [information({ id: 'a' })],
      ['12:11 error id-duplicate'],
    ],
    [
      'with a question called as a row',
      [group('g', 'ice')],
      [information({ id: 'ice' })],
      ['12:11 error id-duplicate'],
    ],
    [
      'with two questions of one id',
      [group('g', 'told')],
      [information(), information()],
      ['13:11 error id-duplicate'],
    ],
    [
      'with words that are nowhere',
      [group('g', 'told')],
      [information({ quote: 'Sepsis' })],
      ['12:33 error quote-not-in-source'],
    ],
    [
      'with words of another line',
      [group('g', 'told')],
      [information({ line: 1 })],
      ['12:23 warning words-moved'],
    ],
    [
      'with words on a line that is not there',
      [group('g', 'told')],
      [information({ line: 9, quote: 'Sepsis' })],
      ['12:23 error line-outside-source'],
    ],
  ];
  test.each(faulty)('%s', async (_, groups, asked, expected) => {
    expect((await read(groups, ...asked)).diagnostics.map(brief)).toEqual(expected);
  });

  it('with the id of another; and a question that another asks', async () => {
    const form = `  - { id: form, title: T, description: D, rationale: R, groups: [${group('g', 'a')}] }\n`;
    const { diagnostics } = await eligibilityOf(`${planOf(soundCard('c'))}questionnaires:\n${form}${form}`);
    expect(diagnostics.map(brief).sort()).toEqual([
      '11:103 error question-twice',
      '11:11 error id-duplicate',
    ]);
  });

  it('with how to mend it', async () => {
    const { diagnostics } = await read([group('g', 'silent')]);
    expect(diagnostics[0]?.message).toBe(
      'Neither a criterion with a question nor an entry of `information` is called "silent". Mend the id, or give the criterion its question.',
    );
  });

  it('all mistakes in one run', async () => {
    const { diagnostics } = await read(
      [group('g', 'x', 'a', 'a'), group('g', 'lost', 'wrong')],
      information({ id: 'a' }),
      information(),
      information({ id: 'lost', quote: 'nowhere' }),
      information({ id: 'wrong', line: 9, quote: 'nowhere' }),
    );
    expect(diagnostics.map(brief).sort()).toEqual(
      [
        '10:103 error question-unknown',
        '10:109 error question-twice',
        '10:121 error id-duplicate',
        '12:11 error id-duplicate',
        '13:5 error question-not-asked',
        '14:33 error quote-not-in-source',
        '15:24 error line-outside-source',
      ].sort(),
    );
  });
});

describe('a question that the criteria could not be read for', () => {
  it('is not told, since the criterion was', async () => {
    const text = `${planOf(soundCard('c'))}questionnaires:\n  - { id: form, title: T, description: D, rationale: R, groups: [${group('g', 'x')}] }\n`;
    for (const criterionIds of [undefined, new Set(['a', 'x'])]) {
      const { diagnostics } = await eligibilityOf(text, { criterionIds });
      expect(diagnostics).toEqual([]);
    }
  });
});
