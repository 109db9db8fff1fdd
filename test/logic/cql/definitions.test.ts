import { describe, expect, it } from 'vitest';
import { Definitions } from '../../../src/logic/cql/definitions.ts';

describe('the definitions of a library', () => {
  it('stand in the order they are first needed, each once', () => {
    const definitions = new Definitions();
    expect(definitions.define('A "x"', '1', 'why')).toBe('"A \\"x\\""');
    expect(definitions.function('B', 'day Date', 'day')).toBe('"B"');
    expect(definitions.define('A "x"', '1', 'other words')).toBe('"A \\"x\\""');
    expect(definitions.all).toEqual([
      { name: 'A "x"', expression: '1', note: 'why' },
      { name: 'B', parameters: 'day Date', expression: 'day' },
    ]);
  });

  it('are told apart by a number where they share a name', () => {
    const definitions = new Definitions(['Taken', 'A (2)']);
    const names = ['1', '2', '3', '1', '2'].map((expression) => definitions.define('A', expression));
    expect(names).toEqual(['"A"', '"A (3)"', '"A (4)"', '"A"', '"A (3)"']);
    expect(definitions.define('Taken', '1')).toBe('"Taken (2)"');
    expect(definitions.all.map(({ name }) => name)).toEqual(['A', 'A (3)', 'A (4)', 'Taken (2)']);
  });

  it('have no note where none is given', () => {
    const definitions = new Definitions();
    definitions.function('B', '', '1', 'why');
    definitions.define('A', '1');
    expect(definitions.all.map((each) => Object.keys(each))).toEqual([
      ['name', 'parameters', 'expression', 'note'],
      ['name', 'expression'],
    ]);
  });
});
