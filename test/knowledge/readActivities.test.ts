import { describe, expect, it, test } from 'vitest';
import { KnownVariables } from '../../src/knowledge/knownVariables.ts';
import { brief } from '../input/sourceOf.ts';
import { eligibilityOf, planOf, soundCard } from './support/eligibilityOf.ts';

const form =
  'questionnaires:\n  - { id: form, title: T, description: D, rationale: R, groups: [{ id: g, title: T, questions: [a] }] }\n';

/** Reads activities, each on a line from 10 on, from column 5. */
async function read(...entries: readonly string[]) {
  const list = entries.map((entry) => `  - ${entry}\n`).join('');
  return eligibilityOf(`${planOf(soundCard('c'))}activities:\n${list}${form}`);
}

/** An activity with what is given after its id. */
function entry(id: string, kind: string, more = '', lines = '[2]'): string {
  return `{ id: ${id}, code: ice, kind: ${kind}, title: T, description: D, lines: ${lines}, basis: editorial, rationale: R${more && `, ${more}`} }`;
}

describe('an activity that no row leads to', () => {
  const table: readonly [string, string, object][] = [
    ['is ordered', entry('x', 'ServiceRequest'), { kind: 'ServiceRequest', code: 'ice' }],
    ['is a drug without a dose', entry('x', 'MedicationRequest'), { kind: 'MedicationRequest' }],
    [
      'is a form to fill in',
      entry('x', 'Task', 'questionnaire: form'),
      { kind: 'Task', questionnaire: 'form' },
    ],
    [
      'is something to say',
      entry('x', 'CommunicationRequest', 'message: Talk.'),
      { kind: 'CommunicationRequest', message: 'Talk.' },
    ],
  ];
  test.each(table)('%s', async (_, text, expected) => {
    const { value, diagnostics } = await read(text);
    expect(diagnostics).toEqual([]);
    expect(value?.activities).toHaveLength(1);
    expect(value?.activities[0]).toMatchObject({
      ...expected,
      id: 'x',
      doNotPerform: false,
      basis: 'editorial',
      rationale: 'R',
      places: [{ line: 2, quote: 'Contraindications: sepsis' }],
      authored: { file: 'eligibility.yaml', line: 10, column: 5 },
    });
    expect(value?.activities[0]).not.toHaveProperty('lines');
  });
});

describe('a faulty activity is told', () => {
  const faulty: readonly [string, string, string[]][] = [
    ['that has the id of a row', entry('colchicine', 'Task'), ['10:11 error id-duplicate']],
    [
      'that orders an unknown variable',
      entry('x', 'Task').replace('code: ice', 'code: icee'),
      ['10:20 error variable-unknown'],
    ],
    [
      'that orders a population',
      entry('x', 'Task').replace('code: ice', 'code: gout-patients'),
      ['10:20 error variable-unknown'],
    ],
    [
      'with an unknown form',
      entry('x', 'Task', 'questionnaire: forms'),
      ['10:122 error questionnaire-unknown'],
    ],
    [
      'with a form that it cannot have',
      entry('x', 'ServiceRequest', 'questionnaire: form'),
      ['10:132 error questionnaire-misplaced'],
    ],
    ['that says nothing', entry('x', 'CommunicationRequest'), ['10:5 error message-missing']],
    ['that cannot say anything', entry('x', 'Task', 'message: M'), ['10:116 error message-misplaced']],
    ['on a line that is not there', entry('x', 'Task', '', '[9]'), ['10:71 error line-outside-source']],
    ['with a dose', entry('x', 'MedicationRequest', 'dose: 1 mg'), ['10:120 error yaml-schema']],
    ['of no kind', entry('x', 'DeviceRequest'), ['10:31 error yaml-schema']],
  ];
  test.each(faulty)('%s', async (_, text, expected) => {
    expect((await read(text)).diagnostics.map(brief)).toEqual(expected);
  });

  it('with the id of another', async () => {
    const { diagnostics } = await read(entry('x', 'Task'), entry('y', 'Task'), entry('x', 'Task'));
    expect(diagnostics.map(brief)).toEqual(['12:11 error id-duplicate']);
  });

  it('all mistakes in one run', async () => {
    const { diagnostics } = await read(...faulty.map(([, text]) => text));
    const meant = new Set(faulty.flatMap(([, , all]) => all.map((one) => one.split(' ')[2])));
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(meant);
  });
});

describe('a variable that could not be read', () => {
  const text = `${planOf(soundCard('c'))}activities:\n  - ${entry('x', 'Task').replace('code: ice', 'code: bad')}\n${form}`;
  const file = { file: 'v.yaml', value: { populations: [] }, place: () => ({ file: 'v.yaml' }) };
  it.each([
    ['alone', new KnownVariables([], { ...file, dropped: [{ id: 'bad' }] })],
    ['with all others', new KnownVariables([], undefined)],
  ])('%s is not told again', async (_, variables) => {
    expect((await eligibilityOf(text, { variables })).diagnostics).toEqual([]);
  });

  it('is told with the exposures there are', async () => {
    const [found] = (await eligibilityOf(text)).diagnostics;
    expect(found?.message).toBe(
      'variables.yaml (exposures) has no variable "bad"; known: colchicine, ice, opioids, low-dose, alcohol-talk. Mend the id, or add it there.',
    );
  });
});
