import { describe, expect, test } from 'vitest';
import { lineHash } from '../../src/input/lineHash.ts';
import { bindLines, type Lock } from '../../src/knowledge/bindLines.ts';

/** Lines by number, as `number: words`. */
const at = (line: number, words: string) => ({ number: line, text: words });
const lock = (line: number, words?: string): Lock => ({
  line,
  ...(words !== undefined && { hash: lineHash(words) }),
});

function bind(entries: readonly Lock[], targets: readonly { number: number; text: string }[]) {
  const { found, changed, lost } = bindLines(entries, targets);
  return {
    found: entries.map((entry) => found.get(entry)?.number),
    changed: entries.map((entry) => changed.has(entry)),
    lostTo: entries.map((entry) => (lost.has(entry) ? (lost.get(entry)?.line ?? 'nobody') : undefined)),
  };
}

describe('entries find their lines', () => {
  test.each<[string, Lock[], { number: number; text: string }[], (number | undefined)[]]>([
    ['by number while unlocked', [lock(1), lock(2)], [at(1, 'a'), at(2, 'b')], [1, 2]],
    ['by hash when lines moved', [lock(1, 'a'), lock(2, 'b')], [at(2, 'a'), at(3, 'b')], [2, 3]],
    ['by number when the words changed', [lock(1, 'a')], [at(1, 'x')], [1]],
    ['in order when words repeat and moved', [lock(1, 'a'), lock(2, 'a')], [at(2, 'a'), at(3, 'a')], [2, 3]],
    [
      'in order also when the file lists them otherwise',
      [lock(2, 'a'), lock(1, 'a')],
      [at(2, 'a'), at(3, 'a')],
      [3, 2],
    ],
    ['not those that a hash claims', [lock(2, 'gone'), lock(1, 'b')], [at(2, 'b')], [undefined, 2]],
    ['not twice', [lock(1), lock(1)], [at(1, 'a')], [1, undefined]],
    ['not where there is none', [lock(9)], [at(1, 'a')], [undefined]],
  ])('%s', (_, entries, targets, lines) => {
    expect(bind(entries, targets).found).toEqual(lines);
  });
});

test('tells what changed, and who has the line of an entry that lost its own', () => {
  expect(bind([lock(1, 'a'), lock(2, 'b'), lock(2), lock(9)], [at(1, 'x'), at(2, 'b')])).toEqual({
    found: [1, 2, undefined, undefined],
    changed: [true, false, false, false],
    lostTo: [undefined, undefined, 2, 'nobody'],
  });
});
