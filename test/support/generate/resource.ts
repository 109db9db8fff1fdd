import fc from 'fast-check';

/** Elements by name. */
export type Fields = Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** An element with several types: one of them, each equally often, or `none`, so many times as often as one. */
export interface Choice {
  readonly none: number;
  readonly of: Fields;
}

/** A resource of which each element is mostly there, and of each choice one at most. */
export function resource(
  resourceType: string,
  fields: Fields,
  choices: readonly Choice[] = [],
): fc.Arbitrary<object> {
  const optional = Object.entries(fields).map(([name, value]) =>
    fc.option(named(name, value), { nil: {}, freq: 7 }),
  );
  const chosen = choices.map(({ none, of }) =>
    fc.oneof(
      { weight: none, arbitrary: fc.constant({}) },
      ...Object.entries(of).map(([name, value]) => ({ weight: 1, arbitrary: named(name, value) })),
    ),
  );
  return fc.tuple(...optional, ...chosen).map((parts) => Object.assign({ resourceType }, ...parts));
}

function named(name: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<object> {
  return value.map((made) => ({ [name]: made }));
}

/** One of the words of a line, more often the ones that stand there more often. */
export function oneOf(line: string): fc.Arbitrary<string> {
  return fc.constantFrom(...line.split(' '));
}
