import { expect, test } from 'vitest';
import { changedLines } from '../../src/input/changedLines.ts';
import { LineFollower } from '../../src/knowledge/lineFollower.ts';

const was = ['Head', 'Honey soothes a cough A High', 'Codeine is not for children B Low', 'Rest', 'Foot'];

function follow(now: readonly string[]) {
  const lines = new LineFollower(changedLines(was.join('\n'), now.join('\n')));
  return was.map((_, index) => [lines.follow(index + 1), lines.followWords(index + 1)]);
}

const [head, honey, codeine, rest, foot] = was as [string, string, string, string, string];

test.each<[string, string[], (number | undefined)[], (number | undefined)[]]>([
  ['nothing changed', was, [1, 2, 3, 4, 5], [1, 2, 3, 4, 5]],
  ['a line came in', ['New', ...was], [2, 3, 4, 5, 6], [2, 3, 4, 5, 6]],
  ['a line went', [head, codeine, rest, foot], [1, undefined, 2, 3, 4], [1, undefined, 2, 3, 4]],
  [
    'a line went and the next was reworded',
    [head, 'Codeine is not for infants B Low', rest, foot],
    [1, undefined, 2, 3, 4],
    [1, undefined, 2, 3, 4],
  ],
  [
    'a line was reworded and the next went',
    [head, 'Honey may soothe a cough A High', rest, foot],
    [1, 2, undefined, 3, 4],
    [1, 2, undefined, 3, 4],
  ],
  [
    'quite another line took its place',
    [head, 'Zinc C', codeine, rest, foot],
    [1, 2, 3, 4, 5],
    [1, undefined, 3, 4, 5],
  ],
  ['a line was carried down', [head, codeine, rest, honey, foot], [1, 4, 2, 3, 5], [1, 4, 2, 3, 5]],
  [
    'the end went',
    [head, honey],
    [1, 2, undefined, undefined, undefined],
    [1, 2, undefined, undefined, undefined],
  ],
])('follows lines when %s', (_, now, lines, words) => {
  expect(follow(now)).toEqual(lines.map((line, index) => [line, words[index]]));
});
