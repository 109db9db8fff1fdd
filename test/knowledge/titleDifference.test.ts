import { expect, test } from 'vitest';
import { titleDifference } from '../../src/knowledge/titleDifference.ts';

const kept = 'For display only; the printed words stay verbatim beside it.';

test.each([
  [
    'ISF is a suitable option',
    'ISF as an option',
    `Left out of the printed words: is, a, suitable. Not printed: as, an. ${kept}`,
  ],
  ['Pulsed RFA is not efficacious', 'Pulsed RFA (lumbar) is not efficacious', `Not printed: lumbar. ${kept}`],
  ['a stand- alone device.', 'A stand-alone device', `Only capitals, hyphens or punctuation differ. ${kept}`],
  ['SCS helps in pain', 'In pain, SCS helps', `The same words, in another order or number. ${kept}`],
])('%s', (statement, title, words) => {
  expect(titleDifference(statement, title)).toBe(words);
});
