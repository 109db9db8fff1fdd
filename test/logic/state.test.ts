import { describe, expect, it } from 'vitest';
import { answeredBy } from '../../src/logic/evidence.ts';
import { composedState, type State, swapped } from '../../src/logic/state.ts';

const of = ['p', 'q', 'r'].map((id) => answeredBy(id));
const [met, out, unknown] = ['met', 'ruled-out', 'unknown'] as const;

describe('the state of what is composed', () => {
  it.each<[readonly State[], any: State, all: State, two: State]>([
    [[met, met, met], met, met, met],
    [[met, met, unknown], met, unknown, met],
    [[met, met, out], met, out, met],
    [[met, unknown, unknown], met, unknown, unknown],
    [[met, unknown, out], met, out, unknown],
    [[met, out, out], met, out, out],
    [[unknown, unknown, unknown], unknown, unknown, unknown],
    [[unknown, unknown, out], unknown, out, unknown],
    [[unknown, out, out], unknown, out, out],
    [[out, out, out], out, out, out],
  ])('of %j: any, all, two', (parts, any, all, two) => {
    const found = [
      composedState({ kind: 'any', of }, parts),
      composedState({ kind: 'all', of }, parts),
      composedState({ kind: 'atLeast', count: 2, of }, parts),
    ];
    expect(found).toEqual([any, all, two]);
  });

  it('of an opposite', () => {
    expect([met, out, unknown].map(swapped)).toEqual([out, met, unknown]);
    expect(composedState({ kind: 'not', of: answeredBy('p') }, [met])).toBe(out);
  });
});
